import { useTranslations } from 'next-intl';
import { Bdi } from '@/components/ui/bdi';
import { confirmRegistrationAction } from '@/lib/registration/actions';
import { MailedLinkForm } from './mailed-link';
import { NewPasswordFields } from './new-password-fields';

interface Props {
  link: { token: string; email: string; organisationName: string };
  submission: string;
}

/** The last step of registering: the mailbox has answered, the password makes the account. */
export function ConfirmRegistrationForm({ link, submission }: Props) {
  const t = useTranslations();
  return (
    <MailedLinkForm
      link={link}
      action={confirmRegistrationAction}
      submission={submission}
      words="register.confirm"
      lead={t.rich('register.confirm.lead', { organisation: () => <Bdi>{link.organisationName}</Bdi> })}
    >
      <NewPasswordFields email={link.email} label={t('password.label')} />
    </MailedLinkForm>
  );
}

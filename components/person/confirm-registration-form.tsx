import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Bdi, Code } from '@/components/ui/bdi';
import { confirmRegistrationAction } from '@/lib/registration/actions';
import { NewPasswordFields } from './new-password-fields';

interface Props {
  link: { token: string; email: string; organisationName: string };
  submission: string;
}

/** The last step of registering: the mailbox has answered, the password makes the account. */
export function ConfirmRegistrationForm({ link, submission }: Props) {
  const t = useTranslations('register.confirm');
  const password = useTranslations('password');
  return (
    <Form
      action={confirmRegistrationAction}
      submission={submission}
      title={t('title')}
      refusal={t('refused')}
      header={
        <div className="grid gap-4">
          <h1>{t('title')}</h1>
          <p className="text-ink-muted text-lg">{t.rich('lead', { organisation: () => <Bdi>{link.organisationName}</Bdi> })}</p>
          <p className="[overflow-wrap:anywhere]">
            <Code className="">{link.email}</Code>
          </p>
        </div>
      }
    >
      <input type="hidden" name="token" value={link.token} />
      <NewPasswordFields email={link.email} label={password('label')} />
      <div>
        <SubmitButton wide="phone">{t('submit')}</SubmitButton>
      </div>
    </Form>
  );
}

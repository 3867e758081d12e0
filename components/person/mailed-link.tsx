import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { NoticePage } from '@/components/layout/notice-page';
import { Wrap } from '@/components/layout/wrap';
import { Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import type { FormAction } from '@/lib/result';
import { inLocale } from '@/lib/routes';

interface LinkFormProps {
  token: string;
  action: FormAction;
  submission: string;
  /** The document's title. */
  title: string;
  refusal: string;
  submit: string;
  /** The heading, and what its reader should know before they press. */
  header: ReactNode;
  /** What else is asked. */
  children?: ReactNode;
}

/** Behind any mailed link: opening it changes nothing, its form does. */
export function LinkForm({ token, action, submission, title, refusal, submit, header, children }: LinkFormProps) {
  return (
    <Wrap className="pt-8 pb-section">
      <Form action={action} submission={submission} title={title} refusal={refusal} header={<div className="grid gap-4">{header}</div>}>
        <input type="hidden" name="token" value={token} />
        {children}
        <div>
          <SubmitButton wide="phone">{submit}</SubmitButton>
        </div>
      </Form>
    </Wrap>
  );
}

interface Props {
  link: { token: string; email: string };
  action: FormAction;
  submission: string;
  /** `account.confirmEmail` and the like: they all say the same four things. */
  words: 'account.confirmEmail' | 'password.reset' | 'register.confirm';
  lead: ReactNode;
  children?: ReactNode;
}

/** The form of a link to one's own mailbox, which it names. */
export function MailedLinkForm({ link, action, submission, words, lead, children }: Props) {
  const t = useTranslations(words);
  return (
    <LinkForm
      token={link.token}
      action={action}
      submission={submission}
      title={t('title')}
      refusal={t('refused')}
      submit={t('submit')}
      header={
        <>
          <h1>{t('title')}</h1>
          <p className="text-ink-muted text-lg">{lead}</p>
          <p className="[overflow-wrap:anywhere]">
            <Code className="">{link.email}</Code>
          </p>
        </>
      }
    >
      {children}
    </LinkForm>
  );
}

/** A link that was used, is too old or never was, and where another one is to be had. */
export function UnusableLink({ words, href }: { words: 'account.emailUnusable' | 'password.unusable'; href: string }) {
  const t = useTranslations(words);
  const locale = useLocale();
  return <NoticePage title={t('title')} lead={t('lead')} actions={<ButtonLink href={inLocale(locale, href)}>{t('action')}</ButtonLink>} />;
}

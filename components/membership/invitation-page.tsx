import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { NoticePage } from '@/components/layout/notice-page';
import { LocalText } from '@/components/listing/local-text';
import { LinkForm } from '@/components/person/mailed-link';
import { NewcomerFields } from '@/components/person/newcomer-fields';
import { SignOutForm } from '@/components/person/sign-out-form';
import { Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { acceptInvitationAction, joinByInvitationAction } from '@/lib/invitations/actions';
import type { InvitationView, WaitingInvitation } from '@/lib/invitations/views';
import type { FormAction } from '@/lib/result';
import { inLocale, routes } from '@/lib/routes';

/** Behind a mailed invitation: opening it changes nothing, its form does. */
export function InvitationPage({ view, submission }: { view: InvitationView; submission: string }) {
  switch (view.state) {
    case 'newcomer':
      return <NewcomerForm invitation={view.invitation} submission={submission} />;
    case 'join':
      return <JoinForm invitation={view.invitation} submission={submission} />;
    case 'signIn':
    case 'otherPerson':
      return <FirstSignIn invitation={view.invitation} signedIn={view.state === 'otherPerson'} />;
    default:
      return <Over state={view.state} />;
  }
}

function Title({ invitation }: { invitation: WaitingInvitation }) {
  const t = useTranslations('invitation');
  return t.rich('title', { organisation: () => <LocalText text={invitation.organisationName} /> });
}

/** Who asks whom in, and as what. */
function Letter({ invitation }: { invitation: WaitingInvitation }) {
  const t = useTranslations('invitation');
  const { inviterName, email, role } = invitation;
  return (
    <>
      {inviterName && <p className="text-lg">{t.rich('from', { inviter: () => <LocalText text={inviterName} /> })}</p>}
      <p className="text-ink-muted">{t(`roleText.${role}`)}</p>
      <p className="[overflow-wrap:anywhere]">{t.rich('to', { email: () => <Code className="">{email}</Code> })}</p>
    </>
  );
}

interface FormProps {
  invitation: WaitingInvitation;
  submission: string;
}

interface AnswerProps {
  action: FormAction;
  submit: string;
  children?: ReactNode;
}

/** Who asks, and the answer: `children` is what else it needs. */
function InvitationForm({ action, submit, invitation, submission, children }: FormProps & AnswerProps) {
  const t = useTranslations('invitation');
  return (
    <LinkForm
      token={invitation.token}
      action={action}
      submission={submission}
      title={t('document')}
      refusal={t('joinRefused')}
      submit={submit}
      header={
        <>
          <h1>
            <Title invitation={invitation} />
          </h1>
          <Letter invitation={invitation} />
        </>
      }
    >
      {children}
    </LinkForm>
  );
}

function NewcomerForm(props: FormProps) {
  const t = useTranslations();
  return (
    <InvitationForm {...props} action={acceptInvitationAction} submit={t('invitation.accept')}>
      <NewcomerFields email={props.invitation.email} />
    </InvitationForm>
  );
}

function JoinForm(props: FormProps) {
  const t = useTranslations('invitation');
  return <InvitationForm {...props} action={joinByInvitationAction} submit={t('join')} />;
}

/** The address has an account, which is not the one that is signed in; both ways lead back here. */
function FirstSignIn({ invitation, signedIn }: { invitation: WaitingInvitation; signedIn: boolean }) {
  const t = useTranslations('invitation');
  const locale = useLocale();
  const here = routes.invitation(invitation.token);
  return (
    <NoticePage
      title={<Title invitation={invitation} />}
      lead={t(signedIn ? 'otherPerson' : 'signInFirst')}
      actions={
        signedIn ? (
          <SignOutForm locale={locale} label={t('signOut')} next={here} />
        ) : (
          <ButtonLink href={inLocale(locale, routes.signIn(here))}>{t('signIn')}</ButtonLink>
        )
      }
    >
      <Letter invitation={invitation} />
    </NoticePage>
  );
}

function Over({ state }: { state: 'accepted' | 'revoked' | 'expired' | 'unknown' }) {
  const t = useTranslations('invitation');
  const locale = useLocale();
  return (
    <NoticePage
      title={t(`over.${state}.title`)}
      lead={t(`over.${state}.lead`)}
      actions={
        state === 'accepted' ? (
          <ButtonLink href={inLocale(locale, routes.signIn())}>{t('signIn')}</ButtonLink>
        ) : (
          <a href={inLocale(locale, routes.help())}>{t('help')}</a>
        )
      }
    />
  );
}

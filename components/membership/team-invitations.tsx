import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { EmailField } from '@/components/forms/text-field';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Code } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatDay } from '@/lib/i18n/formats';
import { inviteAction, resendInvitationAction, revokeInvitationAction } from '@/lib/invitations/actions';
import type { SentInvitationView, TeamInvitationsView } from '@/lib/invitations/views';
import { ROLES } from '@/lib/memberships/rules';

/** Whom the owners of a team have asked in, and the form that asks. */
export function TeamInvitations({ view }: { view: TeamInvitationsView }) {
  const t = useTranslations('invitation');
  return (
    <div id="invitations" className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {view.done !== null && <Alert tone="ok" title={t(`done.${view.done}`)} />}
      {view.invitations.length > 0 && (
        <Panel title={t('sent')}>
          <ul className="grid">
            {view.invitations.map((invitation) => (
              <SentInvitation key={invitation.id} invitation={invitation} />
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('invite')}>
        <Form
          action={inviteAction}
          submission={crypto.randomUUID()}
          refusal={t('inviteRefused')}
          prefix="invite-"
          initial={{ role: ['member'] }}
        >
          <input type="hidden" name="organisationId" value={view.organisationId} />
          <EmailField name="email" label={t('email')} hint={t('emailHint')} autoComplete="off" />
          <RadioCards
            name="role"
            label={t('role')}
            choices={ROLES.toReversed().map((role) => ({ value: role, label: t(`roles.${role}`), hint: t(`roleHints.${role}`) }))}
          />
          <div>
            <SubmitButton wide="phone">{t('send')}</SubmitButton>
          </div>
        </Form>
      </Panel>
    </div>
  );
}

function SentInvitation({ invitation }: { invitation: SentInvitationView }) {
  const t = useTranslations('invitation');
  const locale = useLocale();
  const { id, email, role, expiresAt, expired } = invitation;
  const address = <Code className="wrap-anywhere">{email}</Code>;
  const day = formatDay(expiresAt, locale);
  return (
    <li className="grid gap-3 border-line border-t py-4 first:border-t-0 first:pt-0 last:pb-0">
      <div className="grid gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <b>{address}</b>
          <Badge tone={expired ? 'neutral' : 'wait'} icon="clock">
            {t(expired ? 'expired' : 'waiting')}
          </Badge>
        </p>
        <p className="text-ink-muted text-sm">
          {t(`roles.${role}`)} · {t(expired ? 'expiredOn' : 'expiresOn', { day })}
        </p>
      </div>
      <div className="flex flex-wrap gap-3">
        <Form action={resendInvitationAction} submission={crypto.randomUUID()} refusal={t('resendRefused')} prefix={`resend-${id}-`}>
          <input type="hidden" name="invitationId" value={id} />
          <SubmitButton variant="second" small>
            {t('resend')} <VisuallyHidden>{address}</VisuallyHidden>
          </SubmitButton>
        </Form>
        <Form action={revokeInvitationAction} submission={crypto.randomUUID()} refusal={t('revokeRefused')} prefix={`revoke-${id}-`}>
          <input type="hidden" name="invitationId" value={id} />
          <SubmitButton variant="quiet" small>
            {t('revoke')} <VisuallyHidden>{address}</VisuallyHidden>
          </SubmitButton>
        </Form>
      </div>
    </li>
  );
}

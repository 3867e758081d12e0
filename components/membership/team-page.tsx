import { useLocale, useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Code } from '@/components/ui/bdi';
import { CardTable } from '@/components/ui/card-table';
import { formatDay } from '@/lib/i18n/formats';
import { localised } from '@/lib/i18n/localised';
import { changeRoleAction } from '@/lib/memberships/actions';
import type { MemberView, TeamView } from '@/lib/memberships/views';
import { inLocale, routes } from '@/lib/routes';
import { EndMembershipForm } from './end-membership-form';
import { TeamInvitations } from './team-invitations';

/** Who acts in the organisation's name, and who answers for its account. */
export function TeamPage({ team }: { team: TeamView }) {
  const t = useTranslations('team');
  const locale = useLocale();
  return (
    <PageFrame title={t('title')} lead={t.rich('lead', { name: () => <LocalText text={team.organisationName} /> })}>
      <div className="grid gap-section">
        <div className="grid gap-5">
          {team.done && <Alert tone="ok" live title={t(`done.${team.done}`)} />}
          <Members team={team} />
          {team.provesDomains && (
            <p>
              <a href={inLocale(locale, routes.domains(team.side))}>{t('domains')}</a>
            </p>
          )}
          {team.onlyOwner && <p className="max-w-measure text-ink-muted text-sm">{t('onlyOwner')}</p>}
        </div>
        {team.invitations && <TeamInvitations view={team.invitations} />}
      </div>
    </PageFrame>
  );
}

function Members({ team }: { team: TeamView }) {
  const t = useTranslations('team');
  const locale = useLocale();
  return (
    <CardTable
      caption={t('members')}
      rows={team.members}
      rowKey={(member) => member.id}
      columns={[
        {
          key: 'name',
          label: t('columns.name'),
          kind: 'head',
          cell: (member) => (
            <>
              <LocalText text={member.name} />
              {member.you && <span className="font-normal text-ink-muted"> {t('you')}</span>}
              <span className="block font-normal text-ink-muted text-sm">
                <Code className="wrap-anywhere">{member.email}</Code>
              </span>
            </>
          ),
        },
        {
          key: 'role',
          label: t('columns.role'),
          cell: (member) => (
            <span className="flex flex-wrap gap-1.5">
              <Badge tone={member.role === 'owner' ? 'info' : 'neutral'} icon={member.role === 'owner' ? 'shield' : 'users'}>
                {t(`roles.${member.role}`)}
              </Badge>
              {member.disabled && (
                <Badge tone="bad" icon="alert">
                  {t('disabled')}
                </Badge>
              )}
            </span>
          ),
        },
        { key: 'since', label: t('columns.since'), cell: (member) => formatDay(member.since, locale) },
        {
          key: 'act',
          label: t('columns.action'),
          kind: 'act',
          cell: (member) => (member.allowed.length === 0 ? null : <MemberButtons team={team} member={member} />),
        },
      ]}
    />
  );
}

function MemberButtons({ team, member }: { team: TeamView; member: MemberView }) {
  const t = useTranslations('team');
  const locale = useLocale();
  const name = localised(member.name, locale).text;
  const ending = member.allowed.find((action) => action === 'leave' || action === 'remove');
  const changing = member.allowed.find((action) => action === 'promote' || action === 'demote');
  return (
    <div className="flex flex-wrap items-start gap-2 md:justify-end">
      {changing && (
        <Form action={changeRoleAction} submission={crypto.randomUUID()} prefix={`role-${member.id}-`} className="gap-3">
          <input type="hidden" name="membershipId" value={member.id} />
          <input type="hidden" name="role" value={changing === 'promote' ? 'owner' : 'member'} />
          <SubmitButton variant="second" small>
            <span aria-hidden="true">{t(`actions.${changing}`)}</span>
            <span className="sr-only">{t(`actions.${changing}Long`, { name })}</span>
          </SubmitButton>
        </Form>
      )}
      {ending && (
        <ConfirmDialog
          href={inLocale(locale, routes.endMembership(team.side, member.id))}
          variant="quiet"
          trigger={
            <>
              <span aria-hidden="true">{t(`actions.${ending}`)}</span>
              <span className="sr-only">{t(`actions.${ending}Long`, { name })}</span>
            </>
          }
          title={t(`end.${ending}Title`, { name })}
          cancel={t('end.cancel')}
          confirm={<EndMembershipForm membershipId={member.id} ending={ending} submission={crypto.randomUUID()} />}
        >
          {t(`end.${ending}Text`)}
        </ConfirmDialog>
      )}
    </div>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { EmailField, TextArea, TextField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Bdi, Code } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { inviteCompanyAction, resendCompanyInvitationAction, revokeCompanyInvitationAction } from '@/lib/company-invitations/actions';
import type { CompanyInvitationsView, SentCompanyInvitation } from '@/lib/company-invitations/views';
import { formatDay } from '@/lib/i18n/formats';
import { locales } from '@/lib/i18n/locales';
import { localised } from '@/lib/i18n/localised';
import type { InvitationState } from '@/lib/invitations/rules';
import { inLocale, routes } from '@/lib/routes';

/** Which companies an association, or the programme, has asked in, and the form that asks. */
export function CompanyInvitationsPage({ view }: { view: CompanyInvitationsView }) {
  const t = useTranslations('companyInvitations');
  const locale = useLocale();
  const { organisationId, invitations, mayInvite, done } = view;
  const programme = organisationId === null;
  return (
    <PageFrame title={t('title')} lead={t(programme ? 'leadProgramme' : 'lead')}>
      <div id="sent" className="grid scroll-mt-4 grid-cols-[minmax(0,1fr)] gap-6">
        {done && <Alert tone="ok" live title={t(`done.${done}`)} />}
        {!mayInvite && !programme && (
          <Alert tone="warn" title={t('notVerified')}>
            <a href={inLocale(locale, routes.profile('association'))}>{t('profile')}</a>
          </Alert>
        )}
        {invitations.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        ) : (
          <Sent invitations={invitations} mayInvite={mayInvite} programme={programme} />
        )}
        {mayInvite && <InviteForm view={view} />}
      </div>
    </PageFrame>
  );
}

const tones = { waiting: 'wait', accepted: 'ok', revoked: 'neutral', expired: 'neutral' } as const satisfies Record<
  InvitationState,
  string
>;
const icons = { waiting: 'clock', accepted: 'check', revoked: 'close', expired: 'clock' } as const satisfies Record<
  InvitationState,
  string
>;

interface SentProps {
  invitations: SentCompanyInvitation[];
  mayInvite: boolean;
  programme: boolean;
}

function Sent({ invitations, mayInvite, programme }: SentProps) {
  const t = useTranslations('companyInvitations');
  const locale = useLocale();
  return (
    <CardTable
      caption={t('sent')}
      rows={invitations}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'company',
          label: t('columns.company'),
          kind: 'head',
          cell: ({ companyName, email }) => (
            <>
              <Bdi>{companyName}</Bdi>
              <span className="block font-normal text-ink-muted text-sm">
                <Code className="wrap-anywhere">{email}</Code>
              </span>
            </>
          ),
        },
        {
          key: 'state',
          label: t('columns.state'),
          cell: ({ state }) => (
            <span className="whitespace-nowrap">
              <Badge tone={tones[state]} icon={icons[state]}>
                {t(`states.${state}`)}
              </Badge>
            </span>
          ),
        },
        {
          key: 'sent',
          label: t('columns.sent'),
          cell: ({ sentAt, state, expiresAt }) => (
            <>
              {formatDay(sentAt, locale)}
              {state === 'waiting' && (
                <span className="block text-ink-muted text-sm">{t('until', { day: formatDay(expiresAt, locale) })}</span>
              )}
            </>
          ),
        },
        {
          key: 'need',
          label: t('columns.need'),
          cell: ({ need }) =>
            need === null ? (
              t('noNeed')
            ) : (
              <a href={inLocale(locale, routes.need(need.id))}>
                <LocalText text={need.title} />
              </a>
            ),
        },
        {
          key: 'became',
          label: t('columns.became'),
          cell: ({ company }) => (company === null ? t('nothingYet') : <Became company={company} programme={programme} />),
        },
        {
          key: 'act',
          label: t('columns.action'),
          kind: 'act',
          cell: (invitation) =>
            mayInvite && (invitation.state === 'waiting' || invitation.state === 'expired') ? <Buttons invitation={invitation} /> : null,
        },
      ]}
    />
  );
}

/** Its page is everybody's once it is verified; before, only the programme has one of it. */
function Became({ company, programme }: { company: NonNullable<SentCompanyInvitation['company']>; programme: boolean }) {
  const t = useTranslations('companyInvitations');
  const locale = useLocale();
  const href = programme ? routes.organisationFile(company.id) : company.verified ? routes.organisation(company.id) : null;
  const name = <LocalText text={company.name} />;
  return (
    <>
      {href === null ? name : <a href={inLocale(locale, href)}>{name}</a>}
      {!company.verified && <span className="block text-ink-muted text-sm">{t('notVerifiedYet')}</span>}
    </>
  );
}

function Buttons({ invitation: { id, companyName } }: { invitation: SentCompanyInvitation }) {
  const t = useTranslations('companyInvitations');
  const whose = (
    <VisuallyHidden>
      <Bdi>{companyName}</Bdi>
    </VisuallyHidden>
  );
  return (
    <div className="flex flex-wrap items-start gap-2 md:justify-end">
      <Form
        action={resendCompanyInvitationAction}
        submission={crypto.randomUUID()}
        refusal={t('resendRefused')}
        prefix={`resend-${id}-`}
        className="gap-3"
      >
        <input type="hidden" name="invitationId" value={id} />
        <SubmitButton variant="second" small>
          {t('resend')} {whose}
        </SubmitButton>
      </Form>
      <Form
        action={revokeCompanyInvitationAction}
        submission={crypto.randomUUID()}
        refusal={t('revokeRefused')}
        prefix={`revoke-${id}-`}
        className="gap-3"
      >
        <input type="hidden" name="invitationId" value={id} />
        <SubmitButton variant="quiet" small>
          {t('revoke')} {whose}
        </SubmitButton>
      </Form>
    </div>
  );
}

const nameOfLanguage = { fr: 'french', ar: 'arabic' } as const;

function InviteForm({ view: { organisationId, needs } }: { view: CompanyInvitationsView }) {
  const t = useTranslations('companyInvitations');
  const locale = useLocale();
  return (
    <Panel title={t('invite')} id="invite">
      <Form
        action={inviteCompanyAction}
        submission={crypto.randomUUID()}
        title={t('title')}
        refusal={t('inviteRefused')}
        prefix="invite-"
        at="#invite"
        initial={{ language: [locale] }}
      >
        {organisationId !== null && <input type="hidden" name="organisationId" value={organisationId} />}
        <TextField name="companyName" label={t('companyName')} autoComplete="off" />
        <EmailField name="email" label={t('email')} hint={t('emailHint')} autoComplete="off" />
        <RadioCards
          name="language"
          label={t('language')}
          columns={2}
          choices={locales.map((value) => ({ value, label: t(`languages.${nameOfLanguage[value]}`) }))}
        />
        {needs === null ? (
          <TextField name="need" label={t('needNumber')} hint={t('needNumberHint')} optional dir="ltr" />
        ) : (
          <SelectField
            name="need"
            label={t('need')}
            hint={t(needs.length === 0 ? 'noOpenNeeds' : 'needHint')}
            optional
            empty={t('noNeedChosen')}
            options={needs.map(({ id, title }) => ({ value: String(id), label: localised(title, locale).text }))}
          />
        )}
        <TextArea name="words" label={t('words')} hint={t('wordsHint')} optional rows={4} />
        <div>
          <SubmitButton wide="phone">{t('send')}</SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

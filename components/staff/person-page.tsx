import { useLocale, useTranslations } from 'next-intl';
import { CheckboxGroup, RadioCards } from '@/components/forms/choice-fields';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Bdi, Code } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { KeyValue, type KeyValueRow } from '@/components/ui/key-value';
import { auditAddress } from '@/lib/audit/schema';
import { formatDay } from '@/lib/i18n/formats';
import type { FormAction } from '@/lib/result';
import { inLocale, routes } from '@/lib/routes';
import {
  enablePersonAction,
  endAdministrationAction,
  endCoordinationAction,
  endObservationAction,
  nameAdministratorAction,
  nameCoordinatorAction,
  nameObserverAction,
} from '@/lib/staff/actions';
import type { PersonAction } from '@/lib/staff/rules';
import type { PersonView } from '@/lib/staff/views';
import { AccessBadge } from './access-badge';
import { DisableForm } from './disable-person';
import { StaffRoles } from './staff-roles';
import { WaitingRole } from './waiting-role';

/** One account: whose it is, what it is for the programme, and whether it opens. */
export function PersonPage({ person }: { person: PersonView }) {
  const t = useTranslations('people');
  const locale = useLocale();
  const { allowed, done } = person;
  return (
    <PageFrame
      title={<LocalText text={person.name} />}
      trail={[{ href: inLocale(locale, routes.people()), label: t('title') }]}
      eyebrow={<AccessBadge person={person} />}
      actions={
        <a href={inLocale(locale, auditAddress({ subject: 'user', record: person.id }))} className="inline-flex min-h-target items-center">
          {t('audit')}
        </a>
      }
    >
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
        {done !== null && <Alert tone="ok" title={t(`done.${done}`)} />}
        {person.oneself && <Alert title={t('oneself')} />}
        {person.erased && <Alert title={t('erasedNote')} />}
        <Panel title={t('facts')}>
          <Facts person={person} />
        </Panel>
        {person.waiting.map((waiting) => (
          <WaitingRole key={String(waiting.role.administrator)} waiting={waiting} regions={person.regions} />
        ))}
        {offers(allowed, 'coordinate', 'endCoordination') && <Coordination person={person} />}
        {offers(allowed, 'administrate', 'endAdministration') && (
          <Panel title={t('administration')}>
            <p className="text-ink-muted">{t('administrationHint')}</p>
            {allowed.includes('administrate') && <p className="text-ink-muted text-sm">{t('twoPeople')}</p>}
            {allowed.includes('administrate') ? (
              <OneButton person={person} action={nameAdministratorAction} name="administrate" label={t('administrate')} />
            ) : (
              <OneButton person={person} action={endAdministrationAction} name="endAdministration" label={t('endAdministration')} />
            )}
          </Panel>
        )}
        {offers(allowed, 'observe', 'endObservation') && (
          <Panel title={t('observation')}>
            <p className="text-ink-muted">{t('observationHint')}</p>
            {allowed.includes('observe') ? (
              <OneButton person={person} action={nameObserverAction} name="observe" label={t('observe')} />
            ) : (
              <OneButton person={person} action={endObservationAction} name="endObservation" label={t('endObservation')} />
            )}
          </Panel>
        )}
        {offers(allowed, 'disable', 'enable') && <Access person={person} />}
      </div>
    </PageFrame>
  );
}

function offers(allowed: readonly PersonAction[], ...actions: PersonAction[]): boolean {
  return actions.some((action) => allowed.includes(action));
}

function Facts({ person }: { person: PersonView }) {
  const t = useTranslations('people');
  const locale = useLocale();
  const rows: (KeyValueRow | false)[] = [
    { key: 'email', term: t('email'), value: <Code className="wrap-anywhere">{person.email}</Code> },
    { key: 'since', term: t('since'), value: formatDay(person.createdAt, locale) },
    {
      key: 'memberships',
      term: t('memberships'),
      value:
        person.memberships.length === 0 ? (
          t('noMembership')
        ) : (
          <ul>
            {person.memberships.map(({ organisationId, name, role }) => (
              <li key={organisationId}>
                <a href={inLocale(locale, routes.organisationFile(organisationId))}>
                  <LocalText text={name} />
                </a>{' '}
                · {t(role)}
              </li>
            ))}
          </ul>
        ),
    },
    (person.staff.administrator || person.staff.coordinates !== null || person.staff.observes) && {
      key: 'roles',
      term: t('columns.where'),
      value: (
        <ul>
          <StaffRoles staff={person.staff} regions={person.regions} />
        </ul>
      ),
    },
    person.disabledAt !== null && { key: 'disabledAt', term: t('disabledAt'), value: formatDay(person.disabledAt, locale) },
    person.reason !== null && {
      key: 'reason',
      term: t('reason'),
      value: (
        <span className="whitespace-pre-line">
          <Bdi>{person.reason}</Bdi>
        </span>
      ),
    },
  ];
  return <KeyValue rows={rows.filter((row) => row !== false)} />;
}

function Coordination({ person }: { person: PersonView }) {
  const t = useTranslations('people');
  const { allowed, staff, regions } = person;
  const is = staff.coordinates !== null;
  return (
    <Panel title={t('coordination')}>
      {allowed.includes('coordinate') && (
        <Form
          action={nameCoordinatorAction}
          submission={crypto.randomUUID()}
          refusal={t('refused')}
          prefix="coordinate-"
          initial={{ scope: [is && staff.coordinates?.length ? 'regions' : 'national'], regions: [...(staff.coordinates ?? [])] }}
        >
          <input type="hidden" name="userId" value={person.id} />
          <RadioCards
            name="scope"
            label={t('scope')}
            choices={[
              { value: 'national', label: t('nationalChoice') },
              { value: 'regions', label: t('regionsChoice') },
            ]}
            columns={2}
          />
          <CheckboxGroup
            name="regions"
            label={t('regions')}
            optional
            columns={2}
            choices={regions.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <p className="text-ink-muted text-sm">{t('twoPeople')}</p>
          <div>
            <SubmitButton variant="second" wide="phone">
              {t(is ? 'saveScope' : 'coordinate')}
            </SubmitButton>
          </div>
        </Form>
      )}
      {allowed.includes('endCoordination') && (
        <OneButton person={person} action={endCoordinationAction} name="endCoordination" label={t('endCoordination')} />
      )}
    </Panel>
  );
}

function Access({ person }: { person: PersonView }) {
  const t = useTranslations('people');
  const locale = useLocale();
  return (
    <Panel title={t('access')}>
      {person.allowed.includes('enable') ? (
        <>
          <p className="text-ink-muted">{t('enableHint')}</p>
          <OneButton person={person} action={enablePersonAction} name="enable" label={t('enable')} />
        </>
      ) : (
        <div>
          <ConfirmDialog
            href={inLocale(locale, routes.disablePerson(person.id))}
            trigger={t('disable')}
            title={t('disableTitle')}
            cancel={t('keep')}
            confirm={<DisableForm person={person} submission={crypto.randomUUID()} />}
          >
            {t('disableText')}
          </ConfirmDialog>
        </div>
      )}
    </Panel>
  );
}

function OneButton({ person, action, name, label }: { person: PersonView; action: FormAction; name: PersonAction; label: string }) {
  const t = useTranslations('people');
  return (
    <Form action={action} submission={crypto.randomUUID()} refusal={t('refused')} prefix={`${name}-`}>
      <input type="hidden" name="userId" value={person.id} />
      <div>
        <SubmitButton variant="second" wide="phone">
          {label}
        </SubmitButton>
      </div>
    </Form>
  );
}

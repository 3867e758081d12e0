import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { EmailField, TextField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { useMissionTrail } from '@/components/mission/mission-page';
import { Alert } from '@/components/ui/alert';
import { Badge, type Tone } from '@/components/ui/badge';
import { Bdi, Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { IconName } from '@/components/ui/icon';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { namePersonAction, writeAgainAction } from '@/lib/mission-people/actions';
import type { NamedState } from '@/lib/mission-people/rules';
import type { PeopleView, PersonView } from '@/lib/mission-people/views';
import { inLocale, type PeopleDone, routes } from '@/lib/routes';

const looks: Record<NamedState, { tone: Tone; icon: IconName }> = {
  waiting: { tone: 'wait', icon: 'clock' },
  expired: { tone: 'neutral', icon: 'clock' },
  confirmed: { tone: 'ok', icon: 'check' },
  declined: { tone: 'neutral', icon: 'close' },
  removed: { tone: 'neutral', icon: 'close' },
};

/** Whom the giver named on a mission, and the form that names another. */
export function PeoplePage({ view, done }: { view: PeopleView; done: PeopleDone | undefined }) {
  const t = useTranslations('missionPeople');
  const { mission, people, open } = view;
  return (
    <PageFrame trail={useMissionTrail(mission)} crumb={t('title')} title={t('title')} lead={t('lead')}>
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && <Alert tone="ok" title={t(`done.${done}`)} />}
        {people.length === 0 ? (
          <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
        ) : (
          <Panel title={t('list')}>
            <ul className="grid">
              {people.map((person) => (
                <Person key={person.id} view={view} person={person} />
              ))}
            </ul>
          </Panel>
        )}
        {open && (
          <Panel title={t('name')}>
            <Form action={namePersonAction} submission={crypto.randomUUID()} refusal={t('refused')} prefix="name-">
              <input type="hidden" name="missionId" value={mission.id} />
              <TextField name="name" label={t('fields.name')} autoComplete="off" />
              <EmailField name="email" label={t('fields.email')} hint={t('fields.emailHint')} autoComplete="off" />
              <TextField name="function" label={t('fields.function')} hint={t('fields.functionHint')} />
              <div>
                <SubmitButton wide="phone">{t('submit')}</SubmitButton>
              </div>
            </Form>
          </Panel>
        )}
      </div>
    </PageFrame>
  );
}

function Person({ view: { mission, open }, person }: { view: PeopleView; person: PersonView }) {
  const t = useTranslations('missionPeople');
  const locale = useLocale();
  const { id, name, email, state, quarters } = person;
  return (
    <li className="grid gap-3 border-line border-t py-4 first:border-t-0 first:pt-0 last:pb-0">
      <div className="grid gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <b>
            <LocalText text={name} />
          </b>
          <Badge {...looks[state]}>{t(`states.${state}`)}</Badge>
        </p>
        <p className="text-sm">
          <Bdi>{person.function}</Bdi> · <Code className="wrap-anywhere">{email}</Code>
        </p>
        {state === 'waiting' && <p className="text-ink-muted text-sm">{t('until', { day: formatDay(person.expiresAt, locale) })}</p>}
        {state === 'confirmed' && <p className="text-ink-muted text-sm">{t('worked', { hours: formatHours(quarters, locale) })}</p>}
      </div>
      <div className="flex flex-wrap gap-3">
        {open && (state === 'waiting' || state === 'expired') && (
          <Form action={writeAgainAction} submission={crypto.randomUUID()} refusal={t('refused')} prefix={`again-${id}-`}>
            <input type="hidden" name="missionId" value={mission.id} />
            <input type="hidden" name="personId" value={id} />
            <SubmitButton variant="second" small>
              {t('again')} <VisuallyHidden>{email}</VisuallyHidden>
            </SubmitButton>
          </Form>
        )}
        {mission.allowed.includes('release') && (
          <ButtonLink variant="quiet" small href={inLocale(locale, routes.releasePerson(mission.id, id))}>
            {t('remove')} <VisuallyHidden>{email}</VisuallyHidden>
          </ButtonLink>
        )}
      </div>
    </li>
  );
}

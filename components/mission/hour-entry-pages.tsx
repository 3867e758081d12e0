import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { Bdi } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { dayOf } from '@/lib/i18n/day';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours, hoursTyped } from '@/lib/i18n/hours';
import { correctHoursAction, disputeHoursAction } from '@/lib/missions/actions';
import type { LedgerEntryView } from '@/lib/missions/views';
import { inLocale, routes } from '@/lib/routes';
import { Worker } from './hour-table';
import { HoursFields } from './hours-fields';
import { HourBadge } from './mission-badges';
import { useMissionTrail } from './mission-page';

interface Props {
  view: LedgerEntryView;
  submission: string;
}

/** The giver says otherwise of hours that it declared. */
export function CorrectPage({ view: { mission, entry, left, days }, submission }: Props) {
  const t = useTranslations('mission');
  const locale = useLocale();
  return (
    <EntryFrame view={{ mission, entry }} title={t('correct.title')} lead={t('correct.lead')}>
      <Form
        action={correctHoursAction}
        submission={submission}
        title={t('correct.title')}
        refusal={t('correct.refused')}
        initial={{ workedOn: [dayOf(entry.workedOn)], hours: [hoursTyped(entry.quarters)], what: [entry.what] }}
        header={<p className="text-ink-muted">{t('hours.left', { hours: formatHours(left, locale) })}</p>}
      >
        <Which missionId={mission.id} entryId={entry.id} />
        <HoursFields days={days} hint={`${t('hours.form.hoursHint')} ${t('hours.form.correctHint')}`} />
        <Buttons missionId={mission.id} submit={t('correct.submit')} />
      </Form>
    </EntryFrame>
  );
}

/** The receiver asks what these hours were. */
export function DisputePage({ view: { mission, entry }, submission }: Props) {
  const t = useTranslations('mission.dispute');
  return (
    <EntryFrame view={{ mission, entry }} title={t('title')} lead={t('lead')}>
      <Form action={disputeHoursAction} submission={submission} title={t('title')} refusal={t('refused')}>
        <Which missionId={mission.id} entryId={entry.id} />
        <TextArea name="reason" label={t('reason')} rows={4} />
        <Buttons missionId={mission.id} submit={t('submit')} />
      </Form>
    </EntryFrame>
  );
}

function Which({ missionId, entryId }: { missionId: number; entryId: number }) {
  return (
    <>
      <input type="hidden" name="missionId" value={missionId} />
      <input type="hidden" name="entryId" value={entryId} />
    </>
  );
}

function Buttons({ missionId, submit }: { missionId: number; submit: string }) {
  const t = useTranslations('mission.actions');
  const locale = useLocale();
  return (
    <div className="flex flex-wrap gap-3">
      <SubmitButton wide="phone">{submit}</SubmitButton>
      <ButtonLink variant="quiet" wide="phone" href={inLocale(locale, routes.missionHours(missionId))}>
        {t('hours')}
      </ButtonLink>
    </div>
  );
}

/** The hours in question, above the form about them. */
function EntryFrame({
  view: { mission, entry },
  title,
  lead,
  children,
}: {
  view: Pick<LedgerEntryView, 'mission' | 'entry'>;
  title: string;
  lead: string;
  children: ReactNode;
}) {
  const t = useTranslations('mission');
  const locale = useLocale();
  const trail = useMissionTrail(mission);
  return (
    <PageFrame
      trail={[...trail, { href: inLocale(locale, routes.missionHours(mission.id)), label: t('hours.title') }]}
      title={title}
      lead={lead}
    >
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
        <Panel title={t('correct.before')}>
          <KeyValue
            rows={[
              { key: 'day', term: t('hours.columns.day'), value: formatDay(entry.workedOn, locale) },
              { key: 'hours', term: t('hours.columns.hours'), value: formatHours(entry.quarters, locale) },
              { key: 'what', term: t('hours.columns.what'), value: <Bdi className="whitespace-pre-line">{entry.what}</Bdi> },
              { key: 'by', term: t('hours.columns.by'), value: <Worker entry={entry} /> },
              { key: 'state', term: t('hours.columns.state'), value: <HourBadge state={entry.state} /> },
            ]}
          />
        </Panel>
        {children}
      </div>
    </PageFrame>
  );
}

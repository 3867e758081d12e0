import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { Bdi } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { CardTable, type Column } from '@/components/ui/card-table';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import type { HourEntryView, MissionView } from '@/lib/missions/views';
import { inLocale, routes } from '@/lib/routes';
import { HourBadge } from './mission-badges';

/** The id of the form that confirms what is ticked. */
export const CONFIRM_FORM = 'confirm-hours';

interface Props {
  mission: MissionView;
  entries: HourEntryView[];
  /** Whether each has a box, ticked, for the form around. */
  picks?: boolean;
}

/** Entries of the ledger, each with what the reader may do with it. */
export function HourTable({ mission, entries, picks = false }: Props) {
  const t = useTranslations('mission.hours');
  const locale = useLocale();
  const columns: Column<HourEntryView>[] = [
    { key: 'day', label: t('columns.day'), kind: 'head', cell: (entry) => formatDay(entry.workedOn, locale) },
    { key: 'hours', label: t('columns.hours'), cell: (entry) => <Duration entry={entry} /> },
    { key: 'what', label: t('columns.what'), cell: (entry) => <What entry={entry} /> },
    { key: 'by', label: t('columns.by'), cell: (entry) => <Worker entry={entry} /> },
    { key: 'state', label: t('columns.state'), cell: (entry) => <HourBadge state={entry.state} /> },
    { key: 'act', label: t('columns.act'), kind: 'act', cell: (entry) => <Act mission={mission} entry={entry} picks={picks} /> },
  ];
  const pick: Column<HourEntryView> = { key: 'pick', label: t('columns.pick'), kind: 'pick', cell: (entry) => <Pick entry={entry} /> };
  return (
    <CardTable
      caption={t(picks ? 'toConfirm' : mission.role === 'person' ? 'mine' : 'all')}
      rows={entries}
      rowKey={({ id }) => id}
      columns={picks ? [pick, ...columns] : columns}
    />
  );
}

function Pick({ entry }: { entry: HourEntryView }) {
  const t = useTranslations('mission.hours');
  const locale = useLocale();
  const named = { day: formatDay(entry.workedOn, locale), hours: formatHours(entry.quarters, locale) };
  return (
    <label className="choice">
      <input type="checkbox" name="entry" value={entry.id} defaultChecked />
      <VisuallyHidden>{t('pick', named)}</VisuallyHidden>
    </label>
  );
}

/** Who did the work, and who declared it where that is somebody else. */
export function Worker({ entry: { by, workedBy } }: { entry: Pick<HourEntryView, 'by' | 'workedBy'> }) {
  const t = useTranslations('mission.hours');
  const declaredBy = t.rich('declaredBy', { by: () => <LocalText text={by} /> });
  if (workedBy === null) return declaredBy;
  return (
    <span className="grid gap-1">
      <LocalText text={workedBy.name} />
      {!workedBy.declared && <span className="text-ink-muted text-sm">{declaredBy}</span>}
    </span>
  );
}

function Duration({ entry }: { entry: HourEntryView }) {
  const t = useTranslations('mission.hours');
  const locale = useLocale();
  return entry.quarters === 0 ? t('takenBack') : formatHours(entry.quarters, locale);
}

/** What was done, what it replaces, and why it was disputed. */
function What({ entry: { what, corrects, answer } }: { entry: HourEntryView }) {
  const t = useTranslations('mission.hours');
  const locale = useLocale();
  const reason = answer?.reason ?? null;
  return (
    <span className="grid gap-1">
      <Bdi className="whitespace-pre-line">{what}</Bdi>
      {corrects && (
        <span className="text-ink-muted text-sm">
          {t('replaces', { day: formatDay(corrects.workedOn, locale), hours: formatHours(corrects.quarters, locale) })}
        </span>
      )}
      {reason !== null && <span className="text-sm">{t.rich('saidWhy', { reason: () => <Bdi>{reason}</Bdi> })}</span>}
    </span>
  );
}

function Act({ mission, entry, picks }: { mission: MissionView; entry: HourEntryView; picks: boolean }) {
  const t = useTranslations('mission.hours');
  const locale = useLocale();
  const day = formatDay(entry.workedOn, locale);
  if (entry.answerable && picks) {
    return (
      <ButtonLink variant="second" small wide="phone" href={inLocale(locale, routes.disputeHours(mission.id, entry.id))}>
        <span aria-hidden="true">{t('dispute')}</span>
        <VisuallyHidden>{t('disputeOf', { day })}</VisuallyHidden>
      </ButtonLink>
    );
  }
  if (!entry.correctable) return null;
  return (
    <ButtonLink variant="second" small wide="phone" href={inLocale(locale, routes.correctHours(mission.id, entry.id))}>
      <span aria-hidden="true">{t('correct')}</span>
      <VisuallyHidden>{t('correctOf', { day })}</VisuallyHidden>
    </ButtonLink>
  );
}

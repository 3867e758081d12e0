import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LocalText } from '@/components/listing/local-text';
import { RequestSentence } from '@/components/request/request-sentence';
import { Badge } from '@/components/ui/badge';
import { Bdi, Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { CardTable } from '@/components/ui/card-table';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import type { AmendmentRow } from '@/lib/amendments/views';
import type { DeskRowView, DeskSubject } from '@/lib/desk/views';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours, formatHoursOblique } from '@/lib/i18n/hours';
import { localised } from '@/lib/i18n/localised';
import { inLocale } from '@/lib/routes';
import { Age } from './age';
import { BULK_FORM } from './bulk-form';

/** The rows of the queue: each kind says the same things, in its own words. */
export function DeskRows({ rows }: { rows: DeskRowView[] }) {
  const t = useTranslations('desk');
  const locale = useLocale();
  return (
    <CardTable
      caption={t('caption')}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        ...(rows.some(isApprovable)
          ? [{ key: 'pick', label: t('columns.pick'), kind: 'pick' as const, cell: (row: DeskRowView) => <Pick row={row} /> }]
          : []),
        {
          key: 'age',
          label: t('columns.age'),
          kind: 'lead',
          sorted: 'descending',
          cell: (row) => <Age days={row.days} urgency={row.urgency} />,
        },
        {
          key: 'what',
          label: t('columns.what'),
          kind: 'head',
          cell: (row) => (
            <>
              <a href={inLocale(locale, row.href)}>
                <Name row={row} />
              </a>
              <span className="block font-normal text-ink-muted text-xs">
                <Kind row={row} />
              </span>
            </>
          ),
        },
        { key: 'subject', label: t('columns.subject'), cell: (row) => <Subject row={row} /> },
        { key: 'region', label: t('columns.region'), cell: (row) => <LocalText text={row.region} /> },
        { key: 'checks', label: t('columns.checks'), cell: (row) => <Notes row={row} /> },
        {
          key: 'act',
          label: t('columns.action'),
          kind: 'act',
          cell: (row) => (
            <ButtonLink variant="second" small wide="phone" href={inLocale(locale, row.href)}>
              <span aria-hidden="true">{t(row.decidable ? 'examine' : 'read')}</span>
              <Long row={row} />
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}

/** One that may be approved together with others. */
export function isApprovable(row: DeskRowView): boolean {
  return row.wait === 'request' && row.request.approvable;
}

/** A row that asks for a look has none: it is decided on its own page. */
function Pick({ row }: { row: DeskRowView }) {
  const t = useTranslations('desk');
  if (row.wait !== 'request' || !row.request.approvable) return <VisuallyHidden>{t('decidedAlone')}</VisuallyHidden>;
  const { id, quarters, reference } = row.request;
  return (
    <label className="choice">
      <input type="checkbox" name="request" value={id} form={BULK_FORM} data-quarters={quarters} />
      <VisuallyHidden>{t('pick', { reference })}</VisuallyHidden>
    </label>
  );
}

/** Who or what it is about. */
function Name({ row }: { row: DeskSubject }): ReactNode {
  switch (row.wait) {
    case 'request':
      return <RequestSentence request={row.request} />;
    case 'amendment':
      return <LocalText text={row.amendment.missionTitle} />;
    case 'need':
    case 'offer':
      return <LocalText text={row.listing.title} />;
    case 'skill':
      return <Bdi lang={row.proposal.writtenIn}>{row.proposal.label}</Bdi>;
    default:
      return <LocalText text={row.file.name} />;
  }
}

/** Which kind of thing, for whoever looks at all of them. */
function Kind({ row }: { row: DeskSubject }): ReactNode {
  const t = useTranslations();
  switch (row.wait) {
    case 'request':
      return (
        <>
          {t('desk.waits.request')} · <Code>{row.request.reference}</Code>
        </>
      );
    case 'amendment':
      return (
        <>
          {t('desk.waits.amendment')} · <Code>{row.amendment.reference}</Code>
        </>
      );
    case 'need':
    case 'offer':
    case 'skill':
      return t(`desk.waits.${row.wait}`);
    default:
      return t(`files.kinds.${row.file.organisationKind}`);
  }
}

/** What is to be decided. */
function Subject({ row }: { row: DeskSubject }): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  switch (row.wait) {
    case 'request':
      return (
        <span>
          <LocalText text={row.request.needTitle} /> · {formatHours(row.request.quarters, locale)}
        </span>
      );
    case 'amendment':
      return <Amended amendment={row.amendment} />;
    case 'need':
    case 'offer':
      return <LocalText text={row.listing.organisation} />;
    case 'skill':
      return (
        <span>
          <LocalText text={row.proposal.organisation} /> · {t('proposals.listingCount', { count: row.proposal.listings.length })}
        </span>
      );
    default:
      return t(`files.waits.${row.wait}`);
  }
}

/** Between whom, and what would change. */
function Amended({ amendment: { giverName, receiverName, before, after } }: { amendment: AmendmentRow }) {
  const t = useTranslations('amendments');
  const locale = useLocale();
  return (
    <span>
      <LocalText text={giverName} /> · <LocalText text={receiverName} />
      {before.quarters !== after.quarters && (
        <span className="block">
          {t('change', { from: formatHoursOblique(before.quarters, locale), to: formatHoursOblique(after.quarters, locale) })}
        </span>
      )}
      {before.endsOn.getTime() !== after.endsOn.getTime() && (
        <span className="block">{t('change', { from: formatDay(before.endsOn, locale), to: formatDay(after.endsOn, locale) })}</span>
      )}
    </span>
  );
}

/** What asks for a look before deciding. */
function Notes({ row }: { row: DeskRowView }) {
  const t = useTranslations();
  const notes =
    row.wait === 'request'
      ? row.request.notes.map((note) => ({ key: note as string, text: t(`desk.decision.short.${note}`) }))
      : row.wait === 'amendment' && row.amendment.short
        ? [{ key: 'short', text: t('desk.decision.short.hoursInOffer') }]
        : 'file' in row && row.file.duplicate
          ? [{ key: 'duplicate', text: t('files.duplicate') }]
          : [];
  // Requests and amendments of many hours take two coordinators.
  const twice = row.wait === 'request' ? row.request : row.wait === 'amendment' ? row.amendment : null;
  return (
    <span className="flex flex-wrap gap-1.5">
      {notes.map((note) => (
        <Badge key={note.key} tone="wait" icon="alert">
          {note.text}
        </Badge>
      ))}
      {twice?.needsTwo && (
        <Badge tone={twice.first ? 'wait' : 'info'} icon="clock">
          {t(twice.first ? 'firstDecision.badge' : 'firstDecision.needsTwo')}
        </Badge>
      )}
      {row.wait === 'reinstatement' && (
        <Badge tone="wait" icon="clock">
          {t('firstDecision.badge')}
        </Badge>
      )}
      {!row.decidable && <Badge>{t('desk.notYours')}</Badge>}
      {notes.length === 0 && row.decidable && row.wait !== 'reinstatement' && (
        <Badge tone="ok" icon="check">
          {t(row.wait === 'request' || row.wait === 'amendment' ? 'desk.noConflict' : 'files.nothing')}
        </Badge>
      )}
    </span>
  );
}

/** The button's whole name, for the ear. */
function Long({ row }: { row: DeskRowView }) {
  const t = useTranslations('desk');
  const locale = useLocale();
  const name =
    row.wait === 'request'
      ? row.request.reference
      : row.wait === 'skill'
        ? row.proposal.label
        : row.wait === 'amendment'
          ? row.amendment.reference
          : localised('file' in row ? row.file.name : row.listing.title, locale).text;
  return <VisuallyHidden>{t(row.decidable ? 'examineLong' : 'readLong', { name })}</VisuallyHidden>;
}

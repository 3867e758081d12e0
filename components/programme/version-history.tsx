import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LocalText } from '@/components/listing/local-text';
import { Bdi } from '@/components/ui/bdi';
import { CardTable, type Column } from '@/components/ui/card-table';
import { formatDay } from '@/lib/i18n/formats';
import type { Bilingual } from '@/lib/i18n/localised';

interface Version {
  version: number;
  createdAt: Date;
  /** Null for what came with the platform. */
  author: Bilingual | null;
  reason: string | null;
}

interface Props<Row> {
  title: string;
  /** The newest first. */
  rows: Row[];
  changed: (row: Row) => ReactNode;
  /** What else there is to say of each. */
  more?: Column<Row>[];
}

/** What administrators set version by version: who changed what, when and why. */
export function VersionHistory<Row extends Version>({ title, rows, changed, more = [] }: Props<Row>) {
  const t = useTranslations('versions');
  const locale = useLocale();
  return (
    <section aria-labelledby="history" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id="history">{title}</h2>
      <CardTable
        caption={title}
        rows={rows}
        rowKey={(row) => row.version}
        columns={[
          {
            key: 'version',
            label: t('version'),
            kind: 'head',
            cell: (row) => (
              <>
                {t('of', { version: row.version })}
                <span className="block font-normal text-ink-muted text-sm">{formatDay(row.createdAt, locale)}</span>
              </>
            ),
          },
          { key: 'author', label: t('author'), cell: (row) => (row.author ? <LocalText text={row.author} /> : t('platform')) },
          { key: 'changed', label: t('changed'), cell: changed },
          {
            key: 'reason',
            label: t('reason'),
            cell: (row) =>
              row.reason === null ? (
                '–'
              ) : (
                <span className="whitespace-pre-line">
                  <Bdi>{row.reason}</Bdi>
                </span>
              ),
          },
          ...more,
        ]}
      />
    </section>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Bdi } from '@/components/ui/bdi';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Tabs } from '@/components/ui/tabs';
import type { ImportView, PreviewView, RowView } from '@/lib/forum-imports/views';
import { formatNumber } from '@/lib/i18n/formats';
import { inLocale, routes } from '@/lib/routes';
import { ImportDuplicates } from './import-duplicates';
import { Person, ReachOf } from './import-person';

interface Props {
  file: ImportView;
  preview: PreviewView;
  submission: string;
  keep: string;
}

/** The rows of a file, or only those with errors or that ask for a decision; page by page. */
export function ImportRows({ file, preview, submission, keep }: Props) {
  const t = useTranslations('forumImports');
  const locale = useLocale();
  const { counts, shown, rows, from, previous, next } = preview;
  const href = (query: Record<string, string>) => `${inLocale(locale, routes.forumImport(file.forum.id, file.id, undefined, query))}#rows`;
  return (
    <section id="rows" aria-labelledby="rows-title" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 id="rows-title">{t('rows.title')}</h2>
      <Tabs
        label={t('rows.title')}
        tabs={(['errors', 'duplicates', 'all'] as const).map((which) => ({
          href: href({ show: which }),
          label: t(`rows.${which}`),
          count: counts[which],
          current: which === shown,
        }))}
      />
      {shown === 'errors' && counts.errors > 0 && (
        <p>
          <a href={routes.refusedRows(file.id, locale)} className="inline-flex min-h-target items-center">
            {t('rows.download')}
          </a>
        </p>
      )}
      {rows.length === 0 ? (
        shown !== 'all' && (
          <EmptyState level={3} title={t(shown === 'errors' ? 'rows.noErrors' : 'rows.noDuplicates')}>
            {t(shown === 'errors' ? 'rows.noErrorsText' : 'rows.noDuplicatesText')}
          </EmptyState>
        )
      ) : shown === 'duplicates' ? (
        <ImportDuplicates file={file} rows={rows} submission={submission} keep={keep} />
      ) : (
        <RowTable rows={rows} />
      )}
      {(previous || next) && (
        <Pagination
          label={t('rows.pages')}
          summary={t('rows.shown', {
            from: formatNumber(from),
            to: formatNumber(from + rows.length - 1),
            total: formatNumber(counts[shown]),
          })}
          previous={previous ? pageOf(previous, 'previous') : undefined}
          next={next ? pageOf(next, 'next') : undefined}
        />
      )}
    </section>
  );

  function pageOf({ after, count }: { after: number; count: number }, which: 'previous' | 'next') {
    return { href: href({ show: shown, ...(after > 0 && { after: String(after) }) }), label: t(`rows.${which}`, { count }) };
  }
}

function RowTable({ rows }: { rows: RowView[] }) {
  const t = useTranslations('forumImports');
  return (
    <CardTable
      caption={t('rows.title')}
      rows={rows}
      rowKey={({ line }) => line}
      columns={[
        {
          key: 'line',
          label: t('rows.line'),
          kind: 'head',
          cell: ({ line }) => (
            <>
              <span className="md:hidden">{t('rows.lineOf', { line })}</span>
              <span className="hidden md:inline">{line}</span>
            </>
          ),
        },
        { key: 'person', label: t('rows.person'), cell: (row) => <Person person={row} /> },
        { key: 'reach', label: t('rows.reach'), cell: (row) => <ReachOf person={row} /> },
        { key: 'check', label: t('rows.check'), cell: (row) => <Check row={row} /> },
      ]}
    />
  );
}

function Check({ row: { problems, duplicate } }: { row: RowView }) {
  const t = useTranslations('forumImports');
  if (problems.length > 0)
    return (
      <div className="grid grid-cols-[minmax(0,1fr)] justify-items-start gap-1">
        <Badge tone="bad" icon="alert">
          {t('rows.refused')}
        </Badge>
        <ul className="grid list-disc gap-1 ps-4 text-sm [overflow-wrap:anywhere]">
          {problems.map(({ column, text }, index) => (
            <li key={index}>
              {column === null
                ? text
                : t.rich(column.value === '' ? 'rows.problem' : 'rows.problemIn', {
                    ...{ letters: column.letters, text },
                    name: () => <Bdi>{column.name}</Bdi>,
                    value: () => <Bdi>{column.value}</Bdi>,
                  })}
            </li>
          ))}
        </ul>
      </div>
    );
  if (duplicate)
    return (
      <div className="grid grid-cols-[minmax(0,1fr)] justify-items-start gap-1">
        <Badge tone="info" icon="info">
          {t('rows.duplicate')}
        </Badge>
        <span className="text-sm">{t(`duplicates.decisions.${duplicate.decision}`)}</span>
      </div>
    );
  return (
    <Badge tone="ok" icon="check">
      {t('rows.fine')}
    </Badge>
  );
}

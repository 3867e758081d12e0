import { useLocale, useTranslations } from 'next-intl';
import { useProgrammeForumTrail } from '@/components/forum/forum-trail';
import { PageFrame } from '@/components/layout/page-frame';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Bdi } from '@/components/ui/bdi';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { CardTable } from '@/components/ui/card-table';
import { Disclosure } from '@/components/ui/disclosure';
import { EmptyState } from '@/components/ui/empty-state';
import { FILE_MAX_BYTES, megabytesOf } from '@/lib/files/rules';
import { IMPORT_KINDS, type ImportKind } from '@/lib/forum-imports/rules';
import type { ImportCard, ImportsView } from '@/lib/forum-imports/views';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import { MAX_COLUMNS, MAX_ROWS } from '@/lib/imports/rules';
import { inLocale, routes } from '@/lib/routes';
import { IMPORT_TONES } from './import-tones';

interface Props {
  imports: ImportsView;
  /** What was chosen before the file was refused, and why it was. */
  kind: ImportKind;
  refused: string | undefined;
  discarded: boolean;
}

/** Where a file of who comes or was met is handed in, and those that were. */
export function ImportsPage({ imports: { forum, imports, earlier }, kind, refused, discarded }: Props) {
  const t = useTranslations('forumImports');
  return (
    <PageFrame title={t('title')} trail={useProgrammeForumTrail(forum)} lead={t('lead')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {discarded && <Alert tone="ok" title={t('done.discarded')} />}
        <Panel title={t('send.title')}>
          <SendForm forumId={forum.id} kind={kind} refused={refused} />
        </Panel>
        <section aria-labelledby="files" className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <h2 id="files">{t('files')}</h2>
          <Files forumId={forum.id} imports={imports} />
          {earlier > 0 && <p className="text-ink-muted text-sm">{t('earlier', { count: earlier })}</p>}
        </section>
      </div>
    </PageFrame>
  );
}

/** A plain form: a server action takes no file of this size, and a route answers with a page. */
function SendForm({ forumId, kind, refused }: { forumId: number; kind: ImportKind; refused: string | undefined }) {
  const t = useTranslations('forumImports');
  const locale = useLocale();
  return (
    <form
      method="post"
      action={routes.sendForumImport(forumId, locale)}
      encType="multipart/form-data"
      className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-6"
    >
      {refused !== undefined && (
        <Alert tone="bad" title={t('send.refused')} live>
          <span id="file-error">{refused}</span>
        </Alert>
      )}
      <fieldset>
        <legend className="mb-1.5 font-semibold">{t('send.kind')}</legend>
        <div className="grid gap-2.5 md:grid-cols-2">
          {IMPORT_KINDS.map((value) => (
            <label key={value} className="choice choice-card">
              <input type="radio" name="kind" value={value} defaultChecked={value === kind} />
              <span>
                <b>{t(`kinds.${value}`)}</b>
                <span className="block text-ink-muted text-sm">{t(`kindHints.${value}`)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
        <label htmlFor="file" className="font-semibold">
          {t('send.file')}
        </label>
        <p id="file-hint" className="text-ink-muted text-sm">
          {t('send.fileHint', { megabytes: formatNumber(megabytesOf(FILE_MAX_BYTES)), rows: formatNumber(MAX_ROWS), columns: MAX_COLUMNS })}
        </p>
        <input
          id="file"
          name="file"
          type="file"
          required
          accept=".csv,.tsv,.txt,.xlsx"
          aria-invalid={refused !== undefined || undefined}
          aria-describedby={refused === undefined ? 'file-hint' : 'file-error file-hint'}
          className="input"
        />
        <Disclosure summary={t('send.columns')}>
          <p className="pt-1 text-sm">{t('send.columnsText')}</p>
        </Disclosure>
      </div>
      <p className="text-ink-muted text-sm">{t('send.consent')}</p>
      <div>
        <Button type="submit" wide="phone">
          {t('send.submit')}
        </Button>
      </div>
    </form>
  );
}

function Files({ forumId, imports }: { forumId: number; imports: ImportCard[] }) {
  const t = useTranslations('forumImports');
  const locale = useLocale();
  if (imports.length === 0)
    return (
      <EmptyState level={3} title={t('none')}>
        {t('noneText')}
      </EmptyState>
    );
  return (
    <CardTable
      caption={t('files')}
      rows={imports}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'file',
          label: t('column.file'),
          kind: 'head',
          cell: ({ id, fileName }) => (
            <a href={inLocale(locale, routes.forumImport(forumId, id))} className="inline-flex min-h-target items-center">
              <Bdi className="[overflow-wrap:anywhere]">{fileName}</Bdi>
            </a>
          ),
        },
        { key: 'kind', label: t('column.kind'), cell: (file) => t(`kinds.${file.kind}`) },
        {
          key: 'state',
          label: t('column.state'),
          cell: ({ state }) => <Badge {...IMPORT_TONES[state]}>{t(`states.${state}`)}</Badge>,
        },
        {
          key: 'result',
          label: t('column.result'),
          cell: ({ state, rows, written, merged }) =>
            state === 'waiting' ? t('rowCount', { count: rows }) : t('resultOf', { written, merged }),
        },
        { key: 'sent', label: t('column.sent'), cell: ({ createdAt }) => formatDay(createdAt, locale) },
      ]}
    />
  );
}

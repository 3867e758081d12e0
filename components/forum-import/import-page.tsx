import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { useProgrammeForumTrail } from '@/components/forum/forum-trail';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Bdi } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { undoImportAction } from '@/lib/forum-imports/actions';
import type { ImportView } from '@/lib/forum-imports/views';
import { formatDay, formatMoment, formatNumber } from '@/lib/i18n/formats';
import { type ImportDone, inLocale, routes } from '@/lib/routes';
import { ImportPreview } from './import-preview';
import { IMPORT_TONES } from './import-tones';

interface Props {
  file: ImportView;
  done: ImportDone | undefined;
  submission: string;
  /** Which rows are shown, and from where. */
  keep: string;
}

/** A file of a forum: what it would write while it waits, and then what came of it. */
export function ImportPage({ file, done, submission, keep }: Props) {
  const t = useTranslations('forumImports');
  const locale = useLocale();
  const { forum, fileName, state, kind, rows, createdAt, until, preview } = file;
  const trail = [...useProgrammeForumTrail(forum), { href: inLocale(locale, routes.forumImports(forum.id)), label: t('title') }];
  return (
    <PageFrame
      title={<Bdi className="[overflow-wrap:anywhere]">{fileName}</Bdi>}
      trail={trail}
      eyebrow={<Badge {...IMPORT_TONES[state]}>{t(`states.${state}`)}</Badge>}
      lead={t('about', { kind, rows, date: formatDay(createdAt, locale) })}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && (
          <Alert tone={done === 'sent' ? 'info' : 'ok'} title={t(`done.${done}`)}>
            {state === 'waiting' ? t('waitsUntil', { date: formatMoment(until, locale) }) : undefined}
          </Alert>
        )}
        {preview ? (
          <ImportPreview file={file} preview={preview} submission={submission} keep={keep} />
        ) : (
          <ImportResult file={file} submission={submission} />
        )}
      </div>
    </PageFrame>
  );
}

/** What a file wrote, the rows that it did not, and the way back. */
function ImportResult({ file, submission }: { file: ImportView; submission: string }) {
  const t = useTranslations('forumImports');
  const locale = useLocale();
  const { id, version, state, forum, written, merged, kept, refused, stayed, refusedKept, until, by } = file;
  const counts = { written, merged, kept, refused };
  return (
    <>
      <Panel title={t('result.title')}>
        <KeyValue
          rows={[
            ...(Object.keys(counts) as (keyof typeof counts)[]).map((key) => ({
              key,
              term: t(`result.${key}`),
              value: formatNumber(counts[key]),
            })),
            { key: 'by', term: t('result.by'), value: <LocalText text={by} /> },
            ...(state === 'undone' ? [{ key: 'stayed', term: t('result.stayed'), value: t('result.stayedText', { count: stayed }) }] : []),
          ]}
        />
        {refusedKept && (
          <p>
            <a href={routes.refusedRows(id, locale)} className="inline-flex min-h-target items-center">
              {t('rows.download')}
            </a>
          </p>
        )}
        <p>
          <a href={inLocale(locale, routes.programmeForum(forum.id))} className="inline-flex min-h-target items-center">
            {t('forum')}
          </a>
        </p>
      </Panel>
      {state === 'confirmed' && (
        <Panel title={t('undo.title')}>
          <p>{t('undo.text', { date: formatMoment(until, locale) })}</p>
          <Form action={undoImportAction} submission={submission} refusal={t('undo.refused')}>
            <input type="hidden" name="importId" value={id} />
            <input type="hidden" name="version" value={version} />
            <div>
              <SubmitButton variant="danger" wide="phone">
                {t('undo.submit')}
              </SubmitButton>
            </div>
          </Form>
        </Panel>
      )}
    </>
  );
}

import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { Alert } from '@/components/ui/alert';
import { Panel } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { Stat } from '@/components/ui/stat';
import { confirmImportAction, discardImportAction, mapColumnsAction } from '@/lib/forum-imports/actions';
import { LEFT_OUT } from '@/lib/forum-imports/rules';
import { columnField } from '@/lib/forum-imports/schema';
import type { ColumnView, ImportView, PreviewView } from '@/lib/forum-imports/views';
import { REGISTRANT_KINDS } from '@/lib/forums/rules';
import { formatNumber } from '@/lib/i18n/formats';
import { ImportRows } from './import-rows';

interface Props {
  file: ImportView;
  preview: PreviewView;
  submission: string;
  keep: string;
}

/** What a file would write: how much, what its columns mean, its rows, and the confirmation. */
export function ImportPreview({ file, preview, submission, keep }: Props) {
  const t = useTranslations('forumImports');
  const { counts } = preview;
  return (
    <>
      <section aria-labelledby="stats" className="grid gap-3">
        <h2 id="stats">{t('stats.title')}</h2>
        <div className="flex flex-wrap gap-x-8 gap-y-2">
          {(['written', 'merged', 'kept', 'errors'] as const).map((key) => (
            <Stat key={key} value={formatNumber(counts[key])}>
              {t(`stats.${key}`)}
            </Stat>
          ))}
        </div>
        <p>
          <a href="#confirm" className="inline-flex min-h-target items-center">
            {t('stats.confirm')}
          </a>
        </p>
      </section>
      <Columns file={file} preview={preview} submission={submission} />
      <ImportRows file={file} preview={preview} submission={submission} keep={keep} />
      <Confirmation file={file} preview={preview} submission={submission} />
    </>
  );
}

/** The version of the file that was read: a form of an older page is told so. */
function Which({ file: { id, version } }: { file: ImportView }) {
  return (
    <>
      <input type="hidden" name="importId" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

function Columns({ file, preview, submission }: Omit<Props, 'keep'>) {
  const t = useTranslations('forumImports');
  const { columns, fields, restKind, fault } = preview;
  const read = columns.filter(({ field }) => field !== LEFT_OUT);
  // Nothing is left out unsaid.
  const unread = columns.flatMap(({ field, name, letters }) => (field === LEFT_OUT ? [name === '' ? letters : isolated(name)] : []));
  const initial = Object.fromEntries(columns.map(({ field }, index) => [columnField(index), [field]]));
  const options = fields.map((field) => ({ value: field, label: field === LEFT_OUT ? '' : t(`fields.${field}`) }));
  return (
    <Panel title={t('columns.title')} id="columns">
      {fault !== undefined && <Fault code={fault} />}
      {unread.length > 0 && <p className="[overflow-wrap:anywhere]">{t('columns.unread', { names: unread.join(' · ') })}</p>}
      <Disclosure summary={t('columns.summary', { count: read.length, all: columns.length })} open={fault !== undefined}>
        <Form
          action={mapColumnsAction}
          submission={submission}
          refusal={t('columns.refused')}
          initial={{ ...initial, restKind: [restKind] }}
          prefix="map-"
          at="#columns"
          className="pt-3"
        >
          <Which file={file} />
          {columns.map((column, index) => (
            <SelectField
              key={column.letters}
              name={columnField(index)}
              label={<ColumnName column={column} />}
              hint={
                column.sample.length === 0 ? t('columns.empty') : t('columns.sample', { sample: column.sample.map(isolated).join(' · ') })
              }
              empty={t('columns.leaveOut')}
              options={options}
            />
          ))}
          {file.kind === 'registrations' && (
            <SelectField
              name="restKind"
              label={t('columns.restKind')}
              empty={null}
              options={REGISTRANT_KINDS.map((kind) => ({ value: kind, label: t(`restKinds.${kind}`) }))}
            />
          )}
          <div>
            <SubmitButton variant="second" wide="phone">
              {t('columns.submit')}
            </SubmitButton>
          </div>
        </Form>
      </Disclosure>
    </Panel>
  );
}

/** In a sentence of the other direction it stays in its own. */
const isolated = (text: string) => `\u2068${text.slice(0, 60)}\u2069`;

function ColumnName({ column: { letters, name } }: { column: ColumnView }) {
  const t = useTranslations('forumImports');
  return t('columns.label', { letters, name: name === '' ? t('columns.unnamed') : isolated(name) });
}

function Fault({ code }: { code: string }) {
  const t = useTranslations('forumImports');
  const errors = useTranslations('errors');
  return (
    <Alert tone="warn" title={t('columns.fault')}>
      {errors(code as Parameters<typeof errors>[0], {} as never)}
    </Alert>
  );
}

function Confirmation({ file, preview: { counts }, submission }: Omit<Props, 'keep'>) {
  const t = useTranslations('forumImports');
  const { written, merged, errors } = counts;
  const possible = written + merged > 0;
  return (
    <Panel title={possible ? t('confirm.title') : t('confirm.nothing')} id="confirm">
      {possible ? (
        <>
          <p>{t('confirm.text', { written, merged })}</p>
          {errors > 0 && <p>{t('confirm.left', { count: errors })}</p>}
          <Form action={confirmImportAction} submission={submission} refusal={t('confirm.refused')} prefix="confirm-" at="#confirm">
            <Which file={file} />
            <div>
              <SubmitButton wide="phone">{t('confirm.submit')}</SubmitButton>
            </div>
          </Form>
        </>
      ) : (
        <p>{t('confirm.nothingText')}</p>
      )}
      <Form action={discardImportAction} submission={submission} refusal={t('discard.refused')} prefix="discard-" at="#confirm">
        <Which file={file} />
        <div>
          <SubmitButton variant="second" wide="phone">
            {t('discard.submit')}
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

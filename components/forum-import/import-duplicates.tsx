import { useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Panel } from '@/components/ui/card';
import { decideAllAction, decideRowsAction } from '@/lib/forum-imports/actions';
import { IMPORT_DECISIONS } from '@/lib/forum-imports/rules';
import type { ImportView, RowView } from '@/lib/forum-imports/views';
import { Person, ReachOf } from './import-person';

interface Props {
  file: ImportView;
  rows: RowView[];
  submission: string;
  keep: string;
}

/** Rows that are somebody known, each beside whom, with what becomes of it; and the same for all of them. */
export function ImportDuplicates({ file: { id, version }, rows, submission, keep }: Props) {
  const t = useTranslations('forumImports.duplicates');
  const asked = rows.flatMap(({ duplicate, ...row }) => (duplicate ? [{ ...row, duplicate }] : []));
  const which = (
    <>
      <input type="hidden" name="importId" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <p className="max-w-measure">{t('intro')}</p>
      <Form
        action={decideRowsAction}
        submission={submission}
        refusal={t('refused')}
        initial={Object.fromEntries(asked.map(({ line, duplicate }) => [`decision.${line}`, [duplicate.decision]]))}
        keep={keep}
        at="#rows"
        className="max-w-none"
      >
        {which}
        {asked.map((row) => (
          <Duplicate key={row.line} row={row} duplicate={row.duplicate} />
        ))}
        <div>
          <SubmitButton wide="phone">{t('submit')}</SubmitButton>
        </div>
      </Form>
      <Panel level={3} title={t('all')}>
        <Form
          action={decideAllAction}
          submission={submission}
          refusal={t('refused')}
          initial={{ decision: ['merge'] }}
          prefix="all-"
          keep={keep}
          at="#rows"
        >
          {which}
          <RadioCards
            name="decision"
            label={t('all')}
            labelHidden
            hint={t('allHint')}
            choices={IMPORT_DECISIONS.map((value) => ({ value, label: t(`decisions.${value}`) }))}
            columns={3}
          />
          <div>
            <SubmitButton variant="second" wide="phone">
              {t('allSubmit')}
            </SubmitButton>
          </div>
        </Form>
      </Panel>
    </div>
  );
}

function Duplicate({ row, duplicate }: { row: RowView; duplicate: NonNullable<RowView['duplicate']> }) {
  const t = useTranslations('forumImports');
  const { by, line, other, possible } = duplicate;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-lg border border-line bg-surface p-5">
      <input type="hidden" name="line" value={row.line} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2">
        <div>
          <p className="text-ink-muted text-sm">{t('rows.lineOf', { line: row.line })}</p>
          <Person person={row} />
          <ReachOf person={row} />
        </div>
        <div>
          <p className="text-ink-muted text-sm">
            {line === null ? t('duplicates.stored') : t('rows.lineOf', { line })}
            {' · '}
            {t(by === 'email' ? 'duplicates.byEmail' : 'duplicates.byName')}
          </p>
          {other ? (
            <>
              <Person person={other} />
              <ReachOf person={other} />
            </>
          ) : (
            t('duplicates.gone')
          )}
        </div>
      </div>
      <RadioCards
        name={`decision.${row.line}`}
        label={t('duplicates.legend', { line: row.line, name: row.name })}
        labelHidden
        choices={possible.map((value) => ({ value, label: t(`duplicates.decisions.${value}`) }))}
        columns={3}
      />
    </div>
  );
}

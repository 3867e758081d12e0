import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { NumberField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { VersionHistory } from '@/components/programme/version-history';
import { Alert } from '@/components/ui/alert';
import { Panel } from '@/components/ui/card';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import { PARTS } from '@/lib/matching/weights';
import { inLocale, routes } from '@/lib/routes';
import { previewWeightsAction } from '@/lib/weights/actions';
import type { WeightsView } from '@/lib/weights/views';
import { IndexPanel } from './index-panel';
import { WeightChanges } from './weight-changes';
import { WeightsFields } from './weights-fields';
import { WeightsTable } from './weights-table';

/** What each part of a score counts for, since when and why; for administrators, the way to change it. */
export function WeightsPage({ view }: { view: WeightsView }) {
  const t = useTranslations('weights');
  const parts = useTranslations('match.parts');
  const locale = useLocale();
  const { current, history, mayChange, proposed, done, index } = view;
  const version = { version: current.version, date: formatDay(current.createdAt, locale) };
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {done && (
          <Alert tone="ok" title={t('done', version)}>
            {t('doneText')}
          </Alert>
        )}
        <Panel title={t('current')} extra={<span className="text-ink-muted text-sm">{t('since', version)}</span>}>
          <WeightsTable points={current.points} />
          <p>
            <a href={inLocale(locale, routes.attention())} className="inline-flex min-h-target items-center">
              {t('toAttention')}
            </a>
          </p>
          {!mayChange && <p className="text-ink-muted text-sm">{t('readOnly')}</p>}
        </Panel>
        {mayChange && (
          <Panel title={t('propose')}>
            <Form
              action={previewWeightsAction}
              submission={crypto.randomUUID()}
              refusal={t('notPreviewed')}
              initial={Object.fromEntries(PARTS.map((part) => [part, [String(proposed[part])]]))}
            >
              <WeightsFields label={t('fields')} hint={t('fieldsHint')}>
                {PARTS.map((part) => (
                  <NumberField key={part} name={part} label={parts(part)} hint={t(`measures.${part}`)} unit={t('unit')} />
                ))}
              </WeightsFields>
              <div>
                <SubmitButton wide="phone">{t('preview')}</SubmitButton>
                <p className="mt-2 text-ink-muted text-sm">{t('previewHint')}</p>
              </div>
            </Form>
          </Panel>
        )}
        <IndexPanel index={index} />
        <VersionHistory
          title={t('history')}
          rows={history}
          changed={(row) => (row.changed.length > 0 ? <WeightChanges changed={row.changed} /> : t('first'))}
          more={[{ key: 'requests', label: t('columns.requests'), cell: (row) => formatNumber(row.requests) }]}
        />
      </div>
    </PageFrame>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { NumberField, TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { VersionHistory } from '@/components/programme/version-history';
import { Alert } from '@/components/ui/alert';
import { Panel } from '@/components/ui/card';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { setRatesAction } from '@/lib/hour-rates/actions';
import type { RatesVersionView, RatesView } from '@/lib/hour-rates/views';
import { formatNumber } from '@/lib/i18n/formats';
import { localised } from '@/lib/i18n/localised';
import { inLocale, routes } from '@/lib/routes';

/** What an hour of each skill family is indicatively worth, since when and why; for administrators, the way to set it. */
export function RatesPage({ view, submission }: { view: RatesView; submission: string }) {
  const t = useTranslations('hourRates');
  const locale = useLocale();
  const { families, history, maySet, done } = view;
  const [current] = history;
  return (
    <PageFrame title={t('title')} lead={t('lead')} trail={[{ href: inLocale(locale, routes.programmeMissions()), label: t('missions') }]}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {done && (
          <Alert tone="ok" title={t('done')}>
            {t('doneText')}
          </Alert>
        )}
        {!current && !maySet && <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>}
        {current && !maySet && (
          <CardTable
            caption={t('title')}
            rows={families}
            rowKey={(row) => row.code}
            columns={[
              { key: 'family', label: t('columns.family'), kind: 'head', cell: (row) => <LocalText text={row.name} /> },
              { key: 'rate', label: t('columns.rate'), cell: (row) => t('anHour', { value: formatNumber(current.rates[row.code]) }) },
            ]}
          />
        )}
        {maySet && (
          <Panel title={t('set')}>
            <Form
              action={setRatesAction}
              submission={submission}
              refusal={t('notSet')}
              initial={Object.fromEntries(families.map(({ code }) => [code, current ? [String(current.rates[code])] : []]))}
            >
              <input type="hidden" name="version" value={current?.version ?? 0} />
              <p>{t('setText')}</p>
              <div className="grid gap-6 sm:grid-cols-2">
                {families.map(({ code, name }) => (
                  <NumberField key={code} name={code} label={localised(name, locale).text} unit={t('unit')} />
                ))}
              </div>
              <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} />
              <div>
                <SubmitButton wide="phone">{t('set')}</SubmitButton>
              </div>
            </Form>
          </Panel>
        )}
        {history.length > 0 && (
          <VersionHistory title={t('history')} rows={history} changed={(row) => <Changes row={row} families={families} />} />
        )}
      </div>
    </PageFrame>
  );
}

/** Which rates became which, a line each: in words, since an arrow means the other way in Arabic. */
function Changes({ row, families }: { row: RatesVersionView; families: RatesView['families'] }) {
  const t = useTranslations('hourRates');
  if (row.changed.every(({ from }) => from === null)) return t('first');
  return (
    <ul>
      {row.changed.map(({ family, from, to }) => (
        <li key={family}>
          {t.rich('change', {
            family: () => <LocalText text={families.find(({ code }) => code === family)?.name ?? { fr: family, ar: family }} />,
            from: formatNumber(from ?? 0),
            to: formatNumber(to),
          })}
        </li>
      ))}
    </ul>
  );
}

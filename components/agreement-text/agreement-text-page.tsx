import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { VersionHistory } from '@/components/programme/version-history';
import { Alert } from '@/components/ui/alert';
import { CardTable } from '@/components/ui/card-table';
import type { AgreementTextView } from '@/lib/agreement-texts/views';
import { formatNumber } from '@/lib/i18n/formats';
import { inLocale, routes } from '@/lib/routes';

/** What agreements say from now on, clause by clause, and the versions that came before. */
export function AgreementTextPage({ view: { clauses, history, mayChange, done } }: { view: AgreementTextView }) {
  const t = useTranslations('agreementTexts');
  const locale = useLocale();
  return (
    <PageFrame title={t('title')} lead={t('lead')} trail={[{ href: inLocale(locale, routes.programmeMissions()), label: t('missions') }]}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {done && (
          <Alert tone="ok" title={t('done')}>
            {t('doneText')}
          </Alert>
        )}
        <Alert title={t('counsel')}>{t(mayChange ? 'counselText' : 'readOnly')}</Alert>
        <CardTable
          caption={t('clauses')}
          rows={clauses}
          rowKey={(row) => row.code}
          columns={[
            {
              key: 'clause',
              label: t('columns.clause'),
              kind: 'head',
              cell: (row) => (
                <a href={inLocale(locale, routes.agreementClause(row.code))}>
                  <LocalText text={row.title} />
                </a>
              ),
            },
            { key: 'direction', label: t('columns.direction'), cell: (row) => t(`directions.${row.direction}`) },
            { key: 'regime', label: t('columns.regime'), cell: (row) => t(`regimes.${row.regime}`) },
            { key: 'notes', label: t('columns.notes'), cell: (row) => (row.notes === 0 ? '–' : formatNumber(row.notes)) },
          ]}
        />
        <VersionHistory
          title={t('history')}
          rows={history}
          changed={(row) =>
            row.changed.length === 0
              ? t('first')
              : row.changed.map(({ code, title }) => (
                  <a key={code} href={inLocale(locale, routes.agreementClause(code))} className="block">
                    <LocalText text={title} />
                  </a>
                ))
          }
          more={[{ key: 'documents', label: t('columns.documents'), cell: (row) => formatNumber(row.documents) }]}
        />
      </div>
    </PageFrame>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { Bar } from '@/components/ui/bar';
import { ButtonLink } from '@/components/ui/button';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNumber } from '@/lib/i18n/formats';
import { percentOf, type Reached, STEPS, type Step } from '@/lib/origins/rules';
import type { OriginsView } from '@/lib/origins/views';
import { inLocale, routes } from '@/lib/routes';

/** Where companies come from, and how far they come. */
export function OriginsPage({ view: { rows, all } }: { view: OriginsView }) {
  const t = useTranslations('origins');
  const locale = useLocale();
  const reached = (row: Reached, step: Step) => {
    const percent = percentOf(row, step);
    if (percent === null || step === 'registered') return formatNumber(row[step]);
    return (
      <>
        {t('counted', { count: formatNumber(row[step]), percent: formatNumber(percent) })}
        <Bar value={row[step]} max={row.registered} />
      </>
    );
  };
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {all.registered === 0 ? (
          <EmptyState title={t('empty')} actions={<ButtonLink href={inLocale(locale, routes.forCompanies())}>{t('share')}</ButtonLink>}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <CardTable
            caption={t('title')}
            rows={[...rows, { ...all, origin: 'all' as const }]}
            rowKey={({ origin }) => origin}
            columns={[
              { key: 'origin', label: t('columns.origin'), kind: 'head', cell: ({ origin }) => t(`origins.${origin}`) },
              ...STEPS.map((step) => ({
                key: step,
                label: t(`columns.${step}`),
                cell: (row: Reached) => reached(row, step),
              })),
            ]}
          />
        )}
        <p className="max-w-measure text-ink-muted">{t('how')}</p>
      </div>
    </PageFrame>
  );
}

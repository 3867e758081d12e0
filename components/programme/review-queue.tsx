import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { localised } from '@/lib/i18n/localised';
import type { ReviewRow } from '@/lib/listings/views';
import { inLocale, type ReviewDone, routes } from '@/lib/routes';
import { Age } from './age';
import { DeskScope } from './desk-scope';
import { DeskTabs } from './desk-tabs';

interface Props {
  queue: { rows: ReviewRow[]; scope: 'mine' | 'all'; regionCount: number | null; done: ReviewDone | undefined };
}

/** First needs and offers of organisations, the longest waiting first. */
export function ReviewQueue({ queue }: Props) {
  const t = useTranslations('review');
  const desk = useTranslations('desk');
  const locale = useLocale();
  const { rows, scope, regionCount, done } = queue;
  return (
    <PageFrame title={t('title')} lead={t('lead', { count: rows.length })}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <DeskTabs current="listings" />
        {done && <Alert tone="ok" title={t(`done.${done}`)} />}
        <DeskScope here={inLocale(locale, routes.listingQueue())} scope={scope} regionCount={regionCount} />
        {rows.length === 0 ? (
          <EmptyState title={desk('emptyTitle')}>{t('empty')}</EmptyState>
        ) : (
          <CardTable
            caption={t('title')}
            rows={rows}
            rowKey={(row) => `${row.noun}-${row.id}`}
            columns={[
              {
                key: 'age',
                label: desk('columns.age'),
                kind: 'lead',
                sorted: 'descending',
                cell: (row) => <Age days={row.waitingDays} urgency={row.urgency} />,
              },
              {
                key: 'title',
                label: t('columns.listing'),
                kind: 'head',
                cell: (row) => (
                  <a href={inLocale(locale, row.noun === 'need' ? routes.needReview(row.id) : routes.offerReview(row.id))}>
                    <LocalText text={row.title} />
                  </a>
                ),
              },
              { key: 'noun', label: t('columns.noun'), cell: (row) => t(`nouns.${row.noun}`) },
              { key: 'organisation', label: t('columns.organisation'), cell: (row) => <LocalText text={row.organisation} /> },
              { key: 'region', label: desk('columns.region'), cell: (row) => <LocalText text={row.region} /> },
              {
                key: 'act',
                label: desk('columns.action'),
                kind: 'act',
                cell: (row) => (
                  <ButtonLink
                    variant="second"
                    small
                    wide="phone"
                    href={inLocale(locale, row.noun === 'need' ? routes.needReview(row.id) : routes.offerReview(row.id))}
                    aria-label={t(row.decidable ? 'reviewLong' : 'readLong', { title: localised(row.title, locale).text })}
                  >
                    {t(row.decidable ? 'review' : 'read')}
                  </ButtonLink>
                ),
              },
            ]}
          />
        )}
      </div>
    </PageFrame>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { StateBadge } from '@/components/listing/state-badge';
import { ButtonLink } from '@/components/ui/button';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { localised } from '@/lib/i18n/localised';
import type { OwnNeedView } from '@/lib/needs/views';
import { inLocale, routes, type Side } from '@/lib/routes';

/** An organisation's needs, with what waits on each. */
export function OwnNeeds({ side, needs }: { side: Side; needs: OwnNeedView[] }) {
  const t = useTranslations('needs');
  const listings = useTranslations('listings');
  const locale = useLocale();
  const publish = <ButtonLink href={inLocale(locale, routes.newNeed(side))}>{t('own.new')}</ButtonLink>;
  if (needs.length === 0) {
    return (
      <PageFrame title={t('own.title')}>
        <EmptyState title={t('own.empty')} actions={publish}>
          {t('own.emptyText')}
        </EmptyState>
      </PageFrame>
    );
  }
  return (
    <PageFrame title={t('own.title')} actions={publish}>
      <CardTable
        caption={t('own.description')}
        rows={needs}
        rowKey={(need) => need.id}
        columns={[
          {
            key: 'title',
            label: t('form.titleLabel'),
            kind: 'head',
            cell: (need) => (
              <a href={inLocale(locale, routes.ownNeed(side, need.id))}>
                <LocalText text={need.title} />
              </a>
            ),
          },
          { key: 'state', label: t('own.state'), cell: (need) => <StateBadge state={need.state}>{t(`states.${need.state}`)}</StateBadge> },
          {
            key: 'left',
            label: t('own.left'),
            cell: (need) =>
              need.quartersLeft === need.quartersTotal
                ? formatHours(need.quartersTotal, locale)
                : listings('leftOf', { left: formatHours(need.quartersLeft, locale), total: formatHours(need.quartersTotal, locale) }),
          },
          { key: 'closes', label: t('own.closes'), cell: (need) => formatDay(need.closesOn, locale) },
          { key: 'requests', label: t('own.requests'), cell: (need) => listings('liveRequests', { count: need.liveRequests }) },
          {
            key: 'ranking',
            label: t('own.ranking'),
            kind: 'act',
            cell: (need) =>
              need.state === 'open' && (
                <ButtonLink
                  variant="second"
                  small
                  wide="phone"
                  className="md:whitespace-nowrap"
                  href={inLocale(locale, `${routes.ownNeed(side, need.id)}#matches`)}
                  aria-label={t('own.rankingFor', { title: localised(need.title, locale).text })}
                >
                  {t('own.ranking')}
                </ButtonLink>
              ),
          },
        ]}
      />
    </PageFrame>
  );
}

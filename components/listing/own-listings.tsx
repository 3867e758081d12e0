import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { type Bilingual, localised } from '@/lib/i18n/localised';
import type { ListingState } from '@/lib/listings/rules';
import { inLocale, routes, type Side } from '@/lib/routes';
import { LocalText } from './local-text';
import { StateBadge } from './state-badge';

/** What the list of own needs and the list of own offers show of a row. */
interface OwnListing {
  id: number;
  title: Bilingual;
  state: ListingState;
  quartersTotal: number;
  quartersLeft: number;
  liveRequests: number;
  /** The last day: of a need to pledge on it, of an offer's period. */
  until: Date;
}

const places = {
  needs: { create: routes.newNeed, open: routes.ownNeed },
  offers: { create: routes.newOffer, open: routes.ownOffer },
} as const;

/** An organisation's needs or offers, with what waits on each. */
export function OwnListings({ noun, side, listings }: { noun: keyof typeof places; side: Side; listings: OwnListing[] }) {
  const t = useTranslations();
  const locale = useLocale();
  const { create, open } = places[noun];
  const title = t(`${noun}.own.title`);
  const publish = <ButtonLink href={inLocale(locale, create(side))}>{t(`${noun}.own.new`)}</ButtonLink>;
  if (listings.length === 0) {
    return (
      <PageFrame title={title}>
        <EmptyState title={t(`${noun}.own.empty`)} actions={publish}>
          {t(`${noun}.own.emptyText`)}
        </EmptyState>
      </PageFrame>
    );
  }
  return (
    <PageFrame title={title} actions={publish}>
      <CardTable
        caption={t(`${noun}.own.description`)}
        rows={listings}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'title',
            label: t(`${noun}.form.titleLabel`),
            kind: 'head',
            cell: (row) => (
              <a href={inLocale(locale, open(side, row.id))}>
                <LocalText text={row.title} />
              </a>
            ),
          },
          {
            key: 'state',
            label: t(`${noun}.own.state`),
            cell: (row) => <StateBadge state={row.state}>{t(`${noun}.states.${row.state}`)}</StateBadge>,
          },
          {
            key: 'left',
            label: t(`${noun}.own.left`),
            cell: (row) =>
              row.quartersLeft === row.quartersTotal
                ? formatHours(row.quartersTotal, locale)
                : t('listings.leftOf', { left: formatHours(row.quartersLeft, locale), total: formatHours(row.quartersTotal, locale) }),
          },
          { key: 'until', label: t(`${noun}.own.until`), cell: (row) => formatDay(row.until, locale) },
          { key: 'requests', label: t(`${noun}.own.requests`), cell: (row) => t('listings.liveRequests', { count: row.liveRequests }) },
          {
            key: 'ranking',
            label: t(`${noun}.own.ranking`),
            kind: 'act',
            cell: (row) =>
              row.state === 'open' && (
                <ButtonLink
                  variant="second"
                  small
                  wide="phone"
                  className="md:whitespace-nowrap"
                  href={inLocale(locale, `${open(side, row.id)}#matches`)}
                  aria-label={t(`${noun}.own.rankingFor`, { title: localised(row.title, locale).text })}
                >
                  {t(`${noun}.own.ranking`)}
                </ButtonLink>
              ),
          },
        ]}
      />
    </PageFrame>
  );
}

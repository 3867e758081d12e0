import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { DraftSummary } from '@/lib/drafts/views';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { type Bilingual, localised } from '@/lib/i18n/localised';
import type { ListingState } from '@/lib/listings/rules';
import { inLocale, routes, type Side } from '@/lib/routes';
import { DraftList } from './draft-list';
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

interface Props {
  noun: keyof typeof places;
  side: Side;
  listings: OwnListing[];
  drafts: DraftSummary[];
  /** The draft whose end the address asks about. */
  asked: string | undefined;
}

/** An organisation’s needs or offers, with what waits on each, and its drafts. */
export function OwnListings({ noun, side, listings, drafts, asked }: Props) {
  const t = useTranslations();
  const locale = useLocale();
  const { create, open } = places[noun];
  const title = t(`${noun}.own.title`);
  const publish = <ButtonLink href={inLocale(locale, create(side))}>{t(`${noun}.own.new`)}</ButtonLink>;
  const unpublished = <DraftList noun={noun} side={side} drafts={drafts} asked={asked} />;
  if (listings.length === 0) {
    return (
      <PageFrame title={title}>
        <div className="grid gap-5">
          {unpublished}
          <EmptyState title={t(`${noun}.own.empty`)} actions={publish}>
            {t(`${noun}.own.emptyText`)}
          </EmptyState>
        </div>
      </PageFrame>
    );
  }
  return (
    <PageFrame title={title} actions={publish}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {unpublished}
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
      </div>
    </PageFrame>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { Bar } from '@/components/ui/bar';
import { ButtonLink } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { type Fact, Facts } from '@/components/ui/facts';
import { IconLine } from '@/components/ui/icon-line';
import { Star } from '@/components/ui/star';
import { Stat } from '@/components/ui/stat';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatShortDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { localised } from '@/lib/i18n/localised';
import type { RankedListing, RankingView } from '@/lib/matches/views';
import { inLocale, routes } from '@/lib/routes';
import { MatchParts } from './match-parts';
import { MatchReason } from './match-reason';

interface Props {
  own: RankingView['own'];
  /** Null for a visitor, who has none yet. */
  ownId: number | null;
  row: RankedListing;
  rank: number;
}

/** One ranked listing: rank in the star, the reason in words, the parts on demand, one button. */
export function MatchRow({ own, ownId, row, rank }: Props) {
  const t = useTranslations();
  const locale = useLocale();
  const pledging = own === 'offer';
  const facts: Fact[] = [
    { key: 'hours', icon: 'clock', text: formatHours(row.quartersLeft, locale) },
    { key: 'format', icon: 'calendar', text: t(`formats.${row.format}`) },
    { key: 'mode', icon: row.mode === 'on_site' ? 'pin' : 'laptop', text: t(`modes.${row.mode}`) },
    { key: 'until', icon: 'calendar', text: t('match.until', { own, date: formatShortDay(row.until, locale) }) },
  ];
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-3 border-line border-t py-6 first:border-t-0 first:pt-0 last:pb-0 md:grid-cols-[auto_minmax(0,1fr)_12.5rem] md:gap-x-6">
      <Star rank={rank} />
      <div className="grid min-w-0 gap-2.5 max-md:contents">
        <div className="min-w-0">
          <VisuallyHidden>{t('match.rank', { rank })}</VisuallyHidden>
          <IconLine icon={row.sector ?? 'users'}>
            {row.sector !== null && <>{t(`sectors.${row.sector}`)} · </>}
            <LocalText text={row.organisationName} />
            {t('listings.comma')}
            <LocalText text={row.province} />
          </IconLine>
          <h3 className="text-xl">
            <a
              href={inLocale(locale, pledging ? routes.need(row.id) : routes.offer(row.id))}
              className="text-ink no-underline hover:underline"
            >
              <LocalText text={row.title} />
            </a>
          </h3>
        </div>
        <div className="grid gap-2.5 max-md:col-span-full">
          <Facts facts={facts} />
          <MatchReason match={row.match} />
          <Disclosure open={rank === 1} summary={t('match.detail', { points: row.match.points })}>
            <MatchParts match={row.match} />
          </Disclosure>
        </div>
      </div>
      <div className="grid content-start gap-1.5 max-md:col-span-full">
        <Stat value={row.match.points}>{t('match.points')}</Stat>
        <Bar value={row.match.points} max={1000} big />
        <RowAction own={own} ownId={ownId} row={row} first={rank === 1} />
      </div>
    </li>
  );
}

/** To ask, or to see what was asked already. */
function RowAction({ own, ownId, row, first }: Omit<Props, 'rank'> & { first: boolean }) {
  const t = useTranslations('match');
  const locale = useLocale();
  const title = localised(row.title, locale).text;
  const pledging = own === 'offer';
  const look = { variant: first ? 'primary' : 'second', wide: 'always', className: 'mt-2.5' } as const;
  if (row.requestId !== null) {
    return (
      <ButtonLink {...look} variant="second" href={inLocale(locale, routes.request(row.requestId))}>
        <span aria-hidden="true">{t('asked')}</span>
        <VisuallyHidden>{t('askedOn', { title })}</VisuallyHidden>
      </ButtonLink>
    );
  }
  // Whoever has no offer yet reads the need first: the way to pledge is on its page.
  if (ownId === null) {
    return (
      <ButtonLink {...look} variant="second" href={inLocale(locale, routes.need(row.id))}>
        <span aria-hidden="true">{t('see')}</span>
        <VisuallyHidden>{t('seeNeed', { title })}</VisuallyHidden>
      </ButtonLink>
    );
  }
  return (
    <ButtonLink {...look} href={inLocale(locale, pledging ? routes.pledge(row.id, ownId) : routes.ask(row.id, ownId))}>
      <span aria-hidden="true">{t(pledging ? 'pledge' : 'ask')}</span>
      <VisuallyHidden>{t(pledging ? 'pledgeOn' : 'askFor', { title })}</VisuallyHidden>
    </ButtonLink>
  );
}

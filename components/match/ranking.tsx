import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { EmptyState } from '@/components/ui/empty-state';
import type { RankingView, VisitorRanking } from '@/lib/matches/views';
import { MatchRow } from './match-row';

/** The ranked list beside one of the reader's listings, and what was set aside, by reason. */
export function Ranking({ ranking }: { ranking: RankingView | VisitorRanking }) {
  const t = useTranslations('match');
  const { own, ownId, rows, setAside } = ranking;
  const aside = setAside.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="grid gap-4">
      {rows.length === 0 ? (
        <EmptyState level={3} title={t(own === 'offer' ? 'emptyNeeds' : 'emptyOffers')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <Card>
          <ol>
            {rows.map((row, index) => (
              <MatchRow key={row.id} own={own} ownId={ownId} row={row} rank={index + 1} />
            ))}
          </ol>
        </Card>
      )}
      {aside > 0 && (
        <Disclosure summary={t('setAside', { own, count: aside })}>
          <ul className="bullets grid gap-1.5 py-2 text-sm">
            {setAside.map(({ refusal, count }) => (
              <li key={refusal}>{t(`refusal.${refusal}`, { count })}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

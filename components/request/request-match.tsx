import { useTranslations } from 'next-intl';
import { MatchParts } from '@/components/match/match-parts';
import { MatchReason } from '@/components/match/match-reason';
import { Panel } from '@/components/ui/card';
import { Stat } from '@/components/ui/stat';
import type { MatchView } from '@/lib/matches/views';

/** The match as it was kept on the day of asking. */
export function RequestMatch({ match }: { match: MatchView }) {
  const t = useTranslations();
  return (
    <Panel title={t('request.match.title')} extra={<Stat value={match.points}>{t('match.points')}</Stat>}>
      <MatchReason match={match} bare />
      <MatchParts match={match} />
    </Panel>
  );
}

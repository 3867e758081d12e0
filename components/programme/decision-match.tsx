import { useTranslations } from 'next-intl';
import { MatchParts } from '@/components/match/match-parts';
import { MatchReason } from '@/components/match/match-reason';
import { Panel } from '@/components/ui/card';
import { Stat } from '@/components/ui/stat';
import type { DecisionView } from '@/lib/requests/views';

/** The match as it was kept on the day of asking, and where it would differ today. */
export function DecisionMatch({ request: { match, matchToday } }: { request: DecisionView }) {
  const t = useTranslations();
  return (
    <Panel title={t('request.match.title')} extra={<Stat value={match.points}>{t('match.points')}</Stat>}>
      <MatchReason match={match} bare />
      <MatchParts match={match} />
      <div className="border-line border-t pt-4">
        <Today then={match} today={matchToday} />
      </div>
    </Panel>
  );
}

function Today({ then, today }: { then: DecisionView['match']; today: DecisionView['matchToday'] }) {
  const t = useTranslations('desk.decision.today');
  const match = useTranslations('match');
  if (today === null) return <p>{t('gone')}</p>;
  if ('refusal' in today) return <p>{t('impossible', { reason: match(`refusalOne.${today.refusal}`) })}</p>;
  const changed = then.parts.flatMap((part, index) => {
    const now = today.parts[index];
    return now && now.points !== part.points ? [{ part: part.part, before: part.points, now: now.points }] : [];
  });
  if (changed.length === 0) return <p>{t('same')}</p>;
  return (
    <div className="grid gap-2">
      <p>
        <b>{t('points', { points: today.points })}</b>
      </p>
      <ul className="grid gap-1 text-sm">
        {changed.map(({ part, before, now }) => (
          <li key={part}>{t('part', { part: match(`parts.${part}`), before, now })}</li>
        ))}
      </ul>
    </div>
  );
}

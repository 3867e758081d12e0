import { useTranslations } from 'next-intl';
import { Bar } from '@/components/ui/bar';
import type { MatchView } from '@/lib/matches/views';

/** The eight parts: name, points of maximum, bar. The numbers are the text; the bars only show them. */
export function MatchParts({ match }: { match: MatchView }) {
  const t = useTranslations('match');
  const { skills, hours } = match.facts;
  const gaps: Partial<Record<MatchView['parts'][number]['part'], boolean>> = {
    skills: skills.some((skill) => skill.k !== 'same'),
    hours: hours.coveredQuarters < hours.neededQuarters,
  };
  return (
    <dl className="grid gap-x-8 gap-y-2 pt-1 pb-2 md:grid-cols-2">
      {match.parts.map(({ part, points, of }) => (
        <div key={part} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 text-sm">
          <dt>{t(`parts.${part}`)}</dt>
          <dd className="text-ink-muted tabular-nums">{t('of', { points, of })}</dd>
          <dd aria-hidden="true" className="col-span-full">
            <Bar value={points} max={of} tone={gaps[part] ? 'gap' : 'primary'} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

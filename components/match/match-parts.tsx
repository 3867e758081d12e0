import { useTranslations } from 'next-intl';
import { Bar } from '@/components/ui/bar';
import type { MatchView } from '@/lib/matches/views';
import { type Gap, gapsOf } from '@/lib/matching/gaps';
import type { Part } from '@/lib/matching/score';

/** The part that a gap costs points; a late start costs none. */
const partOf: Record<Gap['gap'], Part | null> = {
  skill_missing: 'skills',
  skill_by_relation: 'skills',
  skill_at_low_level: 'skills',
  hours_partial: 'hours',
  starts_late: null,
  format_different: 'format',
  sector_other: 'sector',
  far: 'place',
};

/** The eight parts: name, points of maximum, bar. The numbers are the text; the bars only show them. */
export function MatchParts({ match }: { match: MatchView }) {
  const t = useTranslations('match');
  const lacking = new Set(gapsOf(match).map(({ gap }) => partOf[gap]));
  return (
    <dl className="grid gap-x-8 gap-y-2 pt-1 pb-2 md:grid-cols-2">
      {match.parts.map(({ part, points, of }) => (
        <div key={part} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 text-sm">
          <dt>{t(`parts.${part}`)}</dt>
          <dd className="text-ink-muted tabular-nums">{t('of', { points, of })}</dd>
          <dd aria-hidden="true" className="col-span-full">
            <Bar value={points} max={of} tone={lacking.has(part) ? 'gap' : 'primary'} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

import { useTranslations } from 'next-intl';
import { Bar } from '@/components/ui/bar';
import { formatNumber } from '@/lib/i18n/formats';
import { PARTS } from '@/lib/matching/weights';
import type { Points } from '@/lib/weights/schema';

/** What each part counts for. The numbers are the text; the bars, of one scale, only show them. */
export function WeightsTable({ points }: { points: Points }) {
  const t = useTranslations();
  const most = Math.max(...PARTS.map((part) => points[part]));
  return (
    <dl className="grid gap-x-8 gap-y-3 md:grid-cols-2">
      {PARTS.map((part) => (
        <div key={part} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-0.5">
          <dt>
            {t(`match.parts.${part}`)}
            <span className="block text-ink-muted text-sm">{t(`weights.measures.${part}`)}</span>
          </dt>
          <dd className="tabular-nums">{formatNumber(points[part])}</dd>
          <dd aria-hidden="true" className="col-span-full">
            <Bar value={points[part]} max={most} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

import { useTranslations } from 'next-intl';
import type { Moment } from '@/lib/results/rules';
import type { IndicatorView } from '@/lib/results/views';
import { ValueText } from './value-text';

const SHOWN = ['baseline', 'closing', 'later'] as const satisfies readonly Moment[];

/** How an indicator moved: a bar for each moment, its number beside it, and the target across them. */
export function BeforeAfter({ indicator }: { indicator: IndicatorView }) {
  const t = useTranslations('results');
  const { current, kind, highest } = indicator;
  const target = current.target?.hundredths;
  const bounded = kind === 'percent' || kind === 'score';
  const most = Math.max(1, bounded ? highest : 0, ...Object.values(current).map(({ hundredths }) => hundredths));
  return (
    <div className="grid gap-3">
      <ul className="grid gap-3">
        {SHOWN.map((moment) => {
          const value = current[moment];
          return (
            <li key={moment} className="grid gap-1">
              <span className="flex flex-wrap justify-between gap-x-4">
                <span>{t(`moments.${moment}`)}</span>
                {value ? (
                  <b>
                    <ValueText indicator={indicator} hundredths={value.hundredths} />
                  </b>
                ) : (
                  <span className="text-ink-muted">{t('notYet')}</span>
                )}
              </span>
              {kind !== 'yes_no' && (
                <MomentBar share={(value?.hundredths ?? 0) / most} target={target === undefined ? null : target / most} />
              )}
            </li>
          );
        })}
      </ul>
      {target !== undefined && (
        <p>
          {t.rich('target', {
            value: () => (
              <b>
                <ValueText indicator={indicator} hundredths={target} />
              </b>
            ),
          })}
          {kind !== 'yes_no' && <span className="text-ink-muted"> {t('targetMark')}</span>}
        </p>
      )}
    </div>
  );
}

/** Decoration: the numbers stand beside it as text. */
function MomentBar({ share, target }: { share: number; target: number | null }) {
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" className="bar bar-big">
      <rect className="bar-track" width="100" height="8" />
      <rect width={(share * 100).toFixed(1)} height="8" />
      {target !== null && <rect className="bar-mark" x={Math.min(99, target * 100).toFixed(1)} width="1" height="8" />}
    </svg>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Plot, type PlotBar } from '@/components/ui/plot';
import { localised } from '@/lib/i18n/localised';
import type { Moment } from '@/lib/results/rules';
import type { MeasuredView } from '@/lib/results/views';
import { ValueText } from './value-text';

const SHOWN = { baseline: 'hatched', closing: 'solid', later: 'dotted' } as const satisfies Partial<Record<Moment, PlotBar['pattern']>>;

/** A bar for each moment at which an indicator was measured, or will be. */
export function useMomentBars(indicator: MeasuredView): PlotBar[] {
  const t = useTranslations('results');
  const moments = Object.keys(SHOWN) as (keyof typeof SHOWN)[];
  return moments.map((moment) => {
    const hundredths = indicator.current[moment]?.hundredths;
    return {
      key: moment,
      label: t(`moments.${moment}`),
      text:
        hundredths === undefined ? (
          <span className="font-normal text-ink-muted">{t('notYet')}</span>
        ) : (
          <ValueText indicator={indicator} hundredths={hundredths} />
        ),
      value: indicator.kind === 'yes_no' ? null : (hundredths ?? 0),
      pattern: SHOWN[moment],
    };
  });
}

/** How an indicator moved, with its target across it; `children` is the table behind it. */
export function BeforeAfter({ indicator, children }: { indicator: MeasuredView; children: ReactNode }) {
  const t = useTranslations('results');
  const { current, kind, highest, name } = indicator;
  const target = current.target?.hundredths;
  const bounded = kind === 'percent' || kind === 'score';
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
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
      <Plot
        name={localised(name, useLocale()).text}
        bars={useMomentBars(indicator)}
        most={Math.max(1, bounded ? highest : 0, ...Object.values(current).map(({ hundredths }) => hundredths))}
        mark={kind === 'yes_no' ? undefined : target}
      >
        {children}
      </Plot>
    </div>
  );
}

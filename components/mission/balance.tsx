import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Plot, PlotTable } from '@/components/ui/plot';
import { formatHours } from '@/lib/i18n/hours';
import type { Given } from '@/lib/missions/rules';

interface Props {
  level: 2 | 3;
  sides: readonly (Given & { key: string; label: ReactNode })[];
}

/** What each side gave: a picture of the hours, and the same in a table. */
export function Balance({ level, sides }: Props) {
  const t = useTranslations('balance');
  const locale = useLocale();
  const Title = level === 2 ? 'h2' : 'h3';
  const bars = sides.map(({ key, label, missions, quarters }, index) => ({
    key,
    label,
    text: t('text', { hours: formatHours(quarters, locale), missions }),
    value: quarters,
    pattern: index === 0 ? ('solid' as const) : ('hatched' as const),
  }));
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] content-start gap-3">
      <Title className={level === 3 ? 'text-base tracking-normal' : undefined}>{t('title')}</Title>
      <p className="text-ink-muted text-sm">{t('lead')}</p>
      <Plot name={t('title')} bars={bars}>
        <PlotTable summary={t('table')} caption={t('title')} heads={[t('side'), t('hours')]} bars={bars} />
      </Plot>
    </section>
  );
}

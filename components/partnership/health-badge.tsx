import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { Health } from '@/lib/partnerships/rules';

const tones: Record<Health, Tone> = {
  ended: 'neutral',
  paused: 'neutral',
  over: 'bad',
  agreement: 'wait',
  hours: 'wait',
  answer: 'wait',
  ending: 'wait',
  quiet: 'neutral',
  active: 'ok',
};

/** How a partnership is, in words. */
export function HealthBadge({ health }: { health: Health }) {
  const t = useTranslations('partnership.health');
  return <Badge tone={tones[health]}>{t(health)}</Badge>;
}

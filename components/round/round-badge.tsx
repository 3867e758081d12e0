import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { IconName } from '@/components/ui/icon';
import type { RoundState } from '@/lib/rounds/rules';

const looks = {
  draft: { tone: 'neutral', icon: 'file' },
  computing: { tone: 'info', icon: 'clock' },
  ready: { tone: 'wait', icon: 'check' },
  failed: { tone: 'bad', icon: 'alert' },
  cancelled: { tone: 'neutral', icon: 'close' },
  sent: { tone: 'ok', icon: 'mail' },
} as const satisfies Record<RoundState, { tone: Tone; icon: IconName }>;

export function RoundBadge({ state }: { state: RoundState }) {
  const t = useTranslations('rounds.states');
  return <Badge {...looks[state]}>{t(state)}</Badge>;
}

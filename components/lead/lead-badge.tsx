import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { LeadState } from '@/lib/leads/rules';

const tones: Record<LeadState, Tone> = {
  new: 'wait',
  in_touch: 'info',
  meeting: 'info',
  request: 'info',
  partnership: 'ok',
  closed: 'neutral',
};

export function LeadBadge({ state }: { state: LeadState }) {
  const t = useTranslations('leads.states');
  return (
    <Badge tone={tones[state]} icon={state === 'partnership' ? 'done' : state === 'closed' ? 'close' : 'clock'}>
      {t(state)}
    </Badge>
  );
}

import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { IconName } from '@/components/ui/icon';
import type { RequestState } from '@/lib/requests/rules';

const looks: Record<RequestState, { tone: Tone; icon: IconName }> = {
  proposed: { tone: 'wait', icon: 'clock' },
  accepted: { tone: 'info', icon: 'clock' },
  approved: { tone: 'ok', icon: 'check' },
  declined: { tone: 'bad', icon: 'close' },
  rejected: { tone: 'bad', icon: 'close' },
  withdrawn: { tone: 'neutral', icon: 'back' },
  expired: { tone: 'neutral', icon: 'clock' },
  not_chosen: { tone: 'neutral', icon: 'file' },
};

export function RequestBadge({ state }: { state: RequestState }) {
  const t = useTranslations('request.states');
  return <Badge {...looks[state]}>{t(state)}</Badge>;
}

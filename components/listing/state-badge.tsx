import { Badge, type Tone } from '@/components/ui/badge';
import type { IconName } from '@/components/ui/icon';
import type { ListingState } from '@/lib/listings/rules';

const looks: Record<ListingState, { tone: Tone; icon: IconName }> = {
  submitted: { tone: 'wait', icon: 'clock' },
  returned: { tone: 'wait', icon: 'file' },
  open: { tone: 'ok', icon: 'check' },
  paused: { tone: 'neutral', icon: 'clock' },
  filled: { tone: 'ok', icon: 'done' },
  closed: { tone: 'neutral', icon: 'close' },
  expired: { tone: 'neutral', icon: 'clock' },
};

/** The state of a need or an offer; its word agrees with the noun, so the caller gives it. */
export function StateBadge({ state, children }: { state: ListingState; children: string }) {
  return <Badge {...looks[state]}>{children}</Badge>;
}

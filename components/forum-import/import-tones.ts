import type { Tone } from '@/components/ui/badge';
import type { IconName } from '@/components/ui/icon';
import type { ImportState } from '@/lib/forum-imports/rules';

/** How the states of a file look. */
export const IMPORT_TONES: Readonly<Record<ImportState, { tone: Tone; icon: IconName }>> = {
  waiting: { tone: 'wait', icon: 'clock' },
  expired: { tone: 'neutral', icon: 'clock' },
  confirmed: { tone: 'ok', icon: 'check' },
  final: { tone: 'ok', icon: 'check' },
  undone: { tone: 'neutral', icon: 'back' },
};

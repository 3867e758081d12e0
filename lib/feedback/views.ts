import type { Bilingual } from '@/lib/i18n/localised';
import type { MissionView } from '@/lib/missions/views';
import type { Party } from '@/lib/requests/rules';
import type { Question } from './rules';

export interface GivenView {
  ratings: Record<Question, number>;
  words: string | null;
  by: Bilingual;
  at: Date;
}

/** One side's feedback as the reader may see it. */
export interface SideFeedback {
  side: Party;
  name: Bilingual;
  /** Null where there is none, or none that the reader may read yet. */
  given: GivenView | null;
  /** From when one that is kept back is read at the latest. */
  readableOn: Date | null;
}

export interface FeedbackView {
  mission: MissionView;
  sides: SideFeedback[];
  /** Whether the reader may give their side's. */
  mayGive: boolean;
}

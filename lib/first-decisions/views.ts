import type { Bilingual } from '@/lib/i18n/localised';

/** What somebody decided first, and waits for a second person. */
export interface FirstDecisionView {
  at: Date;
  by: Bilingual;
  /** The reader took it: another person has to confirm. */
  byReader: boolean;
  /** What exactly was decided, where the action alone does not say. */
  detail: string;
}

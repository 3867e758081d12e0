import type { Direction, Regime } from '@/lib/agreements/rules';
import type { ClauseView } from '@/lib/agreements/views';
import type { Bilingual } from '@/lib/i18n/localised';

/** One version of the text: who made it, when and why. */
export interface TextVersionView {
  version: number;
  createdAt: Date;
  /** Null for the first, which came with the platform. */
  author: Bilingual | null;
  reason: string | null;
  /** The clauses that it changed of the one before. */
  changed: { code: string; title: Bilingual }[];
  /** Documents that were issued from it. */
  documents: number;
}

export interface AgreementTextView {
  clauses: { code: string; title: Bilingual; regime: 'both' | Regime; direction: 'both' | Direction; notes: number }[];
  /** The newest first, the one in force among them. */
  history: TextVersionView[];
  mayChange: boolean;
  /** What was just changed: the page says so once. */
  done: boolean;
}

/** A clause with its placeholders named, for reading. */
export interface ClausePageView {
  code: string;
  title: Bilingual;
  /** What the form sends back. */
  version: number;
  clause: ClauseView;
  /** What counsel is asked to look at. */
  notes: { fr: string; ar: string }[];
  /** Null for who may only read. */
  initial: Record<'titleFr' | 'titleAr' | 'fr' | 'ar', string[]> | null;
  /** How it read before, the newest first: until which version. */
  earlier: { until: TextVersionView; clause: ClauseView }[];
}

import type { Bilingual } from '@/lib/i18n/localised';
import type { Effect, SupportKind } from './rules';

export interface SupportStepView {
  id: number;
  kind: SupportKind;
  /** The dimension of readiness that it is for, in the reader's language. */
  dimension: string;
  what: string;
  who: string;
  nextOn: Date;
  doneAt: Date | null;
  outcome: string | null;
  version: number;
  /** On its dimension; null while nothing can be told, or where the diagnostics are not shown to the reader. */
  effect: Effect | null;
}

/** What coordinators do with an association. */
export interface SupportView {
  organisation: { id: number; name: Bilingual };
  steps: SupportStepView[];
  /** Whether the reader keeps the plan. */
  editable: boolean;
  dimensions: { code: string; name: string }[];
  /** The last diagnostic that the reader may open. */
  diagnosticId: number | null;
}

export interface SupportStepForm {
  organisation: { id: number; name: Bilingual };
  step: SupportStepView;
}

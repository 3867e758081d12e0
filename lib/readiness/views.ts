import type { TemplateView } from '@/lib/drafts/views';
import type { Bilingual } from '@/lib/i18n/localised';
import type { Sector } from '@/lib/listings/rules';
import type { SupportStepView } from '@/lib/support/views';
import type { Reader } from './policy';
import type { Audience, Band, Dimension, Item, Standing } from './rules';

/** A dimension with how far its questions are answered. */
export interface StepView extends Standing {
  name: string;
}

export interface OpenView {
  id: number;
  steps: StepView[];
  minutesLeft: number;
  /** Whether it can be closed. */
  complete: boolean;
  /** Where the answers go on: the first dimension with a question left. */
  next: Dimension;
}

/** The diagnostics of an association, in its workspace. */
export interface ReadinessView {
  intro: string;
  /** Who else reads them. */
  sharedWith: Audience[];
  /** Whether the reader may change that. */
  shareable: boolean;
  /** The one that is being filled in. */
  open: OpenView | null;
  /** What coordinators do with it. */
  support: SupportStepView[];
  /** The last one first. */
  closed: { id: number; closedAt: Date; by: Bilingual; overall: string }[];
}

export interface ItemView {
  code: Item;
  question: string;
  /** The sentences to choose from, from the lowest level to the highest. */
  levels: string[];
  /** What may show it. */
  evidence: string;
}

/** One dimension to be answered. */
export interface AnsweringView {
  diagnosticId: number;
  version: number;
  dimension: Dimension;
  name: string;
  intro: string;
  items: ItemView[];
  steps: StepView[];
  minutesLeft: number;
  /** What was answered so far, as a form holds it. */
  initial: Record<string, string[]>;
}

export interface DimensionResult extends StepView {
  /** Its score in the diagnostic before; null where there is none. */
  before: number | null;
  band: Band;
  bandName: string;
  /** What it means, and what to begin with. */
  text: string;
}

/** A question with what was answered. */
export interface PointView {
  code: Item;
  dimension: string;
  question: string;
  levelName: string;
  answer: string;
  evidence: string | null;
}

export interface WeakPointView extends PointView {
  /** The ready-made need that it asks for, where one is left. */
  proposal: TemplateView | null;
}

/** A closed diagnostic. */
export interface DiagnosticView {
  id: number;
  closedAt: Date;
  by: Bilingual;
  overall: string;
  profile: DimensionResult[];
  strongest: DimensionResult[];
  weakest: DimensionResult[];
  /** None for a company. */
  strongPoints: PointView[];
  weakPoints: WeakPointView[];
  reader: Reader;
  organisation: { id: number; name: Bilingual };
  /** The one before it, with what came of the time between; null for the first one. */
  since: SinceView | null;
}

export interface SinceView {
  closedAt: Date;
  /** Questions answered otherwise than then, the furthest up first; none for a company. */
  moves: { code: Item; question: string; from: string; to: string; up: boolean }[];
  /** What helped meanwhile; none for a company. */
  missions: { id: number; reference: string; title: Bilingual; quartersConfirmed: number; endedAt: Date | null }[];
}

/** Associations together: how many stand where. */
export interface GroupView {
  key: string;
  name: string;
  bands: Record<Band, number>;
  /** The middle score; null where nobody has one. */
  median: number | null;
}

/** What associations show to coordinators, taken together. */
export interface CohortView {
  /** How many show a diagnostic, of how many verified ones. */
  shown: number;
  all: number;
  region: { code: string; name: string } | null;
  sector: Sector | null;
  /** Whether the reader looks after some regions only, and these are theirs. */
  scoped: boolean;
  bandNames: Record<Band, string>;
  dimensions: GroupView[];
  regions: GroupView[];
  sectors: (GroupView & { key: Sector })[];
  /** Whom to help first. */
  first: {
    diagnosticId: number;
    organisationId: number;
    name: Bilingual;
    region: Bilingual;
    closedAt: Date | null;
    overall: string;
    weakest: string;
    /** The next day of its support plan; null where nothing is planned. */
    nextOn: Date | null;
  }[];
}

import type { Bilingual } from '@/lib/i18n/localised';
import type { Sector } from '@/lib/listings/rules';
import type { VisitorRanking } from '@/lib/matches/views';
import type { Linked } from '@/lib/origins/rules';
import type { RegionWithProvinces } from '@/lib/places/views';
import type { FormState } from '@/lib/result';
import type { MeasuredView } from '@/lib/results/views';
import type { SkillOptions } from '@/lib/skills/views';
import type { Answers, TypicalTimes } from './rules';

/** A mission that both sides let anybody read of: organisations and numbers, nobody's name. */
export interface StoryView {
  id: number;
  title: Bilingual;
  sector: Sector;
  region: Bilingual;
  company: { id: number; name: Bilingual };
  association: { id: number; name: Bilingual };
  /** Whether the company gave the hours, and not the association. */
  companyGave: boolean;
  /** Confirmed quarter-hours. */
  quarters: number;
  /** Days from its beginning to its end. */
  days: number;
  /** The first that was measured before and after. */
  indicator: MeasuredView | null;
}

/** The answers with the names of what they chose, in the reader's language. */
export interface AnsweredView {
  answers: Answers;
  province: string;
  skills: string[];
  /** Each with its name. */
  words: { term: string; text: string }[];
  /** As an address has it. */
  query: string;
}

export interface FitView extends AnsweredView {
  ranking: VisitorRanking;
}

export interface ForCompaniesView {
  times: TypicalTimes | null;
  stories: StoryView[];
  /** What the form was sent with, and what of it is to be mended. */
  state: FormState;
  regions: RegionWithProvinces[];
  skills: SkillOptions;
  fit: FitView | null;
  /** Whether the reader may need an account. */
  anonymous: boolean;
  /** What the address says of what led here. */
  from: Linked | null;
}

import type { Bilingual } from '@/lib/i18n/localised';
import type { MissionView } from '@/lib/missions/views';
import type { Autonomy, Direction, IndicatorKind, Moment, Outcome, Scale, Stage } from './rules';

export interface ValueView {
  id: number;
  moment: Moment;
  hundredths: number;
  evidence: string | null;
  by: Bilingual;
  at: Date;
}

/** An indicator with what was measured of it: nobody's name, and no evidence. */
export interface MeasuredView extends Scale {
  id: number;
  name: Bilingual;
  kind: IndicatorKind;
  /** Null where its kind says it. */
  unit: Bilingual | null;
  direction: Direction;
  /** The last value of each moment. */
  current: Partial<Record<Moment, { hundredths: number }>>;
  /** At the end, and some months later. */
  outcomes: Record<'closing' | 'later', Outcome | undefined>;
}

export interface IndicatorView extends MeasuredView {
  how: Bilingual | null;
  current: Partial<Record<Moment, ValueView>>;
  /** All that was given, the newest first. */
  history: ValueView[];
}

export interface AutonomyView {
  moment: 'closing' | 'later';
  answer: Autonomy;
  example: string | null;
  by: Bilingual;
  at: Date;
}

export interface ResultView {
  mission: MissionView;
  indicators: IndicatorView[];
  /** The last answer of each moment. */
  autonomy: AutonomyView[];
  /** What the reader may give values for now. */
  stages: Stage[];
  /** Whether the reader may choose what it is told by. */
  choosable: boolean;
}

export interface CatalogueEntry {
  code: string;
  name: Bilingual;
  unit: Bilingual;
}

export interface ChooseView extends ResultView {
  /** Of the skills and the sector of the mission first, then the others; without those chosen already. */
  suggested: CatalogueEntry[];
  others: CatalogueEntry[];
}

export interface MeasureView extends ResultView {
  stage: Stage;
  /** Whether the reader is asked if they can now do it alone. */
  asksAutonomy: boolean;
}

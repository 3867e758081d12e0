import type { Bilingual } from '@/lib/i18n/localised';
import type { Format, Mode, Noun, Sector } from '@/lib/listings/rules';
import type { Side } from '@/lib/routes';
import type { SkillFamily } from '@/lib/skills/views';
import type { DraftFields } from './rules';

/** A draft in the list of an organisation's own. */
export interface DraftSummary {
  id: string;
  /** As it was typed so far; null while there is none. */
  title: string | null;
  savedAt: Date;
  /** Who began it. */
  author: Bilingual;
}

/** A draft in its form. */
export interface DraftView {
  id: string;
  version: number;
  fields: DraftFields;
  savedAt: Date;
  /** Whose copies on this device are this form's. */
  userId: string;
}

/** A ready-made need, in one language. */
export interface TemplateView {
  code: string;
  family: string;
  /** Null where it fits any. */
  sector: Sector | null;
  title: string;
  quarters: number;
  format: Format;
  mode: Mode;
  steps: string[];
  /** What the organisation has ready before the work begins. */
  preparation: string;
  /** How both sides see that it is finished. */
  doneWhen: string;
}

/** What the browser gets back for what it saves by itself; times are ISO 8601. */
export type SavedAnswer =
  | { outcome: 'saved'; version: number; savedAt: string }
  | { outcome: 'newer'; version: number; savedAt: string; fields: DraftFields };

/** What a new listing may start from; only needs have ready-made ones. */
export interface StartView {
  side: Side;
  kind: Noun;
  /** Only a verified organisation publishes. */
  verified: boolean;
  /** What is written before that waits. */
  writable: boolean;
  families: (SkillFamily & { templates: TemplateView[] })[];
}

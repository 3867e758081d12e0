import type { Bilingual } from '@/lib/i18n/localised';
import type { Family, Rates } from './rules';

/** One version of the rates: who set it, when and why. */
export interface RatesVersionView {
  version: number;
  rates: Rates;
  createdAt: Date;
  author: Bilingual;
  reason: string;
  /** What it changed of the one before; all of the first. */
  changed: { family: Family; from: number | null; to: number }[];
}

export interface RatesView {
  families: { code: Family; name: Bilingual }[];
  /** The newest first; empty until somebody sets some. */
  history: RatesVersionView[];
  maySet: boolean;
  /** What was just set: the page says so once. */
  done: boolean;
}

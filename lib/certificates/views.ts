import type { Locale } from '@/lib/i18n/locales';
import type { Bilingual } from '@/lib/i18n/localised';
import type { CertificateHolder, CertifiedHours, HoursMissing } from './rules';

/** All that a certificate says but for its reference, its code and its date. */
export interface CertificateFacts extends CertifiedHours {
  holder: CertificateHolder;
  /** Whose it is. */
  name: Bilingual;
  giver: Bilingual;
  receiver: Bilingual;
  title: Bilingual;
  /** The mission's reference. */
  mission: string;
}

export interface CertificateView {
  id: number;
  language: Locale;
  reference: string;
  code: string;
  quarters: number;
  sha256: string;
  issuedAt: Date;
}

/** What one of the mission's holders has: the reader themselves, or their association. */
export interface HolderView {
  holder: CertificateHolder;
  name: Bilingual;
  hours: CertifiedHours | HoursMissing;
  /** Those that say what is true today, at most one in a language. */
  current: CertificateView[];
  /** In the others it can be drawn up. */
  languages: Locale[];
  /** Those that said something else, the newest first; with `more`, older ones are not among them. */
  earlier: CertificateView[];
  more: boolean;
}

export interface CertificatesView {
  missionId: number;
  missionReference: string;
  title: Bilingual;
  /** Whether the reader may open the mission's page: not who works on it no more. */
  follows: boolean;
  holders: HolderView[];
}

/** A mission on which the reader worked hours that are confirmed. */
export interface WorkedView {
  missionId: number;
  title: Bilingual;
  quarters: number;
}

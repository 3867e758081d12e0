import type { CertificateStatus } from '@/lib/certificates/rules';
import type { DocumentKind } from '@/lib/generated/prisma/enums';
import type { Locale } from '@/lib/i18n/locales';
import type { Bilingual } from '@/lib/i18n/localised';
import type { AgreementSide, Asked, DocumentStatus, Group, Holder, Piece, Placeholder } from './rules';

/** A clause with its values: what is printed and what the page shows. */
export interface ClauseView {
  code: string;
  /** Null for the title. */
  number: number | null;
  title: Record<Locale, string>;
  paragraphs: Record<Locale, Piece[][]>;
}

export interface SignatureView {
  id: string;
  side: AgreementSide;
  name: string;
  function: string;
  signedAt: Date;
  /** The name of the copy that was signed on paper. */
  scanName: string | null;
}

export interface DocumentView {
  id: number;
  reference: string;
  code: string;
  textVersion: number;
  sha256: string;
  issuedAt: Date;
}

/** Both sides, each with what it signed. */
export type SidesView = { side: AgreementSide; name: Bilingual; signature: SignatureView | null }[];

export type AgreementStep = 'prepare' | 'ready' | 'waiting' | 'signed' | 'cancelled' | 'outside';

export interface AgreementView {
  missionId: number;
  missionReference: string;
  title: Bilingual;
  /** What the forms send back. */
  version: number;
  step: AgreementStep;
  outside: boolean;
  clauses: ClauseView[];
  /** By who can give it; what is of the record is given there. */
  missing: { of: Holder; names: Placeholder[]; record: Placeholder[] }[];
  /** The one to sign. */
  document: DocumentView | null;
  /** Superseded ones, the newest first. */
  earlier: DocumentView[];
  sides: SidesView;
  mayPrepare: boolean;
  mayIssue: boolean;
  /** Whom the reader signs for; null for who may not, or has. */
  signsFor: Bilingual | null;
}

/** The form: what each group asks, and what it holds. */
export interface PrepareView {
  missionId: number;
  missionReference: string;
  title: Bilingual;
  version: number;
  groups: { group: Group; fields: Asked[] }[];
  initial: Record<string, string[]>;
  /** Whether a document was issued that a change would void. */
  issued: boolean;
}

/** What the page of a code shows to anybody: of a document or of a certificate. */
export interface VerifiedView {
  code: string;
  kind: DocumentKind | 'certificate';
  reference: string;
  issuedAt: Date;
  sha256: string;
  status: DocumentStatus | CertificateStatus;
  /** What came of comparing a file; undefined before one was. */
  file: 'genuine' | 'other' | undefined;
}

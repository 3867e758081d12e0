import type { OwnerView } from '@/lib/listings/views';
import type { Answers, Clarity } from './rules';

/** What an association writes to companies, in its workspace. */
export interface PropositionView {
  organisationId: number;
  /** Only a verified one is public. */
  verified: boolean;
  /** Whether the reader may publish it and take it back. */
  publisher: boolean;
  /** What is not published, or not published anew. */
  draft: { id: string; version: number; savedAt: Date; answers: Answers; clarity: Clarity; publishable: boolean } | null;
  published: { at: Date; clarity: Clarity } | null;
}

/** The five questions as a form; `userId` is null where the session is over and the form shows what was sent. */
export interface PropositionFormView {
  draft: { id: string; version: number; fields: Record<string, string[]>; savedAt: Date; userId: string | null };
}

/** The brief of one page, for anybody. */
export interface BriefView {
  owner: OwnerView;
  answers: Answers;
  publishedAt: Date;
  /** The address of the page in the reader's language. */
  address: string;
}

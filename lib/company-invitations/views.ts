import type { TypicalTimes } from '@/lib/for-companies/rules';
import type { Bilingual } from '@/lib/i18n/localised';
import type { InvitationState } from '@/lib/invitations/rules';
import type { NeedCardView } from '@/lib/needs/views';
import type { CompanyInvitationDone } from '@/lib/routes';
import type { WayOn } from './rules';

export interface SentCompanyInvitation {
  id: string;
  companyName: string;
  email: string;
  /** Its title, where it asks for something. */
  need: { id: number; title: Bilingual } | null;
  state: InvitationState;
  sentAt: Date;
  expiresAt: Date;
  /** What it became; its page is there once it is verified. */
  company: { id: number; name: Bilingual; verified: boolean } | null;
}

/** Whom an association, or the programme, has invited, and the form that invites. */
export interface CompanyInvitationsView {
  /** Null for the programme. */
  organisationId: number | null;
  /** Newest first. */
  invitations: SentCompanyInvitation[];
  /** What an association's form offers; null where a need is named by its number. */
  needs: { id: number; title: Bilingual }[] | null;
  /** Not before the association is verified, and not for who only reads. */
  mayInvite: boolean;
  done: CompanyInvitationDone | null;
}

/** What the page of an invitation says to a company. */
export interface WelcomingView {
  token: string;
  companyName: string;
  /** Null when their account is no more. */
  inviterName: Bilingual | null;
  /** Null for the programme. */
  organisation: { id: number; name: Bilingual } | null;
  /** In the language of the letter. */
  words: Bilingual | null;
  /** While anybody may read it. */
  need: NeedCardView | null;
  times: TypicalTimes | null;
  way: WayOn;
}

export type WelcomeView = { state: 'waiting'; invitation: WelcomingView } | { state: 'accepted' | 'revoked' | 'expired' | 'unknown' };

/** What the form of registration begins with, when an invitation led to it. */
export interface InvitedRegistration {
  token: string;
  email: string;
  companyName: string;
}

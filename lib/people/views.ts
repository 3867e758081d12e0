import type { AdmissionRefusal } from '@/lib/domains/rules';
import type { Locale } from '@/lib/i18n/locales';
import type { Bilingual } from '@/lib/i18n/localised';
import type { MailChoice, MailGroup } from '@/lib/notifications/rules';
import type { AccountDone } from '@/lib/routes';

/** Why somebody came back from their company's provider without a session. */
export type SignInRefusal = AdmissionRefusal | 'tooManyAttempts' | 'unavailable';

/** An account that the demo offers: who, and for whom the person acts. */
export interface DemoAccountView {
  email: string;
  name: Bilingual;
  as: { kind: 'organisation'; name: Bilingual } | { kind: 'national' | 'regional' | 'administrator' | 'observer' | 'worker' };
}

/** What the sign-in page starts from. */
export interface SignInView {
  /** A company whose people sign in by its own provider, and why the last one was not let in. */
  singleSignOn: { company: Bilingual | null; refused: SignInRefusal | null };
  /** The page to come back to; empty: the person's own. */
  next: string;
  /** Only in the demo. */
  demo: { password: string; accounts: DemoAccountView[] } | null;
}

/** A person's own account. */
export interface AccountPageView {
  name: string;
  nameAr: string | null;
  email: string;
  locale: Locale;
  /** False for somebody who signs in through their company alone. */
  hasPassword: boolean;
  /** When the mails of each group are sent, and whether. */
  mails: Readonly<Record<MailGroup, MailChoice>>;
  /** Sessions that are open, this one included. */
  sessions: number;
  /** What just happened. */
  done: AccountDone | null;
}

/** What a mailed link opens; null when it cannot be used any more. */
export type MailedLinkView = { token: string; email: string } | null;

/** The same of a link to a new address: only the account that asked for it takes it. */
export type EmailLinkView = { token: string; email: string; own: boolean } | null;

import type { Bilingual } from '@/lib/i18n/localised';

/** An account that the demo offers: who, and for whom the person acts. */
export interface DemoAccountView {
  email: string;
  name: Bilingual;
  as: { kind: 'organisation'; name: Bilingual } | { kind: 'national' | 'regional' | 'administrator' };
}

/** What the sign-in page starts from. */
export interface SignInView {
  /** The page to come back to; empty: the person's own. */
  next: string;
  /** Only in the demo. */
  demo: { password: string; accounts: DemoAccountView[] } | null;
}

import type { Bilingual } from '@/lib/i18n/localised';
import type { DomainDone, Side } from '@/lib/routes';
import type { AdministrativeMailbox } from './rules';

export interface DomainView {
  id: number;
  domain: string;
  provedAt: Date;
  joinsByItself: boolean;
}

/** A proof that was asked for and that nobody has opened yet. */
export interface AskedProofView {
  domain: string;
  email: string;
  expiresAt: Date;
}

/** The page where a company proves its domains. */
export interface DomainsView {
  side: Side;
  companyName: Bilingual;
  domains: DomainView[];
  asked: AskedProofView[];
  mailboxes: readonly AdministrativeMailbox[];
  done: DomainDone | null;
}

export interface RemoveDomainView {
  side: Side;
  domain: DomainView;
}

/** The page behind a mailed proof; null when the link opens nothing. */
export interface DomainProofView {
  token: string;
  proof: { domain: string; companyName: Bilingual } | null;
}

/*
 * E-mail domains that a company proved to be its own, and who of those that its provider vouches for is
 * let in. A provider says « this is x@domain »; only the proof says that it may speak for that domain.
 */

/**
 * Mailboxes that only who runs a domain reads (RFC 2142; certificate authorities ask the same ones).
 * Whoever can open a mail there speaks for the domain.
 */
export const ADMINISTRATIVE_MAILBOXES = ['postmaster', 'hostmaster', 'webmaster', 'admin', 'administrator'] as const;
export type AdministrativeMailbox = (typeof ADMINISTRATIVE_MAILBOXES)[number];

/** More domains than any group of companies has. */
export const MAX_DOMAINS = 20;

/**
 * Domains at which anybody gets an address. Nobody could prove one, since its postmaster is somebody
 * else; naming them only gives a better answer than a mail that never comes.
 */
const OPEN_TO_ANYBODY: readonly string[] = [
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'outlook.fr',
  'hotmail.com',
  'hotmail.fr',
  'live.com',
  'live.fr',
  'msn.com',
  'yahoo.com',
  'yahoo.fr',
  'ymail.com',
  'icloud.com',
  'me.com',
  'proton.me',
  'protonmail.com',
  'gmx.com',
  'gmx.fr',
  'aol.com',
  'mail.com',
  'yandex.com',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'laposte.net',
  'menara.ma',
  'iam.net.ma',
];

/** Whether anybody can have an address of this domain. Complexity O(1); no errors. */
export function isOpenToAnybody(domain: string): boolean {
  return OPEN_TO_ANYBODY.includes(domain);
}

/** The domain of an address, lower case; empty for what is no address. Complexity O(length); no errors. */
export function domainOf(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '' : email.slice(at + 1).toLowerCase();
}

/** What is known of somebody whom the company's provider vouches for. */
export interface Candidate {
  /** The provider has seen that the mailbox is theirs. */
  emailVerified: boolean;
  /** Whether this very company proved the domain of the address. */
  domainProved: boolean;
  companyVerified: boolean;
  /** `closed` is disabled or erased. */
  account: 'none' | 'open' | 'closed';
  member: boolean;
  /** An invitation of this company to this address waits. */
  invited: boolean;
  /** The domain's rule: everybody of it becomes a member by signing in. */
  joinsByItself: boolean;
}

export const ADMISSION_REFUSALS = ['emailNotVerified', 'domainNotProved', 'companyNotVerified', 'accountClosed', 'notInvited'] as const;
export type AdmissionRefusal = (typeof ADMISSION_REFUSALS)[number];

export type Admission = { ok: true; joins: 'already' | 'by_invitation' | 'by_rule' } | { ok: false; refusal: AdmissionRefusal };

/**
 * Whether a candidate may sign in, and how they belong to the company. The provider's word counts for
 * the company's own domains alone: otherwise whoever runs one would sign in as anybody here, and an
 * account of the same address would be theirs.
 *
 * Complexity O(1); no errors: what is wrong is the answer.
 */
export function admissionOf(candidate: Candidate): Admission {
  const refuse = (refusal: AdmissionRefusal): Admission => ({ ok: false, refusal });
  if (!candidate.emailVerified) return refuse('emailNotVerified');
  if (!candidate.domainProved) return refuse('domainNotProved');
  if (!candidate.companyVerified) return refuse('companyNotVerified');
  if (candidate.account === 'closed') return refuse('accountClosed');
  if (candidate.member) return { ok: true, joins: 'already' };
  if (candidate.invited) return { ok: true, joins: 'by_invitation' };
  return candidate.joinsByItself ? { ok: true, joins: 'by_rule' } : refuse('notInvited');
}

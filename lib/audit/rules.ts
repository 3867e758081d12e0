const LISTING_EVENTS = [
  'submitted',
  'published',
  'edit',
  'resubmit',
  'approve',
  'return',
  'returned',
  'pause',
  'reopen',
  'extend',
  'duplicate',
  'close',
  'closed',
  'expire',
] as const;
type ListingEvent = (typeof LISTING_EVENTS)[number];

/**
 * Everything that the audit may say was done. `record` takes no other action, and the pages need words for
 * each under `audit.actions` in both languages: whoever writes a new event is told so by the compiler.
 */
export const AUDIT_ACTIONS = [
  'request_pledge',
  'request_ask',
  'request_change',
  'request_consent',
  'request_decline',
  'request_withdraw',
  'request_approve',
  'request_reject',
  'request_expire',
  'request_setAside',
  ...LISTING_EVENTS.map((event): `need_${ListingEvent}` => `need_${event}`),
  ...LISTING_EVENTS.map((event): `offer_${ListingEvent}` => `offer_${event}`),
  'organisation_registered',
  'organisation_save',
  'organisation_submit',
  'organisation_verify',
  'organisation_return',
  'organisation_returned',
  'organisation_suspend',
  'organisation_suspended',
  'organisation_reinstate',
  'organisation_propose_change',
  'organisation_withdraw_change',
  'organisation_accept_change',
  'organisation_refuse_change',
  'organisation_propose_merge',
  'organisation_set_merge_aside',
  'organisation_merge',
  'organisation_change_logo',
  'organisation_remove_logo',
  'domain_proof_asked',
  'domain_proved',
  'domain_rule_changed',
  'domain_removed',
  'member_joined',
  'member_role_changed',
  'member_removed',
  'member_left',
  'invitation_sent',
  'invitation_resent',
  'invitation_revoked',
  'skill_proposed',
  'skill_accept',
  'skill_merge',
  'skill_decline',
  'account_registered',
  'account_changed',
  'account_erased',
  'email_change_asked',
  'email_changed',
  'password_changed',
  'signed_in',
  'signed_out_everywhere',
  'coordinator_named',
  'coordinator_role_ended',
  'administrator_named',
  'administrator_role_ended',
  'person_disabled',
  'person_enabled',
  'weights_changed',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What an event can be about. */
export const AUDIT_SUBJECTS = ['request', 'need', 'offer', 'organisation', 'user', 'membership', 'invitation', 'skill', 'weights', 'mail'] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];

/** Events on one page. */
export const EVENTS_PER_PAGE = 20;

/** Accounts that a filter by name takes at most: who means one of more writes a longer part of the name. */
export const PEOPLE_MEANT = 50;

/** What an event names of what was changed; `nameFr` and `nameAr` are `name` in a language. */
export const AUDIT_FIELDS = [
  'state',
  'name',
  'logo',
  'legalForm',
  'mission',
  'serves',
  'changes',
  'seeks',
  'links',
  'foundedIn',
  'receiptType',
  'receiptNumber',
  'receiptDate',
  'receiptAuthority',
  'publicUtility',
  'documentNumber',
  'documentDate',
  'documentAuthority',
  'ice',
  'tradeRegisterNumber',
  'tradeRegisterCourt',
  'taxId',
  'employees',
  'industry',
  'csrLabel',
  'mergedIntoId',
  'domain',
  'joinsByItself',
  'title',
  'context',
  'deliverable',
  'description',
  'skills',
  'sector',
  'sectors',
  'province',
  'place',
  'places',
  'regions',
  'mode',
  'format',
  'regime',
  'languages',
  'hours',
  'hoursTotal',
  'hoursPerMonth',
  'peopleCount',
  'wantedStart',
  'closesOn',
  'availableFrom',
  'availableUntil',
  'accessNote',
  'freshness',
  'attention',
  'quarters',
  'startsOn',
  'message',
  'termsVersion',
  'role',
  'owner',
  'member',
  'by_invitation',
  'by_rule',
  'staffRole',
  'disabledAt',
  'email',
  'passwordHash',
  'oidc',
  'locale',
  'mails',
] as const;
export type AuditField = (typeof AUDIT_FIELDS)[number];

/**
 * A field's name as the pages have words for it, and the language it was written in where it has two;
 * null for one that no version of the platform writes any more. Complexity O(1); no errors.
 */
export function fieldOf(written: string): { field: AuditField; language: 'fr' | 'ar' | null } | null {
  const plain = AUDIT_FIELDS.find((field) => field === written);
  if (plain) return { field: plain, language: null };
  const [, name, suffix] = /^(.+)(Fr|Ar)$/.exec(written) ?? [];
  const field = AUDIT_FIELDS.find((candidate) => candidate === name);
  return field ? { field, language: suffix === 'Fr' ? 'fr' : 'ar' } : null;
}

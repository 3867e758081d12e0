/** What somebody is in an organisation's account. */
export const ROLES = ['owner', 'member'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Whether an organisation still has somebody who answers for its account once this member has left it,
 * or is an owner no longer.
 *
 * @param otherOwners owners besides this member whose accounts are not disabled, 0..
 * Complexity O(1); no errors.
 */
export function keepsAnOwner(role: Role, otherOwners: number): boolean {
  return role !== 'owner' || otherOwners > 0;
}

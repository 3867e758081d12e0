import type { InvitedRegistration } from '@/lib/company-invitations/views';
import type { Linked } from '@/lib/origins/rules';
import type { RegionWithProvinces } from '@/lib/places/views';
import type { Side } from '@/lib/routes';

/** What the form starts from. */
export interface RegisterView {
  regions: RegionWithProvinces[];
  /** The side whose door led here. */
  side: Side | null;
  /** The six answers that led here, as a query, and the place among them. */
  answers: { query: string; province: string } | null;
  /** What the address says of what led here. */
  from: Linked | null;
  /** The invitation that led here. */
  invitation: InvitedRegistration | null;
}

/** What a registration's link opens: the last step, an account that is there already, or nothing any more. */
export type RegistrationLinkView =
  | { state: 'usable'; token: string; email: string; organisationName: string }
  | { state: 'accountExists' }
  | { state: 'unusable' };

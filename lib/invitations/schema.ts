import { z } from 'zod';
import { choice, code, email, id, optionalText } from '@/lib/actions/fields';
import { linkToken } from '@/lib/links/schema';
import { ROLES } from '@/lib/memberships/rules';
import { PERSON_NAME } from '@/lib/people/rules';
import { newPassword, personName } from '@/lib/people/schema';

export const inviteSchema = z.object({ organisationId: id(), email: email(), role: choice(ROLES, 'roleMissing') });

/** One of those that the team's page lists, to send again or to take back. */
export const ownInvitationSchema = z.object({ invitationId: code(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) });

export const joinSchema = z.object({ token: linkToken });

export const acceptSchema = z.object({
  token: linkToken,
  name: personName,
  nameAr: optionalText({ max: PERSON_NAME.max }),
  password: newPassword,
});

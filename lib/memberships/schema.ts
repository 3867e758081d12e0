import { z } from 'zod';
import { choice, id } from '@/lib/actions/fields';
import { ROLES } from './rules';

export const roleSchema = z.object({ membershipId: id(), role: choice(ROLES, 'roleMissing') });

export const endMembershipSchema = z.object({ membershipId: id() });

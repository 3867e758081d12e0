import { z } from 'zod';
import { day, id, quarters, text, version } from '@/lib/actions/fields';
import { requireAcceptance, signatory } from '@/lib/agreements/schema';
import { decision, requireReason } from '@/lib/requests/schema';
import { REASON_LENGTH } from './rules';

const reason = text({ ...REASON_LENGTH, missing: 'reasonMissing', multiline: true });

/** For the mission as it was read: other hours, another end, or both. */
export const proposeAmendmentSchema = z.object({
  missionId: id(),
  version: version(),
  hours: quarters({ minHours: 0.25, maxHours: 2_000 }),
  endsOn: day(),
  reason,
});
export type ProposedTerms = z.output<typeof proposeAmendmentSchema>;

const which = { amendmentId: id(), version: version() };

export const agreeToAmendmentSchema = z.object(which);
export const declineAmendmentSchema = z.object({ ...which, reason });
export const withdrawAmendmentSchema = z.object({ ...which, reason });
export const decideAmendmentSchema = z.object({ ...which, ...decision }).superRefine(requireReason);

/** What is signed is what was read: an amendment has one document. */
export const signAmendmentSchema = z.object({ amendmentId: id(), ...signatory }).superRefine(requireAcceptance);

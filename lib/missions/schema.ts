import { z } from 'zod';
import { choice, code, day, id, quarters, text, version } from '@/lib/actions/fields';
import { ENTRIES_PER_PAGE, MOST_OF_A_DAY, OWNERS, REASON_LENGTH, WHAT_LENGTH } from './rules';

const mission = { missionId: id() };
const which = { ...mission, version: version() };

const worked = {
  workedOn: day('workedOnMissing'),
  what: text({ ...WHAT_LENGTH, missing: 'whatMissing', multiline: true }),
};

/** `personId` is one of the mission's people, where the giver says who did the work. */
export const declareHoursSchema = z.object({
  ...mission,
  ...worked,
  hours: quarters({ minHours: 0.25, maxHours: MOST_OF_A_DAY / 4 }),
  personId: code(/^(|[1-9]\d{0,9})$/, 'workerMissing').transform((value) => (value === '' ? null : Number(value))),
});
export type DeclaredHours = z.output<typeof declareHoursSchema>;

/** None at all takes the hours back. */
export const correctHoursSchema = z.object({
  ...mission,
  entryId: id(),
  ...worked,
  hours: quarters({ minHours: 0, maxHours: MOST_OF_A_DAY / 4 }),
});
export type CorrectedHours = z.output<typeof correctHoursSchema>;

const reason = text({ ...REASON_LENGTH, missing: 'reasonMissing', multiline: true });

export const disputeHoursSchema = z.object({ ...mission, entryId: id(), reason });

/** Entries as they were ticked: each once, no more than a page shows. */
export const confirmHoursSchema = z.object({
  ...mission,
  entry: z
    .array(z.string())
    .optional()
    .transform((values, context) => {
      const ids = [...new Set(values)].map(Number);
      const sound =
        ids.length > 0 && ids.length <= ENTRIES_PER_PAGE && ids.every((entry) => Number.isInteger(entry) && entry > 0 && entry < 2 ** 31);
      if (sound) return ids;
      context.addIssue({ code: 'custom', message: 'hoursNotTicked' });
      return z.NEVER;
    }),
});

export const cancelMissionSchema = z.object({ ...which, reason });

/** Whether the need is met is the receiver's to say; of whoever else completes it, it stays as it is. */
export const completeMissionSchema = z.object({ ...which, need: choice(['met', 'open'], 'needMetMissing') });

/** A member of the receiver by the membership, or null for its owners. */
export const appointContactSchema = z.object({
  ...which,
  contactId: code(/^(owners|[1-9]\d{0,9})$/, 'contactMissing').transform((value) => (value === OWNERS ? null : Number(value))),
});

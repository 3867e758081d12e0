import { z } from 'zod';
import { choice, day, id, optionalText, text, timeOfDay, version, wholeNumber } from '@/lib/actions/fields';
import { LINK_LENGTH, LINK_SCHEME, readLink } from '@/lib/organisations/rules';
import { ITEM_KINDS, ITEM_MOVES, MEETING_MINUTES, OBJECTIVE_LENGTH, PLACE_LENGTH, REASON_LENGTH, TITLE_LENGTH } from './rules';

const mission = { missionId: id() };
const item = { itemId: id(), version: version() };
const meeting = { meetingId: id(), version: version() };
const title = text({ ...TITLE_LENGTH, missing: 'titleMissing' });

export const setObjectiveSchema = z.object({
  ...mission,
  objective: text({ ...OBJECTIVE_LENGTH, missing: 'objectiveMissing', multiline: true }),
});

const itemFields = { kind: choice(ITEM_KINDS), title, dueOn: day() };
export const addItemSchema = z.object({ ...mission, ...itemFields });
export const editItemSchema = z.object({ ...item, ...itemFields });
export type ItemValues = Omit<z.output<typeof addItemSchema>, 'missionId'>;

export const moveItemSchema = z.object({ ...item, move: choice(ITEM_MOVES) });
export const returnItemSchema = z.object({ ...item, reason: text({ ...REASON_LENGTH, missing: 'reasonMissing', multiline: true }) });

/** The file is looked at by the command: what it is is said by its content alone. */
export const attachFileSchema = z.object(item);

const link = optionalText(LINK_LENGTH).transform((value, context) => {
  const read = value === null ? null : readLink(value);
  if (read !== null || value === null) return read;
  context.addIssue({ code: 'custom', message: 'linkMalformed', params: { link: value, scheme: LINK_SCHEME } });
  return z.NEVER;
});

const meetingFields = {
  title,
  heldOn: day(),
  startsAt: timeOfDay(),
  minutes: wholeNumber(MEETING_MINUTES),
  place: optionalText(PLACE_LENGTH),
  link,
};
export const arrangeMeetingSchema = z.object({ ...mission, ...meetingFields });
export const changeMeetingSchema = z.object({ ...meeting, ...meetingFields });
export type MeetingValues = Omit<z.output<typeof arrangeMeetingSchema>, 'missionId'>;

export const cancelMeetingSchema = z.object(meeting);

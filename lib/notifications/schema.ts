import { z } from 'zod';
import { code, id } from '@/lib/actions/fields';
import { type EventCode, events, type NotifiedEvent, type ParamKind, UNSUBSCRIBE_TOKEN } from './rules';

export const openNotificationSchema = z.object({ id: id() });

/** The newest that the person saw: what arrives meanwhile stays unread. */
export const markAllReadSchema = z.object({ upTo: id() });

export const unsubscribeSchema = z.object({ token: code(UNSUBSCRIBE_TOKEN) });

export const sendMailAgainSchema = z.object({ id: id() });

/** The newest that the administrator saw: what fails meanwhile waits to be seen. */
export const sendAllMailsAgainSchema = z.object({ upTo: id() });

const values = {
  name: z.object({ fr: z.string().nullable(), ar: z.string().nullable() }),
  words: z.string(),
  quarters: z.int().min(0),
  count: z.int(),
  choice: z.string(),
  day: z.iso.date(),
  instant: z.iso.datetime({ offset: true }),
} as const satisfies Record<ParamKind, z.ZodType>;

export const eventCode = z.enum(Object.keys(events) as EventCode[]);

/** Reads a row of `Notification` back. Throws on one that this version never wrote. */
export function readEvent(row: { event: string; params: unknown }): NotifiedEvent {
  const event = eventCode.parse(row.event);
  const shape = Object.fromEntries(Object.entries(events[event].params).map(([name, kind]) => [name, values[kind]]));
  return { event, params: z.strictObject(shape).parse(row.params) } as NotifiedEvent;
}

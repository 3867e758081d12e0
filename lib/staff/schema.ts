import { z } from 'zod';
import { choice, code, text } from '@/lib/actions/fields';
import { DISABLE_REASON } from './rules';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const REGION = /^(0[1-9]|1[0-2])$/;

const which = { userId: code(UUID) };

/** The id of an account in a page's address, or null when no row can have it. */
export function personId(segment: string): string | null {
  return UUID.test(segment) ? segment : null;
}

/** Everywhere in Morocco, or in some regions. */
export const coordinatorSchema = z
  .object({
    ...which,
    scope: choice(['national', 'regions'], 'scopeMissing'),
    regions: z
      .array(z.string())
      .optional()
      .transform((values) => [...new Set(values)].sort()),
  })
  .superRefine(({ scope, regions }, context) => {
    const wrong = regions.some((region) => !REGION.test(region)) || (scope === 'regions' && regions.length === 0);
    if (wrong) context.addIssue({ code: 'custom', message: 'regionsMissing', path: ['regions'] });
  })
  .transform(({ userId, scope, regions }) => ({ userId, regions: scope === 'national' ? [] : regions }));

export const personSchema = z.object(which);

export const disableSchema = z.object({ ...which, reason: text({ ...DISABLE_REASON, missing: 'reasonMissing', multiline: true }) });

/** The search of the list and its place in it, from an address that anybody may have typed. */
export function readPeopleAddress(address: Readonly<Record<string, string | string[] | undefined>>): { q: string; after: string | null } {
  const first = (name: string) => [address[name]].flat()[0] ?? '';
  const q = first('q').normalize('NFC').trim();
  return { q: /[\p{Cc}\p{Cs}]/u.test(q) ? '' : [...q].slice(0, 100).join(''), after: personId(first('after')) };
}

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AUDIT_ACTIONS, AUDIT_FIELDS, AUDIT_SUBJECTS, fieldOf } from '@/lib/audit/rules';
import { PARTS } from '@/lib/matching/weights';
import { publishNeedSchema } from '@/lib/needs/schema';
import { publishOfferSchema } from '@/lib/offers/schema';
import { profileSchema } from '@/lib/organisations/schema';
import ar from '@/messages/ar.json';
import fr from '@/messages/fr.json';

const words = { fr: fr.audit, ar: ar.audit };

describe.each(Object.entries(words))('in %s', (_locale, { actions, subjects, fields }) => {
  test('every action that the code can write has its words, each its own, and no other has', () => {
    expect(Object.keys(actions).sort()).toEqual([...AUDIT_ACTIONS].sort());
    expect(new Set(Object.values(actions)).size).toBe(AUDIT_ACTIONS.length);
  });

  test('and every subject and field', () => {
    expect(Object.keys(subjects).sort()).toEqual([...AUDIT_SUBJECTS].sort());
    expect(Object.keys(fields).sort()).toEqual([...AUDIT_FIELDS].sort());
  });
});

/** What the commands name in so many words: `fields: ['state', 'regions']`. */
function literalFields(): string[] {
  const commands = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('/commands.ts'));
  return commands.flatMap((file) =>
    [...readFileSync(`lib/${file}`, 'utf8').matchAll(/\bfields: \[([^\]]*)\]/g)].flatMap(([, list]) =>
      [...(list ?? '').matchAll(/'(\w+)'/g)].flatMap(([, name]) => name ?? []),
    ),
  );
}

/** Where it belongs and what it is written in are no content; what is proposed is part of the skills. */
const NO_CONTENT = ['side', 'writtenIn', 'proposals', 'draftId', 'organisationId', 'version', 'intent'];
const formFields = [publishNeedSchema.out.shape, publishOfferSchema.out.shape, profileSchema.in.shape]
  .flatMap((shape) => Object.keys(shape))
  .filter((name) => !NO_CONTENT.includes(name));

test.each([
  ...new Set([...literalFields(), ...formFields, ...PARTS, 'by_invitation', 'by_rule', 'owner', 'member', 'closesOn', 'availableUntil']),
])('the field %s has words', (written) => {
  expect(fieldOf(written)).not.toBeNull();
});

test.each<[written: string, field: string | null, language: string | null]>([
  ['state', 'state', null],
  ['nameFr', 'name', 'fr'],
  ['nameAr', 'name', 'ar'],
  ['receiptAuthorityAr', 'receiptAuthority', 'ar'],
  ['Fr', null, null],
  ['stateEn', null, null],
  ['toString', null, null],
  ['', null, null],
])('%s', (written, field, language) => {
  expect(fieldOf(written)).toEqual(field === null ? null : { field, language });
});

import { describe, expect, test } from 'vitest';
import { codeOf, next, PROPOSAL_DECISIONS, PROPOSAL_STATES } from '@/lib/skills/rules';

describe('a proposed skill', () => {
  const led = { accept: 'accepted', merge: 'merged', decline: 'declined' } as const;
  const rows = PROPOSAL_STATES.flatMap((state) => PROPOSAL_DECISIONS.map((decision) => [state, decision] as const));
  test.each(rows)('%s, %s: is decided once', (state, decision) => {
    expect(next(state, decision)).toBe(state === 'proposed' ? led[decision] : undefined);
  });

  test.each([
    ['Conduite de ruches', [], 'conduite_de_ruches'],
    ['Œuvres & mécénat', [], 'oeuvres_mecenat'],
    ['Conduite de ruches', ['conduite_de_ruches'], 'conduite_de_ruches_2'],
    ['Conduite de ruches', ['conduite_de_ruches', 'conduite_de_ruches_2'], 'conduite_de_ruches_3'],
    ['3D', [], 'd'],
    ['تربية النحل', [], 'skill'],
    ['x'.repeat(60), [], 'x'.repeat(50)],
  ])('%s becomes a code', (label, taken, expected) => expect(codeOf(label, new Set(taken))).toBe(expected));
});

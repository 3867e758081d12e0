import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NeedSkill } from '@/lib/matching/pair';
import { divideAmongSkills } from '@/lib/matching/skill-credit';
import { anyNeedSkills, anyRarity } from './facts';

const shares = (skills: NeedSkill[], rarity: Record<string, number> = {}) =>
  Object.fromEntries(divideAmongSkills(skills, 450, rarity).map(({ code, share }) => [code, share]));

describe('the division of 450 points among the skills of a need', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((code) => ({ code, essential: false })) as [NeedSkill, NeedSkill, NeedSkill, NeedSkill];
  const essential = (skill: NeedSkill) => ({ ...skill, essential: true });

  test.each<[what: string, skills: NeedSkill[], rarity: Record<string, number>, expected: Record<string, number>]>([
    ['one takes all', [a], {}, { a: 450 }],
    ['equals take the same', [a, b, c], {}, { a: 150, b: 150, c: 150 }],
    ['an essential one takes double', [essential(a), b], {}, { a: 300, b: 150 }],
    ['a skill twice as rare takes double', [a, b], { a: 200 }, { a: 300, b: 150 }],
    ['rare and useful weighs as common and essential', [a, essential(b)], { a: 200 }, { a: 225, b: 225 }],
    ['what remains goes to the largest remainders', [essential(a), essential(b), essential(c), d], {}, { a: 129, b: 129, c: 128, d: 64 }],
  ])('%s', (_, skills, rarity, expected) => {
    expect(shares(skills, rarity)).toEqual(expected);
    expect(shares([...skills].reverse(), rarity)).toEqual(expected);
  });

  test('sums to 450 exactly, whatever the skills', () => {
    fc.assert(
      fc.property(anyNeedSkills, anyRarity, (skills, rarity) => {
        const divided = divideAmongSkills(skills, 450, rarity);
        expect(divided.reduce((sum, { share }) => sum + share, 0)).toBe(450);
        expect(divided.every(({ share }) => Number.isInteger(share) && share >= 0)).toBe(true);
      }),
    );
  });

  test('never gives a skill less for being essential', () => {
    fc.assert(
      fc.property(anyNeedSkills, anyRarity, fc.nat(), (skills, rarity, pick) => {
        const picked = skills[pick % skills.length] as NeedSkill;
        const as = (essential: boolean) =>
          shares(
            skills.map((skill) => (skill === picked ? { ...skill, essential } : skill)),
            rarity,
          )[picked.code] ?? Number.NaN;
        expect(as(true)).toBeGreaterThanOrEqual(as(false));
      }),
      { numRuns: 2_000 },
    );
  });

  test('says the essential ones first, then by code', () => {
    expect(divideAmongSkills([d, essential(c), b, essential(a)], 450, {}).map(({ code }) => code)).toEqual(['a', 'c', 'b', 'd']);
  });
});

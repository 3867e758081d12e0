import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '@/lib/matching/normalise';
import { readSkills } from '@/prisma/seed/content';

describe('folding', () => {
  test.each<[what: string, one: string, other: string]>([
    ['teh marbuta and heh', 'المالية', 'الماليه'],
    ['case and accents', 'Éducation', 'education'],
    ['accents, composed or not', 'É', 'E\u0301'],
    ['cedilla', 'Français', 'francais'],
    ['ligatures', 'Œuvre', 'oeuvre'],
    ['hamza above alef', 'أكادير', 'اكادير'],
    ['hamza below alef', 'إدماج', 'ادماج'],
    ['madda', 'آسفي', 'اسفي'],
    ['wasla', 'ٱلتعليم', 'التعليم'],
    ['hamza on waw', 'مسؤولية', 'مسوولية'],
    ['hamza on yeh', 'بيئة', 'بيية'],
    ['alef maqsura and yeh', 'مستشفى', 'مستشفي'],
    ['Persian yeh and kaf', 'کتابی', 'كتابي'],
    ['Moroccan gaf and kaf', 'أڭادير', 'أكادير'],
    ['gaf and kaf', 'أگادير', 'أكادير'],
    ['vowel marks', 'مُحَاسَبَةٌ', 'محاسبة'],
    ['superscript alef', 'هٰذا', 'هذا'],
    ['tatweel', 'خبـــرة', 'خبرة'],
    ['lam-alef as one sign', 'ﻻ', 'لا'],
    ['typographic and straight apostrophe', 'plan d’action', "plan d'action"],
    ['acute for an apostrophe', 'plan d´action', "plan d'action"],
    ['Arabic-Indic digits', '٢٠٢٦', '2026'],
    ['eastern digits', '۲۰۲۶', '2026'],
    ['dashes', 'Fès–Meknès', 'fes-meknes'],
    ['no-break and double spaces, ends', ' a\u00a0\u202f b ', 'a b'],
    ['direction marks', '\u200fخبرة\u200e', 'خبرة'],
    ['soft hyphen', 'compta\u00adbilité', 'comptabilite'],
  ])('%s meet', (_, one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  test.each<[one: string, other: string]>([
    ['تعليم', 'تعلم'],
    ['ماء', 'ما'],
    ['les', 'le'],
    ['e mail', 'email'],
    ['', 'a'],
  ])('%s and %s stay apart', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  test('gives what can be read and compared', () => {
    expect(fold('  L’ÉCOLE  de  l’Été : ١٢ ')).toBe("l'ecole de l'ete : 12");
    expect(fold('الإدماجُ الاقتصاديّ')).toBe('الادماج الاقتصادي');
    expect(fold(' \u200f\u0640 ')).toBe('');
  });

  test('a word of the skills list still leads to one skill', () => {
    const skillOf = new Map<string, string>();
    for (const { code, fr, ar, synonymsFr, synonymsAr } of readSkills().skills) {
      for (const word of [fr, ar, ...synonymsFr, ...synonymsAr].map(fold)) {
        expect([code, undefined], word).toContain(skillOf.get(word));
        skillOf.set(word, code);
      }
    }
    expect(skillOf.size).toBeGreaterThan(1_000);
  });

  test('is done after once, for every character and any text', () => {
    // In blocks, each character between letters: one call per character takes seconds.
    const block = 0x1000;
    for (let from = 0; from <= 0x10ffff; from += block) {
      const once = fold(Array.from({ length: block }, (_, index) => `a${String.fromCodePoint(from + index)}b`).join(''));
      expect(fold(once) === once, `from U+${from.toString(16)}`).toBe(true);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

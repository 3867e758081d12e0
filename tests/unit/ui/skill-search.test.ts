import { describe, expect, it } from 'vitest';
import { findSkills, markMatch } from '@/components/forms/skill-search';
import { fold } from '@/lib/matching/normalise';

function skill(code: string, label: string, otherLabel: string) {
  return { code, family: 'f', label, otherLabel, search: [fold(label), fold(otherLabel)] };
}

const skills = [
  skill('reporting', 'Rapports d’évaluation', 'تقارير التقييم'),
  skill('evaluation', 'Évaluation d’impact', 'تقييم الأثر'),
  skill('revaluation', 'Réévaluation', 'إعادة التقييم'),
  skill('accounting', 'Comptabilité', 'المحاسبة'),
];

describe('findSkills', () => {
  it('gives all of them, in their order, for no words', () => {
    expect(findSkills(skills, '')).toEqual(skills);
  });

  it('puts the start of the text before the start of a word, and that before the middle of one', () => {
    const codes = findSkills(
      [skill('within', 'Réévaluation', ''), skill('word', 'Rapports et évaluation', ''), skill('start', 'Évaluation', '')],
      fold('EVALUATION'),
    ).map(({ code }) => code);
    expect(codes).toEqual(['start', 'word', 'within']);
  });

  it('finds by either language', () => {
    expect(findSkills(skills, fold('محاسبه')).map(({ code }) => code)).toEqual(['accounting']);
  });

  it('finds nothing rather than anything', () => {
    expect(findSkills(skills, fold('zellige'))).toEqual([]);
  });
});

describe('markMatch', () => {
  it.each([
    ['Évaluation d’impact', 'evaluation', ['', 'Évaluation', ' d’impact']],
    ['Maîtrise d’œuvre', 'oeuvre', ['Maîtrise d’', 'œuvre', '']],
    ['إقفال السنة المالية', 'مالي', ['إقفال السنة ال', 'مالي', 'ة']],
    ['تتبُّع التعلُّمات', 'تتبع', ['', 'تتبُّع', ' التعلُّمات']],
  ])('%s: %s', (text, query, parts) => {
    expect(markMatch(text, fold(query))).toEqual(parts);
  });

  it('marks nothing where the words are not in the text, or where there are none', () => {
    expect(markMatch('Comptabilité', 'site')).toBeNull();
    expect(markMatch('Comptabilité', '')).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { fold } from '@/lib/matching/normalise';
import kept from '@/lib/value-propositions/jargon.json' with { type: 'json' };
import {
  type Answers,
  clarityOf,
  type Finding,
  isPublishable,
  type Jargon,
  MOST_SIGNS,
  QUESTIONS,
  SENTENCE,
  TONGUES,
  WORDS,
} from '@/lib/value-propositions/rules';
import { answersOf, fieldsOf } from '@/lib/value-propositions/schema';
import { answersWith } from '@/tests/support/propositions';

const JARGON: readonly Jargon[] = TONGUES.flatMap((lang) => kept[lang].map((entry) => ({ lang, ...entry })));
const looked = (answers: Answers) => clarityOf(answers, JARGON, fold);
const kinds = (findings: readonly Finding[]) => findings.map(({ kind }) => kind);
/** What is found in one answer in French. */
const inFrench = (fr: string, question: (typeof QUESTIONS)[number] = 'method') =>
  kinds(looked(answersWith({ [question]: { fr, ar: answersWith().method.ar } })).findings);
const words = (count: number) => Array.from({ length: count }, () => 'mot').join(' ');
const none = { fr: null, ar: null };

test('five full answers in both languages have nothing to look at', () => {
  expect(looked(answersWith())).toEqual({ verdict: 'clear', answered: 5, inBoth: 5, findings: [] });
});

describe('the verdict', () => {
  const nothing = Object.fromEntries(QUESTIONS.map((question) => [question, none])) as unknown as Answers;
  test.each<[string, Answers, ReturnType<typeof looked>['verdict'], boolean, number, number]>([
    ['nothing is written', nothing, 'empty', false, 0, 0],
    ['one question is answered', { ...nothing, audience: { fr: 'x', ar: null } }, 'begun', false, 1, 0],
    ['one question is left', answersWith({ exchange: none }), 'begun', false, 4, 4],
    ['one answer is too long for its place', answersWith({ proof: { fr: '1'.repeat(MOST_SIGNS + 1), ar: null } }), 'begun', false, 5, 4],
    ['one answer just fits its place', answersWith({ proof: { fr: '1'.repeat(MOST_SIGNS), ar: null } }), 'ready', true, 5, 4],
    ['one answer is in one language', answersWith({ proof: { fr: null, ar: answersWith().proof.ar } }), 'ready', true, 5, 4],
    ['all is there', answersWith(), 'clear', true, 5, 5],
  ])('%s', (_what, answers, verdict, publishable, answered, inBoth) => {
    expect(looked(answers)).toMatchObject({ verdict, answered, inBoth });
    expect(isPublishable(answers)).toBe(publishable);
  });
});

describe('the length', () => {
  test.each([
    [WORDS.least - 1, ['short']],
    [WORDS.least, []],
    [SENTENCE, []],
    [SENTENCE + 1, ['sentence']],
  ])('of %i words in one sentence', (count, expected) => expect(inFrench(words(count))).toEqual(expected));

  test.each([
    [WORDS.most, []],
    [WORDS.most + 1, ['long']],
  ])('of %i words in short sentences', (count, expected) => {
    const half = Math.floor(count / 3);
    expect(inFrench([words(half), words(half), words(count - 2 * half)].join('. '))).toEqual(expected);
  });

  test('a point inside a number ends no sentence; signs are no words', () => {
    expect(inFrench(`${words(20)} 12.5 ${words(SENTENCE - 21)}`)).toEqual([]);
    expect(inFrench(`« ${words(WORDS.least - 1)} » – !`)).toEqual(['short']);
    expect(inFrench(`${words(20)}؟ ${words(20)}`)).toEqual([]);
  });
});

describe('a number', () => {
  test.each([
    ['audience', words(9), ['noNumber']],
    ['audience', `${words(9)} 640`, []],
    ['audience', `${words(9)} ٦٤٠`, []],
    ['proof', words(9), ['noNumber']],
    ['problem', words(9), []],
    ['exchange', words(9), []],
  ] as const)('%s: %s', (question, text, expected) => expect(inFrench(text, question)).toEqual(expected));
});

describe('insiders’ words', () => {
  const found = (lang: 'fr' | 'ar', text: string) => {
    const answers = answersWith({ method: { ...answersWith().method, [lang]: text } });
    return looked(answers).findings.flatMap((finding) => (finding.kind === 'jargon' ? finding.says : []));
  };
  test.each([
    ['fr', 'Nous créons des synergies entre les écoles et les familles du quartier.', ['synergie']],
    ['fr', 'Le RENFORCEMENT des capacités des animatrices dure trois jours par an.', ['renforcement de capacités']],
    ['fr', 'Notre écosystème est holistique, et il rassemble douze associations du quartier.', ['holistique', 'écosystème']],
    ['fr', 'Nous renforçons un mur de l’école, avec les parents, chaque samedi.', []],
    ['ar', 'نعمل على بناء القدرات لدى المربيات في كل الأقسام منذ سنتين.', ['بناء القدرات']],
    ['ar', 'هدفنا تمكين النساء من بيع منتوجاتهن في السوق كل أسبوع.', ['التمكين']],
    ['ar', 'نزور المدارس ونقرأ مع الأطفال كل أسبوعين في الحافلة الصغيرة.', []],
  ] as const)('%s: %s', (lang, text, expected) => expect(found(lang, text)).toEqual(expected));

  test('a word of one language is not looked for in the other', () => {
    expect(found('ar', 'synergie synergie synergie synergie synergie synergie synergie synergie')).toEqual([]);
  });

  test('each kept expression is found as it is written, and its plain words hold none', () => {
    for (const { lang, says, also = [], plain } of JARGON) {
      for (const way of [says, ...also]) expect(found(lang, way), way).toContain(says);
      expect(found(lang, plain), plain).toEqual([]);
    }
  });
});

test('findings come in the order asked, with what is missing in each language', () => {
  const { findings } = looked(answersWith({ audience: none, exchange: { fr: null, ar: 'نص قصير' } }));
  expect(findings).toEqual([
    { kind: 'unanswered', question: 'audience' },
    { kind: 'otherLanguage', question: 'exchange', lang: 'fr' },
    { kind: 'short', question: 'exchange', lang: 'ar', words: 2 },
  ]);
});

describe('the fields of a draft', () => {
  test('are read back as they were written', () => {
    const answers = answersWith({ proof: { fr: '31 %\n58 %', ar: null } });
    expect(answersOf(fieldsOf(answers))).toEqual(answers);
  });
  test('hold nothing that nobody sees', () => {
    const answers = answersOf({ 'proof.fr': ['  a\u202eb\0c\x07d\r\ne  '], 'proof.ar': ['\u2067 \u2069'], other: ['x'] });
    expect(answers.proof).toEqual({ fr: 'abcd\ne', ar: null });
    expect(answers.audience).toEqual({ fr: null, ar: null });
  });
});

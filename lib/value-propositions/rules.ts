import { formsOf, wordsOf } from '@/lib/search/rules';

/** The five questions, in the order asked. */
export const QUESTIONS = ['audience', 'problem', 'method', 'proof', 'exchange'] as const;
export type Question = (typeof QUESTIONS)[number];

export const TONGUES = ['fr', 'ar'] as const;
type Tongue = (typeof TONGUES)[number];

/** What was answered; null where nothing is written in that language. */
export type Answers = Readonly<Record<Question, Readonly<Record<Tongue, string | null>>>>;

/** Words of an answer that says something, and that is still read. */
export const WORDS = { least: 8, most: 60 } as const;
/** Words of a sentence that is understood the first time. */
export const SENTENCE = 30;
/** Signs that an answer may have, so that the five fit one page; what is longer is kept, and not published. */
export const MOST_SIGNS = 600;

/** Answers that convince by a number: how many are served, and the proof. */
export const COUNTED: readonly Question[] = ['audience', 'proof'];

/** An expression that only insiders understand, with what says the same to everybody. */
export interface Jargon {
  lang: Tongue;
  says: string;
  plain: string;
  /** Other ways to write it than the regular plural and the article. */
  also?: readonly string[];
}

interface InOne {
  question: Question;
  lang: Tongue;
}

/** One thing to look at again. The first two kinds stand in the way of publishing; the others are advice. */
export type Finding =
  | { kind: 'unanswered'; question: Question }
  | (InOne & { kind: 'tooLong'; signs: number })
  | (InOne & { kind: 'otherLanguage' })
  | (InOne & { kind: 'short' | 'long' | 'sentence'; words: number })
  | (InOne & { kind: 'noNumber' })
  | (InOne & { kind: 'jargon'; says: string; plain: string });

/** Nothing written; something left to answer or too long; published as it is, with points to look at; none left. */
export const VERDICTS = ['empty', 'begun', 'ready', 'clear'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Clarity {
  verdict: Verdict;
  /** Questions that are answered in one language at least, and in both. */
  answered: number;
  inBoth: number;
  /** In the order asked. */
  findings: Finding[];
}

/** Its words in reading order; signs alone are none. Complexity O(n); no errors. */
function countWords(text: string): number {
  return text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
}

/** What ends with a full stop or its like before a space, or with a line; a point inside a number ends nothing. */
function longestSentence(text: string): number {
  return Math.max(0, ...text.split(/(?<=[.!?؟…])\s+|\n+/).map(countWords));
}

/** Whether the words stand in the text one after the other, each with its article, particles and regular plural. */
function says(text: readonly string[], expression: readonly string[]): boolean {
  const forms = expression.map((word) => new Set(formsOf(word)));
  return text.some((_, start) => forms.every((known, index) => known.has(text[start + index] ?? '')));
}

function inOneLanguage(
  question: Question,
  lang: Tongue,
  text: string,
  jargon: readonly Jargon[],
  fold: (text: string) => string,
): Finding[] {
  const at = { question, lang };
  const [signs, words, sentence] = [[...text].length, countWords(text), longestSentence(text)];
  const folded = wordsOf(fold(text));
  const found = jargon.filter(
    (entry) => entry.lang === lang && [entry.says, ...(entry.also ?? [])].some((way) => says(folded, wordsOf(fold(way)))),
  );
  return [
    ...(signs > MOST_SIGNS ? [{ ...at, kind: 'tooLong', signs } as const] : []),
    ...(words < WORDS.least ? [{ ...at, kind: 'short', words } as const] : []),
    ...(words > WORDS.most ? [{ ...at, kind: 'long', words } as const] : []),
    ...(sentence > SENTENCE ? [{ ...at, kind: 'sentence', words: sentence } as const] : []),
    ...(COUNTED.includes(question) && !/\p{Nd}/u.test(text) ? [{ ...at, kind: 'noNumber' } as const] : []),
    ...found.map((entry) => ({ ...at, kind: 'jargon', says: entry.says, plain: entry.plain }) as const),
  ];
}

function findingsOf(question: Question, answers: Answers, jargon: readonly Jargon[], fold: (text: string) => string): Finding[] {
  const written = TONGUES.flatMap((lang) => {
    const text = answers[question][lang];
    return text === null ? [] : [{ lang, text }];
  });
  if (written.length === 0) return [{ kind: 'unanswered', question }];
  return TONGUES.flatMap((lang): Finding[] => {
    const text = answers[question][lang];
    return text === null ? [{ kind: 'otherLanguage', question, lang }] : inOneLanguage(question, lang, text, jargon, fold);
  });
}

/**
 * How complete and how clear the five answers are, in words and not in marks: their length, insiders' words, numbers
 * where they convince, both languages.
 *
 * @param fold the engine's form in which texts are compared, which rules cannot import
 * @complexity O(signs × expressions); no errors
 */
export function clarityOf(answers: Answers, jargon: readonly Jargon[], fold: (text: string) => string): Clarity {
  const findings = QUESTIONS.flatMap((question) => findingsOf(question, answers, jargon, fold));
  const count = (least: number) =>
    QUESTIONS.filter((question) => TONGUES.filter((lang) => answers[question][lang] !== null).length >= least).length;
  const answered = count(1);
  const verdict = answered === 0 ? 'empty' : !isPublishable(answers) ? 'begun' : findings.length > 0 ? 'ready' : 'clear';
  return { verdict, answered, inBoth: count(2), findings };
}

/** Whether it may be published: every question is answered, in one language at least, and none is longer than its place. Complexity O(signs); no errors. */
export function isPublishable(answers: Answers): boolean {
  return QUESTIONS.every((question) => {
    const texts = TONGUES.flatMap((lang) => answers[question][lang] ?? []);
    return texts.length > 0 && texts.every((text) => [...text].length <= MOST_SIGNS);
  });
}

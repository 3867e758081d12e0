/**
 * How words are found, and what narrows and orders a list of needs or offers. Words are folded by the
 * engine's `fold` and parted before they come here: lower case, no accents, ة as ه, أ as ا.
 */

/** `fold`: the very word. `form`: article, particles, regular plurals. `alias`: other names of the same. `typo`: a slip of the finger. */
export const LAYERS = ['fold', 'form', 'alias', 'typo'] as const;
export type Layer = (typeof LAYERS)[number];

/** Words of a query that count; the rest of a longer one is left out. */
const WORDS = 10;

/** A folded text in words: what is neither letter nor digit parts them. Mirrored in SQL by `search_words`. */
export function wordsOf(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** The words of a query, at most ten, each once. */
export function askedWords(folded: string): string[] {
  return [...new Set(wordsOf(folded))].slice(0, WORDS);
}

const ARABIC = /^[ء-ي]+$/;
const LATIN = /^[a-z]+$/;

/** What is written in one with the word: the article, and the particles with it and without. */
const ATTACHED = ['ال', 'وال', 'بال', 'فال', 'كال', 'لل', 'ولل', 'و', 'ب', 'ل', 'ف'] as const;
/** The shortest word, in letters, that is left when the article, or one letter alone, is taken off: وجدة keeps its و. */
const LEFT = { article: 3, letter: 4 } as const;

function withoutAttached(word: string): string[] {
  return ATTACHED.filter((prefix) => word.startsWith(prefix))
    .map((prefix) => [word.slice(prefix.length), prefix.length > 1 ? LEFT.article : LEFT.letter] as const)
    .filter(([rest, least]) => rest.length >= least)
    .map(([rest]) => rest);
}

/** The word without the longest article or particles that it may lose. */
export function bare(word: string): string {
  if (!ARABIC.test(word)) return word;
  return (
    withoutAttached(word)
      .filter((rest) => !/^(و|ب|ل|ف)$/.test(word.slice(0, word.length - rest.length)))
      .sort((a, b) => a.length - b.length)[0] ?? word
  );
}

/** The shortest stem, in letters, whose ending changes: « sons » stays apart from « son ». */
const STEM = 4;

function arabicNumbers(word: string): string[] {
  const stem = word.slice(0, -2);
  if (word.endsWith('ات')) return [word, ...(stem.length >= 3 ? [`${stem}ه`] : []), ...(stem.length >= STEM ? [stem] : [])];
  if (/(ون|ين)$/.test(word) && stem.length >= STEM) return [word, stem, `${stem}ون`, `${stem}ين`];
  if (word.endsWith('ه')) return word.length > STEM - 1 ? [word, `${word.slice(0, -1)}ات`] : [word];
  return word.length >= STEM ? [word, `${word}ات`, `${word}ون`, `${word}ين`] : [word];
}

function frenchNumbers(word: string): string[] {
  const found = [word];
  const add = (stem: string, form: string) => stem.length >= STEM && found.push(form);
  if (word.endsWith('aux')) {
    const stem = word.slice(0, -3);
    if (stem.length >= 3) found.push(`${stem}al`, `${stem}ail`);
  }
  if (/[sx]$/.test(word)) add(word.slice(0, -1), word.slice(0, -1));
  else {
    add(word, `${word}s`);
    if (/[ae]u$/.test(word)) add(word, `${word}x`);
    if (/ai?l$/.test(word) && word.length > STEM) found.push(word.replace(/ai?l$/, 'aux'));
  }
  return found;
}

/**
 * The ways a text may write the word: with and without article and attached particles, singular and
 * regular plural. Broken plurals are the aliases' business.
 *
 * @param word folded, one word
 * @returns the word itself first, each form once; a word of both scripts or with digits has no other
 * @complexity O(1): at most some hundred forms
 */
export function formsOf(word: string): string[] {
  if (LATIN.test(word)) return [...new Set(frenchNumbers(word))];
  if (!ARABIC.test(word)) return [word];
  const stems = [word, ...withoutAttached(word)].flatMap(arabicNumbers);
  return [...new Set([word, ...stems, ...stems.flatMap((stem) => ATTACHED.map((prefix) => prefix + stem))])];
}

/** Names in which people know a place, beyond those of the table of places; each line is one place. */
export const PLACE_NAMES: readonly (readonly string[])[] = [
  ['Casablanca', 'Casa', 'Dar El Beida', 'الدار البيضاء', 'كازا', 'كازابلانكا'],
  ['Fès', 'Fez', 'فاس'],
  ['Meknès', 'Mknes', 'مكناس'],
  ['Tanger', 'Tangier', 'Tanja', 'طنجة'],
  ['Tétouan', 'Titwan', 'تطوان'],
  ['Al Hoceima', 'El Hoceima', 'Hoceima', 'الحسيمة'],
  ['Chefchaouen', 'Chaouen', 'شفشاون', 'الشاون'],
  ['Oujda', 'Wajda', 'وجدة'],
  ['Nador', 'الناظور', 'الناضور'],
  ['Agadir', 'أكادير', 'أغادير'],
  ['Inezgane', 'إنزكان'],
  ['Marrakech', 'Marrakesh', 'Kech', 'مراكش'],
  ['Essaouira', 'Mogador', 'Souira', 'الصويرة'],
  ['Safi', 'Asfi', 'آسفي'],
  ['El Kelâa des Sraghna', 'Kelaa', 'قلعة السراغنة'],
  ['Errachidia', 'Rachidia', 'الرشيدية', 'الراشيدية'],
  ['Ouarzazate', 'Warzazat', 'ورزازات'],
  ['Tinghir', 'Tineghir', 'تنغير'],
  ['Laâyoune', 'El Aaiún', 'Layoune', 'العيون'],
  ['Dakhla', 'Oued Ed-Dahab', 'الداخلة', 'وادي الذهب'],
  ['Es-Semara', 'Smara', 'السمارة'],
  ['Figuig', 'فكيك', 'فجيج'],
  ['Guercif', 'كرسيف', 'جرسيف'],
  ['Kénitra', 'Qunaitra', 'القنيطرة'],
  ['Maroc', 'Morocco', 'المغرب'],
];

/** Short names of trades and things, in both languages; each line is one. */
export const SHORT_NAMES: readonly (readonly string[])[] = [
  ['RH', 'ressources humaines', 'الموارد البشرية'],
  ['compta', 'comptabilité', 'محاسبة'],
  ['com', 'communication', 'تواصل'],
  ['info', 'informatique', 'معلوميات'],
  ['RSE', 'responsabilité sociétale', 'المسؤولية الاجتماعية'],
  ['PSH', 'personnes en situation de handicap', 'الأشخاص في وضعية إعاقة'],
  ['LSM', 'langue des signes', 'لغة الإشارة'],
  ['asso', 'association', 'جمعية', 'جمعيات'],
  ['coop', 'coopérative', 'تعاونية'],
  ['AGR', 'activités génératrices de revenus', 'الأنشطة المدرة للدخل'],
  ['site web', 'site internet', 'موقع إلكتروني'],
  ['ordi', 'ordinateur', 'حاسوب', 'كمبيوتر'],
  ['école', 'écoles', 'مدرسة', 'مدارس'],
  ['formation', 'تكوين', 'تكاوين'],
];

/**
 * The names of one place in both scripts. Names of several places in one, such as Tanger-Assilah, give
 * each of them where both scripts name as many.
 */
export function namesOfPlace(nameFr: string, nameAr: string): string[][] {
  const [fr, ar] = [nameFr.split('-'), nameAr.split('-')];
  const parts = fr.length > 1 && fr.length === ar.length ? fr.map((part, index) => [part, ar[index] ?? '']) : [];
  return [[nameFr, nameAr], ...parts];
}

/** Other names of a phrase; phrases are folded words with a space between. */
export type Aliases = ReadonlyMap<string, readonly string[]>;

/** @param groups names of the same, each as folded words with a space between */
export function aliasesOf(groups: readonly (readonly string[])[]): Aliases {
  const found = new Map<string, string[]>();
  for (const group of groups) {
    for (const name of group) {
      const known = found.get(name) ?? [];
      found.set(name, [...new Set([...known, ...group.filter((other) => other !== name)])]);
    }
  }
  return found;
}

/** One thing that a query asks for: a word, or words that are a name together. */
export interface Unit {
  words: string[];
  /** Other names of it, as words. */
  names: string[][];
}

const LONGEST_NAME = 5;

/** Parts a query into what it asks for, the longest names first; all units must be met. */
export function unitsOf(words: readonly string[], aliases: Aliases): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < words.length; ) {
    let unit: Unit = { words: words.slice(at, at + 1), names: [] };
    for (let length = Math.min(LONGEST_NAME, words.length - at); length > 0; length -= 1) {
      const [first = '', ...rest] = words.slice(at, at + length);
      const heads = ARABIC.test(first)
        ? [first, ...ATTACHED.filter((p) => first.startsWith(p)).map((p) => first.slice(p.length)), `ال${first}`]
        : [first];
      const names = heads.flatMap((head) => aliases.get([head, ...rest].join(' ')) ?? []);
      if (names.length === 0) continue;
      unit = { words: words.slice(at, at + length), names: [...new Set(names)].map((name) => name.split(' ')) };
      break;
    }
    units.push(unit);
    at += unit.words.length;
  }
  return units;
}

/** Slips of the finger that a word of so many letters may have: none under five, one under eight, else two. */
export function slipsAllowed(length: number): number {
  return length < 5 ? 0 : length < 8 ? 1 : 2;
}

/**
 * Slips between two words: letters too many, missing, changed, or two neighbours swapped.
 *
 * @complexity O(n × m)
 * @source optimal string alignment
 */
export function slipsBetween(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  let before: number[] = [];
  let above = Array.from({ length: y.length + 1 }, (_, index) => index);
  for (let i = 1; i <= x.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= y.length; j += 1) {
      const same = x[i - 1] === y[j - 1];
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = above;
    above = row;
  }
  return above[y.length] ?? 0;
}

/** Slips that make the asked word of this one, or undefined where it is none: the article and particles do not count, and the first letter is right. */
export function slipsOf(asked: string, word: string): number | undefined {
  const [stem, other] = [bare(asked), bare(word)];
  if (other[0] !== stem[0] || other.length < 4) return undefined;
  const slips = slipsBetween(stem, other);
  return slips <= slipsAllowed(stem.length) ? slips : undefined;
}

/** Letters of the words that are kept of listings. Mirrored in SQL by `know_search_words`. */
export const KEPT = { min: 4, max: 40 } as const;

/** Whether a word of any listing is one of the kept words. */
export function isKept(word: string): boolean {
  const { length } = [...word];
  return length >= KEPT.min && length <= KEPT.max;
}

/** How words begin that the asked one can be a slip of: with its first letter, or with an article or particle before it. */
export function beginningsOf(asked: string): string[] {
  const first = bare(asked).slice(0, 1);
  return ARABIC.test(asked) ? [first, ...ATTACHED.map((prefix) => `${prefix}${first}`)] : [first];
}

/** The longest of what is written in one with a word. */
export const ATTACHED_MOST = Math.max(...ATTACHED.map(({ length }) => length));

/** Of the words that listings have, the nearest that the asked one can be a slip of: those with fewest slips, at most five. */
export function nearestWords(asked: string, candidates: readonly string[]): string[] {
  const near = candidates.flatMap((word) => {
    const slips = slipsOf(asked, word);
    return slips === undefined ? [] : [{ word, slips }];
  });
  const least = Math.min(...near.map(({ slips }) => slips));
  return near
    .filter(({ slips }) => slips === least)
    .map(({ word }) => word)
    .sort()
    .slice(0, 5);
}

/** The lists that people browse. */
export const LIST_KINDS = ['need', 'offer'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** The orders of a list; the last one stands beside a listing of the reader's own. */
export const SORTS = ['closing', 'newest', 'match'] as const;
export type Sort = (typeof SORTS)[number];

/** Places one can ask for; a listing that takes either answers both. */
export const ASKED_MODES = ['remote', 'on_site'] as const;
export type AskedMode = (typeof ASKED_MODES)[number];

export const PER_PAGE = 12;

/** How far beyond a page its list is followed, to say how many come before and after it. */
export const FOLLOWED = 10 * PER_PAGE;

/** What narrows a list, in the order of its form. */
export const FILTERS = ['q', 'sectors', 'region', 'family', 'formats', 'modes'] as const;
export type Filter = (typeof FILTERS)[number];

/** The filters that offer options; a listing keeps those that it answers to, each as `filter:option`. */
export const CHOICES = ['sectors', 'region', 'family', 'formats', 'modes'] as const satisfies readonly Filter[];
export type Choice = (typeof CHOICES)[number];

/**
 * The filter to give up when nothing is left: of the active ones, the one without which there is
 * most, the earlier one of equals; undefined when giving up one is not enough.
 *
 * @param without results with each filter left out, counted up to a bound; an inactive filter changes nothing
 */
export function nearestFilter(without: Readonly<Record<Filter, number>>): Filter | undefined {
  const most = Math.max(...FILTERS.map((filter) => without[filter]));
  return most === 0 ? undefined : FILTERS.find((filter) => without[filter] === most);
}

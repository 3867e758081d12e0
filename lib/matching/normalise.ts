/**
 * What compatibility decomposition leaves as it is, by what it is searched as. People type what their
 * keyboard has: the Moroccan and Persian letters have an Arabic neighbour, the ligatures two letters.
 */
const SEARCHED_AS: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ٱ: 'ا',
  ک: 'ك',
  ڭ: 'ك',
  گ: 'ك',
  ݣ: 'ك',
  پ: 'ب',
  ڤ: 'ف',
  ڥ: 'ف',
};

const LETTERS = new RegExp(`[${Object.keys(SEARCHED_AS).join('')}]`, 'g');
/** Apostrophes, primes and the accents that people type for them. */
const APOSTROPHES = /[’‘‛ʼʹ′`]/g;
/** Decomposition would make a space and an accent of it. */
const ACUTE = /´/g;
/** Hyphens and dashes, the one that does not break among them. */
const DASHES = /\p{Pd}/gu;
/** Accents, vowel marks, the hamza and madda of a carrier; tatweel; what has no width (joiners, directions). */
const UNSEEN = /[\p{M}\p{Cf}\u0640]/gu;
/** Arabic-Indic digits and their eastern forms; the last four bits are the value. */
const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * The form in which Arabic and French texts are compared for search: equal forms are "the same word".
 *
 * Falls together: case; accents and cedillas; œ and oe; vowel marks and tatweel; alef with and without
 * hamza, madda or wasla; the carriers ؤ and ئ with و and ي (a hamza of its own stays a letter); teh marbuta
 * with heh; alef maqsura with yeh; ڭ, گ with ك; presentation forms; apostrophes; dashes; digits; spaces.
 * The article and plurals are not its business.
 *
 * @param text any text; a lone surrogate passes through
 * @returns lower case, single spaces, none at the ends; `fold(fold(x)) = fold(x)`
 * @complexity O(n)
 * @source Unicode NFKD (UAX 15); Lucene's ArabicNormalizer, widened to the letters used in Morocco
 */
export function fold(text: string): string {
  return text
    .replace(ACUTE, "'")
    .normalize('NFKD')
    .toLowerCase()
    .replace(UNSEEN, '')
    .replace(LETTERS, (letter) => SEARCHED_AS[letter] ?? letter)
    .replace(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(APOSTROPHES, "'")
    .replace(DASHES, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

import { type Locale, otherLocale } from './locales';

/** A text that people write in Arabic, in French, or in both. */
export type Bilingual = Readonly<Record<Locale, string | null>>;

/** What a reader of `locale` sees: their language if it was written, else the other, marked. */
export interface LocalisedText {
  text: string;
  lang: Locale;
  /** Whether the text is in the other language: the page then says so and sets `lang`. */
  isOther: boolean;
}

/** The reader's language first. A text written in neither reads as an empty one. */
export function localised(text: Bilingual, locale: Locale): LocalisedText {
  const own = text[locale];
  if (own !== null && own !== '') return { text: own, lang: locale, isOther: false };
  const other = otherLocale(locale);
  const foreign = text[other];
  if (foreign !== null && foreign !== '') return { text: foreign, lang: other, isOther: true };
  return { text: '', lang: locale, isOther: false };
}

/** The names of a row, in the languages it was named in. */
export function nameOf(row: { nameFr: string | null; nameAr: string | null }): Bilingual {
  return { fr: row.nameFr, ar: row.nameAr };
}

/** The title of a listing, in the languages it was written in. */
export function titleOf(row: { titleFr: string | null; titleAr: string | null }): Bilingual {
  return { fr: row.titleFr, ar: row.titleAr };
}

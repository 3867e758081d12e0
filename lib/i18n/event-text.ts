import { areErased } from '@/lib/privacy/rules';
import { dateOfDay } from './day';
import { formatDay } from './formats';
import { formatHoursOblique } from './hours';
import type { Locale } from './locales';
import { type Bilingual, localised } from './localised';
import { type Messages, translator } from './translator';

/** An event with texts of its own; `frame` is what stands around all of them. */
export type EventName = Exclude<keyof Messages['events'], 'frame'>;

/** A value that a message speaks of, before it is put into words. */
export type Placeholder =
  | { kind: 'name'; value: Bilingual }
  | { kind: 'words'; value: string }
  | { kind: 'quarters'; value: number }
  | { kind: 'count'; value: number }
  | { kind: 'choice'; value: string }
  | { kind: 'day'; value: string }
  | { kind: 'instant'; value: string };

/** A stretch of a text: ours, or something that people wrote and that must not turn what is around it. */
export interface Piece {
  text: string;
  written: boolean;
  /** The language of what people wrote, where known and not the reader's. */
  lang?: Locale;
}

export interface EventText {
  subject: Piece[];
  body: Piece[];
  /** The label of the one button. */
  action: string;
}

/** The texts of an event in its reader's language. */
export function eventText(event: EventName, placeholders: Readonly<Record<string, Placeholder>>, locale: Locale): EventText {
  const t = translator(locale, 'events');
  const { values, written } = inWords(placeholders, locale);
  return {
    subject: split(t(`${event}.subject`, values), written),
    body: split(t(`${event}.body`, values), written),
    action: t(`${event}.action`),
  };
}

/** How a message greets its reader; null is somebody whose name nobody has told us. */
export function greetingText(personName: Bilingual | null, locale: Locale): Piece[] {
  if (personName === null) return [{ text: translator(locale, 'events')('frame.greetingAnyone'), written: false }];
  const { values, written } = inWords({ personName: { kind: 'name', value: personName } }, locale);
  return split(translator(locale, 'events')('frame.greeting', values), written);
}

/** Names and words of people go in as marks, so that nothing in them can be taken for a part of the sentence. */
const MARK = /\ue000([^\ue000]+)\ue000/;

function inWords(placeholders: Readonly<Record<string, Placeholder>>, locale: Locale) {
  const values: Record<string, string | number> = {};
  const written = new Map<string, Piece>();
  for (const [name, placeholder] of Object.entries(placeholders)) {
    // A plural counts with it, or a text selects by it.
    if (placeholder.kind === 'count' || placeholder.kind === 'choice') {
      values[name] = placeholder.value;
      continue;
    }
    const piece = pieceOf(placeholder, locale);
    if (piece.written) written.set(name, piece);
    values[name] = piece.written ? `\ue000${name}\ue000` : piece.text;
  }
  return { values, written };
}

/** A name or a title, as a person wrote it. */
export function namePiece(name: Bilingual, locale: Locale): Piece {
  const { text, lang, isOther } = localised(name, locale);
  return { text, written: true, ...(isOther && { lang }) };
}

function pieceOf(placeholder: Exclude<Placeholder, { kind: 'count' | 'choice' }>, locale: Locale): Piece {
  switch (placeholder.kind) {
    case 'name':
      return namePiece(placeholder.value, locale);
    case 'words':
      if (areErased(placeholder.value)) return { text: translator(locale, 'erased')('words'), written: false };
      // Quoted inside a sentence, which brings its own full stop.
      return { text: placeholder.value.replace(/(?<![.…])\.$/, ''), written: true };
    case 'quarters':
      return { text: formatHoursOblique(placeholder.value, locale), written: false };
    case 'day':
      return { text: formatDay(dateOfDay(placeholder.value), locale), written: false };
    case 'instant':
      return { text: formatDay(new Date(placeholder.value), locale), written: false };
  }
}

function split(text: string, written: ReadonlyMap<string, Piece>): Piece[] {
  return text
    .split(MARK)
    .map((part, index): Piece => (index % 2 === 0 ? { text: part, written: false } : (written.get(part) ?? { text: part, written: false })))
    .filter((piece) => piece.text !== '');
}

import { isPluralElement, isSelectElement, type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { MOST_COUNTED } from '@/lib/listings/rules';
import ar from '@/messages/ar.json' with { type: 'json' };
import fr from '@/messages/fr.json' with { type: 'json' };

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (typeof value === 'string') flat.set(path, value);
    else for (const [inner, text] of flatten(value, path)) flat.set(inner, text);
  }
  return flat;
}

/** Every element of a message, those inside plurals, selects and tags included. */
function* elementsOf(elements: readonly MessageFormatElement[]): Generator<MessageFormatElement> {
  for (const element of elements) {
    yield element;
    if (isPluralElement(element) || isSelectElement(element)) {
      for (const option of Object.values(element.options)) yield* elementsOf(option.value);
    }
    if (element.type === TYPE.tag) yield* elementsOf(element.children);
  }
}

/** What a message takes: each argument with its kind. */
function argumentsOf(text: string): string[] {
  const found = new Set<string>();
  for (const element of elementsOf(parse(text))) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    found.add(`${element.value} ${TYPE[element.type]}`);
  }
  return [...found].sort();
}

function pluralFormsOf(text: string): string[][] {
  return [...elementsOf(parse(text))]
    .filter(isPluralElement)
    .map((element) => Object.keys(element.options).filter((form) => !form.startsWith('=')));
}

const french = flatten(fr);
const arabic = flatten(ar);
const keys = [...new Set([...french.keys(), ...arabic.keys()])].sort();

describe('messages', () => {
  it('has the same keys in both languages', () => {
    expect([...arabic.keys()].sort()).toEqual([...french.keys()].sort());
  });

  it.each(keys)('%s takes the same arguments in both languages', (key) => {
    expect(argumentsOf(arabic.get(key) ?? '')).toEqual(argumentsOf(french.get(key) ?? ''));
  });

  it('gives Arabic plurals all six forms', () => {
    const six = ['few', 'many', 'one', 'other', 'two', 'zero'];
    const lacking = [...arabic].filter(([, text]) => pluralFormsOf(text).some((forms) => forms.sort().join() !== six.join()));
    expect(lacking).toEqual([]);
  });

  it('gives French plurals one, many and other', () => {
    const lacking = [...french].filter(([, text]) =>
      pluralFormsOf(text).some((forms) => !['one', 'many', 'other'].every((form) => forms.includes(form))),
    );
    expect(lacking).toEqual([]);
  });

  it('holds French punctuation by a no-break space and writes the curved apostrophe', () => {
    const loose = [...french].filter(([, text]) => / [;:!?»%]|« |[a-zà-ÿ]'[a-zà-ÿ]/i.test(text));
    expect(loose).toEqual([]);
  });

  it('writes Arabic with Arabic punctuation, Latin digits and no tatweel', () => {
    const literals = ([, text]: [string, string]) =>
      [...elementsOf(parse(text))].flatMap((element) => (element.type === TYPE.literal ? [element.value] : []));
    const foreign = [...arabic].filter((entry) => literals(entry).some((part) => /[٠-٩ـ]|[\u0600-\u06ff] ?[,;?]/.test(part)));
    expect(foreign).toEqual([]);
  });

  it('avoids the words that the glossary rules out', () => {
    const ruledOut = /déductible|veuillez|malheureusement|oops|champ obligatoire|handicapés\b|قابل للخصم|نأسف|الرجاء|ذوو الاحتياجات|بنجاح/i;
    expect([...french, ...arabic].filter(([, text]) => ruledOut.test(text))).toEqual([]);
  });

  it.each(['search.need.count', 'search.offer.count', 'landing.needs.all', 'search.need.without', 'search.offer.without'])(
    '%s names the bound of counts',
    (key) => {
      for (const language of [french, arabic]) {
        const [plural] = [...elementsOf(parse(language.get(key) ?? ''))].filter(isPluralElement);
        expect(Object.keys(plural?.options ?? {})).toContain(`=${MOST_COUNTED + 1}`);
      }
    },
  );

  it.each(['search.need.shown', 'search.offer.shown', 'needs.page.allInSector'])('%s names the bound of counts', (key) => {
    for (const language of [french, arabic]) {
      const selects = [...elementsOf(parse(language.get(key) ?? ''))].filter(isSelectElement);
      expect(selects.length).toBeGreaterThan(0);
      for (const { options } of selects) expect(Object.keys(options)).toContain(String(MOST_COUNTED + 1));
    }
  });
});

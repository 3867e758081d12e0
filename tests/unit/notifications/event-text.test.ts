import { describe, expect, test } from 'vitest';
import { eventText, type Piece } from '@/lib/i18n/event-text';
import { locales } from '@/lib/i18n/locales';
import { type EventCode, events, type NotifiedEvent, type ParamKind, placeholdersOf } from '@/lib/notifications/rules';
import { readEvent } from '@/lib/notifications/schema';
import ar from '@/messages/ar.json';
import fr from '@/messages/fr.json';

const sample: Record<ParamKind, unknown> = {
  name: { fr: 'Targa Verte', ar: 'تاركا الخضراء' },
  words: 'Le créneau ne convient pas',
  quarters: 10,
  count: 7,
  choice: 'yes',
  day: '2026-03-01',
  instant: '2026-12-07T15:00:00.000Z',
};

const codes = Object.keys(events) as EventCode[];

const read = (pieces: readonly Piece[]) =>
  pieces
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s/g, ' ');

const pledge: NotifiedEvent = {
  event: 'pledge_received',
  params: {
    organisationName: { fr: 'Atlas Numérique', ar: 'أطلس الرقمية' },
    needTitle: { fr: null, ar: 'تكوين في المحاسبة' },
    quarters: 10,
    startDate: '2026-03-01',
    answerBy: '2026-12-07T15:00:00.000Z',
  },
};

describe('the texts of events', () => {
  test.each(codes)('%s has exactly the placeholders that its rule gives, in both languages', (code) => {
    const given = Object.keys(events[code].params).map((name) => (name === 'quarters' ? 'hours' : name));
    for (const messages of [ar, fr]) {
      const { subject, body, action } = messages.events[code];
      const used = [...`${subject} ${body}`.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name);
      expect(new Set(used)).toEqual(new Set(given));
      expect(action).not.toContain('{');
    }
  });

  test('messages hold no event that is unknown to the rules', () => {
    expect(Object.keys(fr.events).toSorted()).toEqual([...codes, 'frame'].toSorted());
  });

  test.each(codes)('%s reads back from JSON and is put into words', (code) => {
    const params = Object.fromEntries(Object.entries(events[code].params).map(([name, kind]) => [name, sample[kind]]));
    const event = readEvent({ event: code, params: JSON.parse(JSON.stringify(params)) });
    for (const locale of locales) {
      const text = eventText(event.event, placeholdersOf(event), locale);
      expect(read([...text.subject, ...text.body])).not.toMatch(/[{}\ue000]/);
    }
  });

  test('French: figures, days and a title that exists in Arabic only', () => {
    const { subject, body } = eventText('pledge_received', placeholdersOf(pledge), 'fr');
    expect(read(subject)).toBe('Atlas Numérique propose son aide pour « تكوين في المحاسبة »');
    expect(subject.filter(({ written }) => written)).toEqual([
      { text: 'Atlas Numérique', written: true },
      { text: 'تكوين في المحاسبة', written: true, lang: 'ar' },
    ]);
    expect(read(body)).toContain('Voici ce qui est proposé : 2 h 30, à partir du 1er mars 2026.');
    expect(read(body)).toContain('répondez avant le 7 décembre 2026.');
  });

  test('Arabic: the dual in its oblique form, Moroccan months', () => {
    const { subject, body } = eventText('pledge_received', placeholdersOf(pledge), 'ar');
    expect(read(subject)).toBe('عرض مساعدة من أطلس الرقمية بخصوص «تكوين في المحاسبة»');
    expect(read(body)).toContain('هذا ما تم اقتراحه: ساعتين ونصف الساعة ابتداء من فاتح مارس 2026.');
    expect(read(body)).toContain('قبل 7 دجنبر 2026.');
  });

  test('words that look like a message are shown as they are', () => {
    const reason = "{hours} <b>l'offre</b> {count, plural, one {x}}";
    const { body } = eventText(
      'request_rejected',
      placeholdersOf({ event: 'request_rejected', params: { requestTitle: { fr: 'A', ar: null }, reason } }),
      'fr',
    );
    expect(body).toContainEqual({ text: reason, written: true });
  });
});

describe('reading a row back', () => {
  test.each<[why: string, row: { event: string; params: unknown }]>([
    ['an unknown event', { event: 'agreement_signed', params: {} }],
    ['a missing parameter', { event: 'need_published', params: {} }],
    ['a parameter too many', { event: 'need_published', params: { listingTitle: { fr: 'A', ar: null }, reason: 'x' } }],
    ['a day that is none', { event: 'request_accepted', params: { ...pledge.params, startDate: '2026-02-30' } }],
    ['half a quarter', { event: 'request_approved', params: { organisationName: sample.name, requestTitle: sample.name, quarters: 0.5 } }],
  ])('%s is refused', (_why, row) => {
    expect(() => readEvent(row)).toThrow();
  });
});

import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { RetentionTable } from '@/components/privacy/retention-table';
import { type Kept, keptThings, overSince, periodOf, RETENTION } from '@/lib/privacy/rules';
import ar from '@/messages/ar.json';
import fr from '@/messages/fr.json';

const messages = { ar, fr };

/** What the page says of one thing, in each language, worked out from the file's own days. */
const saidOf = {
  fr: (days: number) =>
    days === 0 ? 'aussitôt' : days % 365 ? `${days} jour${days > 1 ? 's' : ''}` : `${days / 365} an${days > 365 ? 's' : ''}`,
  ar: (days: number) =>
    days === 0
      ? 'فورا'
      : days === 1
        ? 'يوم واحد'
        : days === 365
          ? 'سنة واحدة'
          : days === 730
            ? 'سنتان'
            : String(days % 365 ? days : days / 365),
};

describe.each(['fr', 'ar'] as const)('the privacy page in %s', (locale) => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Africa/Casablanca">
      <RetentionTable />
    </NextIntlClientProvider>,
  );
  const rows = [...html.matchAll(/<dt[^>]*>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, term, value]) => [term, value] as const);

  test.each(keptThings)('says the file’s period of: %s', (thing) => {
    const [, said] = rows.find(([term]) => term === messages[locale].privacy.kept.things[thing]) ?? [];
    expect(said).toContain(saidOf[locale](RETENTION[thing].days));
  });

  test('says of nothing else, and its words hold no figure', () => {
    expect(rows).toHaveLength(keptThings.length);
    expect(Object.keys(messages[locale].privacy.kept.things).sort()).toEqual([...keptThings].sort());
    expect(JSON.stringify(messages[locale].privacy.kept)).not.toMatch(/\d/);
    expect(JSON.stringify(messages[locale].privacy.cookies)).not.toMatch(/\d/);
  });
});

describe.each(Object.entries(RETENTION))('%s', (thing, { days, from, why }) => {
  test('is a number of whole days with its reason', () => {
    expect(Number.isInteger(days) && days >= 0).toBe(true);
    expect([from.length > 4, why.endsWith('.')]).toEqual([true, true]);
    const now = new Date('2030-01-01T00:00:00.000Z');
    expect((now.getTime() - overSince(thing as Kept, now).getTime()) / 86_400_000).toBe(days);
    const { unit, count } = periodOf(thing as Kept);
    expect({ night: 0, days: count, years: count * 365 }[unit]).toBe(days);
  });
});

import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { DraftList } from '@/components/listing/draft-list';
import type { DraftSummary } from '@/lib/drafts/views';
import { RETENTION } from '@/lib/privacy/rules';
import ar from '@/messages/ar.json';
import fr from '@/messages/fr.json';

const messages = { ar, fr };
const draft: DraftSummary = {
  id: '0d000000-0000-4000-8000-000000000001',
  title: 'Une base',
  savedAt: new Date('2026-11-23T10:00:00.000Z'),
  author: { fr: 'Hiba Amrani', ar: null },
};

test.each([
  ['fr', 'pendant 1 an est supprimé'],
  ['ar', 'مدة سنة واحدة'],
] as const)('in %s, says how long a draft is kept', (locale, said) => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Africa/Casablanca">
      <DraftList noun="needs" side="association" drafts={[draft]} asked={undefined} />
    </NextIntlClientProvider>,
  );
  // The figure is the file's own: the words hold none.
  expect(RETENTION.draft.days).toBe(365);
  expect(messages[locale].drafts.kept).not.toMatch(/\d/);
  expect(html).toContain(said);
});

import { locales } from '@/lib/i18n/locales';
import { addressOf, visits } from '@/tests/support/pages';
import { test } from './fixtures';
import { lookAt } from './look-at';

/** Every page in both languages; those of the demo's outbox and of a company's provider are in files of their own. */

// Each looks and changes nothing: any worker may take the next.
test.describe.configure({ mode: 'parallel' });

for (const locale of locales) {
  for (const [route, list] of Object.entries(visits)) {
    for (const visit of list.filter(({ outbox, singleSignOn }) => !outbox && !singleSignOn)) {
      test(`${locale} ${route}${visit.name ? ` (${visit.name})` : ''}`, async ({ openAs }) => {
        const page = await openAs(visit.as ?? null, { viewport: { width: 1280, height: 900 } });
        await lookAt(page, locale, addressOf(locale, visit), visit.status);
      });
    }
  }
}

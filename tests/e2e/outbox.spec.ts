import { locales } from '@/lib/i18n/locales';
import { cast } from '@/tests/support/cast';
import { addressOf, seeded, visits } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/** Without a mail server the demo shows the messages it would have sent. */
test.use({ smtp: false });

test('a message is kept in the outbox, in its reader’s language', async ({ openAs }) => {
  const t = wordsOf('fr');
  const association = await openAs(cast.otherAssociationOwner);
  await association.goto(`/fr/requests/${seeded.toAnswer}/decline`);
  await association.locator('input[name=why][value=already_covered]').check();
  await association.locator('textarea[name=reason]').fill('Nous avons trouvé une aide plus près de chez nous.');
  await association.getByRole('button', { name: t('request.actions.decline') }).click();
  await association.waitForURL(/\?done=declined$/);

  const visitor = await openAs(null);
  await expect(async () => {
    await visitor.goto('/fr/outbox');
    await expect(visitor.locator('main')).toContainText(cast.otherCompanyOwner.email, { timeout: 500 });
  }).toPass();
  const message = visitor.locator('main a[href^="/fr/outbox/"]').first();
  const address = await message.getAttribute('href');
  await message.click();
  await expect(visitor.locator('main')).toContainText('plus près de chez nous');
  if (address) await lookAt(visitor, 'fr', address);
});

for (const locale of locales) {
  for (const visit of Object.values(visits).flat()) {
    if (!visit.outbox) continue;
    test(`${locale} ${visit.path}`, async ({ openAs }) => {
      await lookAt(await openAs(null, { viewport: { width: 1280, height: 900 } }), locale, addressOf(locale, visit), visit.status);
    });
  }
}

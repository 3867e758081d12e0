import type { Locale } from '@/lib/i18n/locales';
import { cast, listings, type Person } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';
import { mailTo } from './mail';
import { confirm, linkTo } from './registering';

/* A company that is not here is asked in, reads its own page, registers from it, and its inviter sees that. */

interface Journey {
  locale: Locale;
  inviter: Person;
  side: 'association' | 'programme';
  companyName: string;
  email: string;
  /** The name of the province in the language of the page. */
  province: string;
  script: boolean;
}

const journeys: readonly Journey[] = [
  {
    ...{ locale: 'fr', inviter: cast.associationOwner, side: 'association', script: true },
    ...{ companyName: 'Ateliers du Sebou', email: 'rse@ateliers-sebou.example', province: 'Kénitra' },
  },
  {
    ...{ locale: 'ar', inviter: cast.coordinatorNational, side: 'programme', script: false },
    ...{ companyName: 'شركة السدود الصغيرة', email: 'contact@soudoud.example', province: 'القنيطرة' },
  },
];

for (const { locale, inviter, side, companyName, email, province, script } of journeys) {
  test(`${side} in ${locale}${script ? '' : ', without script'}: invites, and sees the company come`, async ({ openAs }) => {
    const t = wordsOf(locale);
    const desk = await openAs(inviter, { viewport: { width: 1280, height: 900 }, javaScriptEnabled: script });
    await desk.goto(`/${locale}/${side}/invitations`);
    await desk.locator('#invite-companyName').fill(companyName);
    await desk.locator('#invite-email').fill('nobody');
    // An association chooses among its own needs; the programme pastes the address of one.
    const need = desk.locator('#invite-need');
    if (side === 'association') await need.selectOption(String(listings.databaseNeed.id));
    else await need.fill(`https://khibra.example/${locale}/needs/${listings.databaseNeed.id}`);
    const words = locale === 'fr' ? 'Nous nous sommes vus au forum de Kénitra.' : 'التقينا في منتدى القنيطرة.';
    await desk.locator('#invite-words').fill(words);
    const send = desk.getByRole('button', { name: t('companyInvitations.send') });
    await send.click();
    await expect(desk.locator('#invite-email-error')).toHaveText(t('errors.emailMalformed'));
    await expect(desk.locator('#invite-words')).toHaveValue(words);
    await desk.locator('#invite-email').fill(email);
    await send.click();
    await desk.waitForURL(/\/invitations\?done=invited#sent$/);
    const sent = desk.getByRole('row').filter({ hasText: email });
    await expect(sent).toContainText(t('companyInvitations.states.waiting'));

    // The letter says who caused it, and that nothing need be done.
    const { text } = await mailTo(email, '/welcome');
    for (const said of [companyName, ...(locale === 'fr' ? ['il suffit d’ignorer'] : ['فلا حاجة إلى أي إجراء'])])
      expect(text).toContain(said);
    const link = await linkTo(email, '/welcome');
    await lookAt(await openAs(null, {}), locale, link);

    const reader = await openAs(null, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
    await reader.goto(link);
    await expect(reader.getByRole('heading', { level: 1 })).toContainText(companyName);
    await expect(reader.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
    const main = reader.locator('main');
    await expect(main).toContainText(words);
    await expect(main.locator(`a[href$="/needs/${listings.databaseNeed.id}"]`)).toBeVisible();
    await main.getByRole('link', { name: t('companyInvitations.welcome.register') }).click();
    await expect(reader.locator('#email')).toHaveValue(email);
    await expect(reader.locator('#organisationName')).toHaveValue(companyName);
    await expect(reader.locator('#legalForm')).toHaveValue('company');
    // A refusal loses neither what is pre-filled nor the invitation.
    await main.getByRole('button', { name: t('register.submit') }).click();
    await expect(reader.locator('#name-error')).toBeVisible();
    await reader.locator('#name').fill('Rim Alaoui');
    await reader.locator('#province').selectOption({ label: province });
    await main.getByRole('button', { name: t('register.submit') }).click();
    await reader.waitForURL(/\/register\/sent$/);
    await confirm(reader, locale, { email, password: 'trois mots au hasard' });

    // Used; and its inviter sees what it became, under the bell as well.
    await reader.goto(link);
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(t('companyInvitations.welcome.over.accepted.title'));
    await desk.goto(`/${locale}/${side}/invitations`);
    await expect(sent).toContainText(t('companyInvitations.states.accepted'));
    await expect(sent.getByRole('button')).toHaveCount(0);
    await desk.goto(`/${locale}/notifications`);
    await expect(desk.locator('main')).toContainText(companyName);
  });
}

test('an invitation is sent again, then taken back', async ({ openAs }) => {
  const t = wordsOf('fr');
  const email = 'direction@phares-atlantique.example';
  const desk = await openAs(cast.associationOwner, { viewport: { width: 360, height: 740 } });
  await desk.goto('/fr/association/invitations');
  await desk.locator('#invite-companyName').fill('Phares Atlantique');
  await desk.locator('#invite-email').fill(email);
  await desk.getByRole('button', { name: t('companyInvitations.send') }).click();
  await desk.waitForURL(/\?done=invited#sent$/);
  const sent = desk.getByRole('row').filter({ hasText: email });
  await sent.getByRole('button', { name: t('companyInvitations.resend') }).click();
  await desk.waitForURL(/\?done=resent#sent$/);
  const [first, second] = [await linkTo(email, '/welcome', 0), await linkTo(email, '/welcome', 1)];
  const reader = await openAs(null, {});
  await reader.goto(first);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(t('companyInvitations.welcome.over.unknown.title'));
  await sent.getByRole('button', { name: t('companyInvitations.revoke') }).click();
  await desk.waitForURL(/\?done=revoked#sent$/);
  await expect(sent).toContainText(t('companyInvitations.states.revoked'));
  await reader.goto(second);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(t('companyInvitations.welcome.over.revoked.title'));
  await expect(reader.locator('main').getByRole('link', { name: t('companyInvitations.welcome.more') })).toBeVisible();
});

import sharp from 'sharp';
import type { Locale } from '@/lib/i18n/locales';
import { cast, coordinatorIn, type Person } from '@/tests/support/cast';
import { organisations } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';
import { mailTo } from './mail';
import { complete } from './profile-forms';

/*
 * From an empty file to a verified association with its public page, on a phone: its owner completes it, is told
 * what is missing, sends it; a coordinator of the region reads it, sends it back once, and verifies it. In Arabic
 * with script, and in French without.
 */

const PHONE = { width: 360, height: 740 };

interface Journey {
  locale: Locale;
  script: boolean;
  owner: Person;
  id: number;
  region: string;
  name: string;
  alreadyHas: 'nothing' | 'receipt';
}

const journeys: Journey[] = [
  {
    locale: 'ar',
    script: true,
    owner: cast.draftOwner,
    id: cast.draftOwner.organisationId,
    region: '04',
    name: 'جمعية فوانيس أبي رقراق',
    alreadyHas: 'nothing',
  },
  {
    locale: 'fr',
    script: false,
    owner: cast.returnedOwner,
    id: cast.returnedOwner.organisationId,
    region: '05',
    name: 'Association Sillons Partagés',
    alreadyHas: 'receipt',
  },
];

for (const { locale, script, owner, id, region, name, alreadyHas } of journeys) {
  test(`${locale}, ${script ? 'with' : 'without'} script: a file becomes a verified association`, async ({ openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    const open = (person: Person | null) => openAs(person, { viewport: PHONE, javaScriptEnabled: script });

    // Its home leads to the file, which says what it lacks.
    const association = await open(owner);
    await association.goto(`/${locale}/association`);
    await association.getByRole('link', { name: t('home.openProfile') }).click();
    await association.waitForURL(`**/${locale}/association/profile`);
    await expect(association.locator('main a[href="#receiptDate"]')).toBeVisible();
    expect((await (await open(null)).goto(`/${locale}/organisations/${id}`))?.status()).toBe(404);

    // Sent too early, nothing typed is lost and each missing answer is a link to its field.
    const form = association.locator('main form.legal');
    await form.locator(`input[name=${locale === 'ar' ? 'nameAr' : 'nameFr'}]`).fill(name);
    await form.locator('input[name=sectors][value=education]').check();
    await association.getByRole('button', { name: t('profile.submit') }).click();
    await expect(association.getByRole('alert').filter({ hasText: t('profile.refused') })).toBeVisible();
    await expect(association).toHaveTitle(new RegExp(`^${locale === 'ar' ? 'خطأ' : 'Erreur'}`));
    await expect(form.locator(`input[name=${locale === 'ar' ? 'nameAr' : 'nameFr'}]`)).toHaveValue(name);

    await complete(association, locale, alreadyHas);
    await association.getByRole('button', { name: t('profile.submit') }).click();
    await association.waitForURL(/\/profile\?done=submitted$/);
    await expect(association.getByText(t('profile.done.submitted'))).toBeVisible();
    await mailTo(owner.email, '/association/profile');

    // The coordinator of the region is told, finds it at the desk, and sends it back with a reason.
    const coordinator = await open(coordinatorIn(region));
    await mailTo(coordinatorIn(region).email, `/programme/organisations/${id}`);
    await coordinator.goto(`/${locale}/programme`);
    await coordinator.getByRole('link', { name: t('desk.kinds.organisation') }).click();
    await coordinator.locator(`main a[href^="/${locale}/programme/organisations/${id}?"]`).first().click();
    await expect(coordinator.getByRole('heading', { level: 1 })).toContainText(name);
    const reason = locale === 'ar' ? 'التاريخ لا يطابق الوصل.' : 'La date ne correspond pas au récépissé.';
    await coordinator.locator('input[name=decision][value=return]').check();
    await coordinator.locator('#decision textarea[name=reason]').fill(reason);
    await coordinator.getByRole('button', { name: t('files.decide.submit') }).click();
    await coordinator.waitForURL(/[?&]returned=\d+$/);

    // The owner reads why, mends it and sends it again.
    await association.goto(`/${locale}/association/profile`);
    await expect(association.getByText(reason)).toBeVisible();
    await association.locator('input[name=receiptDate]').fill('2021-03-05');
    await association.getByRole('button', { name: t('profile.submit') }).click();
    await association.waitForURL(/\/profile\?done=submitted$/);

    // Verified, its page is everybody's, and names no person.
    await coordinator.goto(`/${locale}/programme/organisations/${id}`);
    await coordinator.locator('input[name=decision][value=verify]').check();
    await coordinator.getByRole('button', { name: t('files.decide.submit') }).click();
    await coordinator.waitForURL(/[?&]verified=\d+$/);
    const anybody = await open(null);
    expect((await anybody.goto(`/${locale}/organisations/${id}`))?.status()).toBe(200);
    await expect(anybody.getByRole('heading', { level: 1 })).toContainText(name);
    await expect(anybody.locator('main')).not.toContainText(owner.name);

    // A logo, and a new name that waits while the verified one stays public.
    await association.goto(`/${locale}/association/profile`);
    await association.locator('input[name=logo]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
    await association.getByRole('button', { name: t('profile.logo.send') }).click();
    await association.waitForURL(/\?logo=unknownType#logo$/);
    await expect(association.getByText(t('profile.logo.errors.unknownType'))).toBeVisible();
    await association.locator('input[name=logo]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: await picture() });
    await association.getByRole('button', { name: t('profile.logo.send') }).click();
    await association.waitForURL(/\?done=logoKept$/);
    const image = association.locator('main #logo img');
    await expect(image).toBeVisible();
    expect((await association.request.get((await image.getAttribute('src')) ?? '')).headers()['content-type']).toBe('image/webp');
    const newName = `${name} 2`;
    await association.locator(`input[name=${locale === 'ar' ? 'nameAr' : 'nameFr'}]`).fill(newName);
    await association.getByRole('button', { name: t('profile.save'), exact: true }).click();
    await association.waitForURL(/\?done=waiting$/);
    await expect(association.getByRole('heading', { name: t('profile.change.title') })).toBeVisible();
    await anybody.goto(`/${locale}/organisations/${id}`);
    await expect(anybody.getByRole('heading', { level: 1 })).toHaveText(name);
    await coordinator.goto(`/${locale}/programme/organisations/${id}`);
    await coordinator.locator('#change input[name=decision][value=accept]').check();
    await coordinator.getByRole('button', { name: t('files.change.submit') }).click();
    await coordinator.waitForURL(/[?&]accepted=\d+$/);
    await anybody.goto(`/${locale}/organisations/${id}`);
    await expect(anybody.getByRole('heading', { level: 1 })).toHaveText(newName);

    if (script) await lookAt(association, locale, `/${locale}/association/profile`);
  });
}

test('two coordinators make one of two records, and its address leads to the kept one', async ({ openAs }) => {
  const t = wordsOf('fr');
  const { duplicate, original } = organisations;
  const first = await openAs(coordinatorIn('06'), { viewport: PHONE });
  await first.goto(`/fr/programme/organisations/${duplicate}`);
  await first.getByRole('link', { name: t('files.duplicates.merge') }).click();
  await first.locator(`input[name=keep][value="${original}"]`).check();
  await first.getByRole('button', { name: t('files.merge.propose') }).click();
  await first.waitForURL(new RegExp(`/programme/organisations/${duplicate}$`));
  await first.getByRole('link', { name: t('files.file.mergeOpen') }).click();
  await expect(first.getByText(t('files.merge.second'))).toBeVisible();
  await expect(first.getByRole('button', { name: t('files.merge.confirm') })).toHaveCount(0);

  const second = await openAs(cast.coordinatorNational, { viewport: PHONE });
  await lookAt(second, 'fr', `/fr/programme/organisations/${duplicate}/merge`);
  await expect(second.getByText(t('files.merge.forGood'))).toBeVisible();
  await second.getByRole('button', { name: t('files.merge.confirm') }).click();
  await second.waitForURL(/[?&]merged=\d+$/);
  await second.goto(`/fr/organisations/${duplicate}`);
  await second.waitForURL(`**/fr/organisations/${original}`);
});

function picture(): Promise<Buffer> {
  return sharp({ create: { width: 400, height: 200, channels: 3, background: '#1d3f94' } })
    .png()
    .toBuffer();
}

import { SEED_INVITATION } from '@/prisma/seed/unpublished';
import { cast } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';
import { linkTo } from './registering';

/* A colleague is asked in at a desk, and joins from the mail on a phone whose scripts never arrive. */

const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };

test('an owner invites in French; the colleague joins on a phone without script and sees the workspace', async ({ openAs }) => {
  const t = wordsOf('fr');
  const email = 'ilham@gharb-metiers.example';
  const owner = await openAs(cast.associationOwner, desktop);
  await owner.goto('/fr/association/team');
  await owner.locator('#invite-email').fill(cast.associationMember.email);
  await owner.getByRole('button', { name: t('invitation.send') }).click();
  await expect(owner.locator('#invite-email-error')).toHaveText(t('errors.alreadyMember'));
  await owner.locator('#invite-email').fill(email);
  await owner.getByRole('button', { name: t('invitation.send') }).click();
  await owner.waitForURL(/\?done=invited#invitations$/);
  await expect(owner.locator('#invitations')).toContainText(email);

  const link = await linkTo(email, '/invitations');
  await lookAt(await openAs(null, desktop), 'fr', link);
  // In other hands it says whose it is, and leads out of the other account.
  const stranger = await openAs(cast.otherCompanyOwner, desktop);
  await stranger.goto(link);
  await expect(stranger.locator('main')).toContainText(email);
  await expect(stranger.locator('main').getByRole('button', { name: t('invitation.signOut') })).toBeVisible();

  const colleague = await openAs(null, phone);
  await colleague.goto(link);
  await colleague.locator('#name').fill('Ilham Sebti');
  await colleague.locator('#password').fill('court');
  await colleague.getByRole('button', { name: t('invitation.accept') }).click();
  await expect(colleague.locator('#password-error')).toBeVisible();
  await expect(colleague.locator('#name')).toHaveValue('Ilham Sebti');
  await colleague.locator('#password').fill('trois mots au hasard');
  await colleague.getByRole('button', { name: t('invitation.accept') }).click();
  await colleague.waitForURL(/\/fr\/association$/);
  await expect(colleague.getByRole('heading', { level: 1 })).toHaveCount(1);

  // Used up; and no longer among those who have not answered.
  await colleague.goto(link);
  await expect(colleague.getByRole('heading', { level: 1 })).toHaveText(t('invitation.over.accepted.title'));
  await owner.goto('/fr/association/team');
  await expect(owner.locator('main')).toContainText('Ilham Sebti');
  await expect(owner.locator('#invitations')).toContainText(SEED_INVITATION.email);
  await expect(owner.locator('#invitations')).not.toContainText(email);
});

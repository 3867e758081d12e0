import { expect, type Page } from '@playwright/test';
import type { Locale } from '@/lib/i18n/locales';
import { runningApp } from '@/tests/support/app';
import type { ReceivedMail } from '@/tests/support/mail-server';
import { wordsOf } from '@/tests/support/words';

/** The message to an address that leads to a page, read back from the mail server; `index` counts from the first. */
export async function mailTo(address: string, path: string, index = 0): Promise<ReceivedMail> {
  const { mail } = runningApp();
  const ours = () => mail.receivedBy(address).filter(({ html }) => typeof html === 'string' && new RegExp(`${path}\\b`).test(html));
  await expect.poll(() => ours().length, { message: `mail to ${address} about ${path}`, timeout: 15_000 }).toBeGreaterThan(index);
  return ours()[index] as ReceivedMail;
}

/** An owner invites an address that the mail server refuses, until an administrator finds it failed; then the server takes it. */
export async function failedInvitation(owner: Page, administrator: Page, locale: Locale, address: string): Promise<void> {
  const { mail } = runningApp();
  mail.refuseAddress(address);
  await owner.goto(`/${locale}/association/team`);
  await owner.locator('#invite-email').fill(address);
  await owner.getByRole('button', { name: wordsOf(locale)('invitation.send') }).click();
  await owner.waitForURL(/\?done=invited#invitations$/);
  await expect(async () => {
    await administrator.goto(`/${locale}/programme/messages`);
    await expect(administrator.locator('main')).toContainText(address, { timeout: 500 });
  }).toPass();
  mail.acceptAddress(address);
}

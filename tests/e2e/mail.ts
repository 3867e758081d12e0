import { expect } from '@playwright/test';
import { runningApp } from '@/tests/support/app';
import type { ReceivedMail } from '@/tests/support/mail-server';

/** The message to an address that leads to a page, read back from the mail server; `index` counts from the first. */
export async function mailTo(address: string, path: string, index = 0): Promise<ReceivedMail> {
  const { mail } = runningApp();
  const ours = () => mail.receivedBy(address).filter(({ html }) => typeof html === 'string' && new RegExp(`${path}\\b`).test(html));
  await expect.poll(() => ours().length, { message: `mail to ${address} about ${path}`, timeout: 15_000 }).toBeGreaterThan(index);
  return ours()[index] as ReceivedMail;
}

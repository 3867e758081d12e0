import type { PrismaClient } from '@/lib/generated/prisma/client';
import { addDays } from '@/lib/i18n/day';
import { MAIL_ATTEMPTS } from '@/lib/notifications/rules';
import { passSequence } from './sequences';
import type { SeedClock } from './time';

/** A letter to an address with a slip of the pen, which its mail server does not know. */
export const SEED_FAILED_MAIL = 1;

const words = {
  fr: { subject: 'Vous avez déjà un compte sur Khibra', body: 'Connectez-vous avec cette adresse.' },
  ar: { subject: 'لديكم حساب في خبرة', body: 'سجلوا الدخول بهذا العنوان.' },
} as const;

/** What no mail server took: an administrator sees it. One that exists is left as it is. */
export async function seedFailedMails(db: PrismaClient, clock: SeedClock): Promise<void> {
  const letter = (id: number, toAddress: string, locale: 'ar' | 'fr') => {
    const { subject, body } = words[locale];
    return {
      id,
      messageId: `<seed-${id}@khibra.example>`,
      toAddress,
      locale,
      subject,
      text: `${subject}\n\n${body}\n`,
      html: `<p>${body}</p>`,
    };
  };
  const failed = (days: number) => ({ state: 'failed', createdAt: clock.ago(days), failedAt: addDays(clock.ago(days), 1) }) as const;
  await db.$transaction(async (tx) => {
    await tx.mail.createMany({
      data: [
        { ...letter(SEED_FAILED_MAIL, 'hanane.tahiri@gharb-metier.example', 'fr'), ...failed(2), attempts: 1, failure: 'address' },
        { ...letter(2, 'younes.ait.lahcen@asif-nomade.example', 'ar'), ...failed(4), attempts: MAIL_ATTEMPTS, failure: 'unreachable' },
      ],
      skipDuplicates: true,
    });
    await passSequence(tx, 'Mail');
  });
}

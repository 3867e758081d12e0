import type { PrismaClient } from '@/lib/generated/prisma/client';
import { addDays } from '@/lib/i18n/day';
import { composeMail } from '@/lib/mail/compose';
import { MAIL_ATTEMPTS } from '@/lib/notifications/rules';
import { passSequence } from './sequences';
import type { SeedClock } from './time';

/** A letter to an address with a slip of the pen, which its mail server does not know. */
export const SEED_FAILED_MAIL = 1;

/** What no mail server took: an administrator sees it. One that exists is left as it is. */
export async function seedFailedMails(db: PrismaClient, clock: SeedClock): Promise<void> {
  const letter = (id: string, email: string, locale: 'ar' | 'fr') =>
    composeMail({
      id,
      event: 'account_exists',
      placeholders: {},
      unsubscribeToken: null,
      href: '/sign-in',
      recipient: { email, name: null, nameAr: null, locale },
      siteUrl: 'https://khibra.example',
    });
  const failed = (days: number) => ({ state: 'failed', createdAt: clock.ago(days), failedAt: addDays(clock.ago(days), 1) }) as const;
  await db.$transaction(async (tx) => {
    await tx.mail.createMany({
      data: [
        {
          id: SEED_FAILED_MAIL,
          ...letter('seed-1', 'hanane.tahiri@gharb-metier.example', 'fr'),
          ...failed(2),
          attempts: 1,
          failure: 'address',
        },
        {
          id: 2,
          ...letter('seed-2', 'younes.ait.lahcen@asif-nomade.example', 'ar'),
          ...failed(4),
          attempts: MAIL_ATTEMPTS,
          failure: 'unreachable',
        },
      ],
      skipDuplicates: true,
    });
    await passSequence(tx, 'Mail');
  });
}

import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { MAIL_ATTEMPTS } from '@/lib/notifications/rules';

/** A letter that no server took; answers with its id. */
export async function failedMail(data: Partial<Prisma.MailUncheckedCreateInput> = {}): Promise<number> {
  const { id } = await db.mail.create({
    data: {
      messageId: `<${randomUUID()}@khibra.example>`,
      toAddress: `${randomUUID()}@khibra.example`,
      locale: 'fr',
      subject: 'Lettre',
      text: 'Lettre',
      html: 'Lettre',
      state: 'failed',
      attempts: MAIL_ATTEMPTS,
      failure: 'busy',
      failedAt: new Date(),
      ...data,
    },
    select: { id: true },
  });
  return id;
}

import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import type { Locale } from '@/lib/i18n/locales';

/** Somebody who is told of things: a row of their own, so that tests never count each other's. */
export async function addReader(locale: Locale): Promise<string> {
  const { id } = await db.user.create({
    data: { email: `reader-${randomUUID()}@khibra.example`, name: 'Hiba Amrani', nameAr: 'هبة العمراني', locale },
    select: { id: true },
  });
  return id;
}

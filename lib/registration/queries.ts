import 'server-only';
import { db } from '@/lib/db/client';

export async function hasAccount(email: string): Promise<boolean> {
  return (await db.user.count({ where: { email } })) > 0;
}

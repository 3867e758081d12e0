import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@/lib/generated/prisma/client';
import { seed } from '@/prisma/seed';

/** Places and skills, and with `demo` the invented cast. Again changes nothing. */
export async function seedDatabase(url: string, { demo }: { demo: boolean }): Promise<void> {
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });
  try {
    await seed(db, { today: new Date(), demo });
  } finally {
    await db.$disconnect();
  }
}

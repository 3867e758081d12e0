import { hashSecret, newSecret } from '@/lib/auth/secret';
import { db } from '@/lib/db/client';
import { namedExpiry } from '@/lib/mission-people/rules';
import type { Person } from './cast';
import { addPerson, newEmail } from './links';
import type { OwnMission } from './missions';

type Theirs = Pick<OwnMission, 'id' | 'giver'>;

interface Named {
  email?: string;
  now?: Date;
}

/** Somebody whom the giver named, with the secret of the link that they got. */
export async function addNamed(mission: Theirs, { email = newEmail(), now = new Date() }: Named = {}) {
  const token = newSecret();
  const { id } = await db.missionPerson.create({
    data: {
      missionId: mission.id,
      email,
      name: 'Hiba Amrani',
      function: 'Ingénieure',
      tokenHash: hashSecret(token),
      expiresAt: namedExpiry(now),
      namedById: mission.giver.owner.userId,
      createdAt: now,
    },
  });
  return { id, email, token };
}

/** One of the people of a mission: named, and confirmed by themselves. `personId` is their number there. */
export async function addWorker(mission: Theirs, person?: Person): Promise<Person & { personId: number }> {
  const worker = person ?? (await addPerson());
  const { id } = await addNamed(mission, { email: worker.email });
  await db.missionPerson.update({ where: { id }, data: { userId: worker.userId, confirmedAt: new Date() } });
  return { ...worker, personId: id };
}

export const namedAt = (id: number) => db.missionPerson.findUniqueOrThrow({ where: { id } });

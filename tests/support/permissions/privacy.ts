import { hash } from '@node-rs/argon2';
import { db } from '@/lib/db/client';
import type { Person } from '../cast';
import { CAST, type CastMember, type Permission, signedIn } from './table';

const PASSWORD = 'un mot de passe à soi';
let passwordHash: Promise<string> | undefined;

/** People of this table's own: the cast is needed by everybody else. */
const leaving = Object.fromEntries(
  CAST.map((member, index): [CastMember, Person | null] => [
    member,
    member === 'anonymous'
      ? null
      : {
          userId: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
          email: `${member}@adieu.example`.toLowerCase(),
          name: 'Hiba Amrani',
          organisationId: null,
        },
  ]),
) as Record<CastMember, Person | null>;

/** Each is there, also when they were erased before. */
async function bringBack(): Promise<void> {
  passwordHash ??= hash(PASSWORD);
  for (const person of Object.values(leaving)) {
    if (!person) continue;
    const { userId: id, email, name } = person;
    const data = { email, name, passwordHash: await passwordHash, erasedAt: null, disabledAt: null };
    await db.user.upsert({ where: { id }, create: { id, ...data }, update: data });
  }
}

export const privacyPermissions: readonly Permission[] = [
  {
    action: 'eraseAccountAction',
    situation: 'oneself',
    people: leaving,
    expected: signedIn,
    arrange: async () => {
      await bringBack();
      return { fields: { password: PASSWORD, email: '' }, foreign: [] };
    },
    leadsTo: /^\/fr\/farewell$/,
  },
];

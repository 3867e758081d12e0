import 'server-only';
import { PrismaAdapter } from '@next-auth/prisma-adapter';
import { cookies } from 'next/headers';
import { getServerSession, type NextAuthOptions } from 'next-auth';
import type { Adapter } from 'next-auth/adapters';
import { cache } from 'react';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { env } from '@/lib/env';
import { COOKIE_DAYS } from '@/lib/privacy/rules';
import type { Actor } from './actor';
import { hashSecret, newSecret } from './secret';

const SESSION_SECONDS = COOKIE_DAYS.session * 24 * 60 * 60;

// next-auth asks the environment for the site's address, under a name of its own.
process.env.NEXTAUTH_URL ??= env.APP_URL;

const secure = env.APP_URL.startsWith('https://');

/** `__Host-`: only over TLS, only this host, the whole site. */
export const sessionCookie = secure ? '__Host-khibra.session' : 'khibra.session';

const cookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;

/** Rows hold a token’s hash. */
function hashing(adapter: Adapter): Adapter {
  const { createSession, getSessionAndUser, updateSession, deleteSession } = adapter;
  if (!createSession || !getSessionAndUser || !updateSession || !deleteSession) throw new Error('The adapter keeps no sessions');
  return {
    ...adapter,
    async createSession(session) {
      await createSession({ ...session, sessionToken: hashSecret(session.sessionToken) });
      return session;
    },
    async getSessionAndUser(token) {
      const found = await getSessionAndUser(hashSecret(token));
      return found && { user: found.user, session: { ...found.session, sessionToken: token } };
    },
    async updateSession(session) {
      await updateSession({ ...session, sessionToken: hashSecret(session.sessionToken) });
      return null;
    },
    async deleteSession(token) {
      await deleteSession(hashSecret(token));
    },
  };
}

export const authOptions: NextAuthOptions = {
  adapter: hashing(PrismaAdapter(db)),
  // Password sign-in is our own action (it must work without script); providers come with OpenID Connect.
  providers: [],
  secret: env.AUTH_SECRET,
  session: { strategy: 'database', maxAge: SESSION_SECONDS, updateAge: 24 * 60 * 60 },
  cookies: { sessionToken: { name: sessionCookie, options: cookieOptions } },
  pages: { signIn: '/sign-in' },
  callbacks: {
    session({ session, user }) {
      return { ...session, userId: user.id };
    },
  },
};

/** Writes the session's row and gives the token for the cookie. */
export async function createSession(tx: Tx, userId: string, now: Date): Promise<{ token: string; expires: Date }> {
  const token = newSecret();
  const expires = new Date(now.getTime() + SESSION_SECONDS * 1000);
  await tx.session.create({ data: { sessionToken: hashSecret(token), userId, expires } });
  return { token, expires };
}

export async function setSessionCookie(session: { token: string; expires: Date }): Promise<void> {
  (await cookies()).set(sessionCookie, session.token, { ...cookieOptions, expires: session.expires });
}

/** Ends the session of this browser: its row and its cookie. */
export async function endSession(): Promise<void> {
  const store = await cookies();
  const token = store.get(sessionCookie)?.value;
  if (token !== undefined) await db.session.deleteMany({ where: { sessionToken: hashSecret(token) } });
  // With its attributes: a browser takes no `__Host-` cookie without them, not even an empty one.
  store.delete({ name: sessionCookie, ...cookieOptions });
}

/** Reads the person's rights from the database; null when unknown, disabled or erased. */
export function findActor(userId: string): Promise<Actor | null> {
  return findActorWithin(db, userId);
}

/** The same as a transaction sees them: rights that a lock was waited for may be others by then. */
export async function findActorWithin(tx: Tx, userId: string): Promise<Actor | null> {
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: {
      id: true,
      name: true,
      nameAr: true,
      email: true,
      locale: true,
      disabledAt: true,
      erasedAt: true,
      memberships: {
        orderBy: { id: 'asc' },
        take: 50,
        select: { role: true, organisation: { select: { id: true, kind: true, state: true, nameFr: true, nameAr: true } } },
      },
      staffRoles: { orderBy: { id: 'asc' }, select: { kind: true, national: true, regions: true } },
    },
  });
  if (!user || user.disabledAt !== null || user.erasedAt !== null) return null;
  const coordinator = user.staffRoles.find((role) => role.kind === 'coordinator');
  const administrator = user.staffRoles.some((role) => role.kind === 'administrator');
  return {
    userId: user.id,
    name: user.name,
    nameAr: user.nameAr,
    email: user.email,
    locale: user.locale,
    memberships: user.memberships.map(({ role, organisation }) => ({
      organisationId: organisation.id,
      kind: organisation.kind,
      state: organisation.state,
      role,
      nameFr: organisation.nameFr,
      nameAr: organisation.nameAr,
    })),
    staff:
      coordinator === undefined && !administrator
        ? null
        : {
            coordinator: coordinator !== undefined,
            administrator,
            regions: coordinator === undefined || coordinator.national ? null : coordinator.regions,
          },
    observer: user.staffRoles.some((role) => role.kind === 'observer'),
  };
}

/** The signed-in person of this request, or null. Asked once per request, always of the database. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await getServerSession(authOptions);
  const userId = session && 'userId' in session && typeof session.userId === 'string' ? session.userId : undefined;
  return userId === undefined ? null : findActor(userId);
});

import 'server-only';
import { headers } from 'next/headers';
import { forbidden, notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { inLocale, isSide, routes, type Side, sideOf } from '@/lib/routes';
import type { Actor, ActorMembership } from './actor';
import { currentActor } from './session';

/** The signed-in person, or the sign-in page, which comes back to `path`. For loaders. */
export async function requireActor(path: string): Promise<Actor> {
  const actor = await currentActor();
  if (actor === null) redirect(inLocale(await getLocale(), routes.signIn(path)));
  return actor;
}

/** The person and their organisation of this side; 403 for anybody else, 404 where there is no such side. */
export async function requireMember(side: string, path: string): Promise<{ actor: Actor; membership: ActorMembership; side: Side }> {
  if (!isSide(side)) notFound();
  const actor = await requireActor(path);
  const membership = actor.memberships.find((candidate) => sideOf(candidate.kind) === side);
  if (!membership) forbidden();
  return { actor, membership, side };
}

/**
 * As `requireMember`, for the page of a long form: null when the form arrives, without script, from
 * somebody whose session is over. The page then shows what was typed and where to sign in; sent away
 * to sign in, it would be lost.
 */
export async function requireMemberUnlessSent(side: string, path: string): Promise<Awaited<ReturnType<typeof requireMember>> | null> {
  const sent = (await headers()).get('content-type')?.startsWith('multipart/form-data') ?? false;
  return sent && isSide(side) && (await currentActor()) === null ? null : requireMember(side, path);
}

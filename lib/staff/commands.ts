import 'server-only';
import { record } from '@/lib/audit/record';
import type { AuditAction } from '@/lib/audit/rules';
import { type Intent, Refusal, type Tx, transactOnce } from '@/lib/db/transaction';
import { decideTogether } from '@/lib/first-decisions/commands';
import { endLinks } from '@/lib/links/commands';
import { LINK_MINUTES, type LinkPurpose } from '@/lib/links/rules';
import { revokeInvitationsBy } from '@/lib/memberships/commands';
import type { Result } from '@/lib/result';
import { routes } from '@/lib/routes';
import { findPerson, staffOf, versionOf } from './queries';
import { allowedOn, type PersonAction, type StaffKind } from './rules';

interface Administration {
  intent: Intent;
  /** Whose account it is. */
  userId: string;
  now: Date;
}

/** Makes somebody a coordinator of these regions, or of all Morocco; or changes where they are one. Two administrators do it. */
export function nameCoordinator(administration: Administration, regions: readonly string[]): Promise<Result<Administered>> {
  const change = async (tx: Tx, userId: string): Promise<Done> => {
    const scope = { national: regions.length === 0, regions: [...regions] };
    await tx.staffRole.upsert({
      where: { userId_kind: { userId, kind: 'coordinator' } },
      create: { userId, kind: 'coordinator', ...scope },
      update: scope,
    });
    return { action: 'coordinator_named', fields: ['staffRole', 'regions'] };
  };
  return administer(administration, 'coordinate', change, regions.join(','));
}

/** Two administrators do it, where there are two. */
export function nameAdministrator(administration: Administration): Promise<Result<Administered>> {
  return administer(administration, 'administrate', async (tx, userId) => {
    await tx.staffRole.create({ data: { userId, kind: 'administrator', national: true, regions: [] } });
    return { action: 'administrator_named', fields: ['staffRole'] };
  });
}

/** Who reads what is published alone needs no second administrator. */
export function nameObserver(administration: Administration): Promise<Result<Administered>> {
  return administer(administration, 'observe', async (tx, userId) => {
    await tx.staffRole.create({ data: { userId, kind: 'observer', national: true, regions: [] } });
    return { action: 'observer_named', fields: ['staffRole'] };
  });
}

const ending = {
  coordinator: 'endCoordination',
  administrator: 'endAdministration',
  observer: 'endObservation',
} as const satisfies Record<StaffKind, PersonAction>;

/** Takes a role back; the person's own account and organisations stay. */
export function endStaffRole(administration: Administration, kind: StaffKind): Promise<Result<Administered>> {
  return administer(administration, ending[kind], async (tx, userId) => {
    await tx.staffRole.delete({ where: { userId_kind: { userId, kind } } });
    return { action: `${kind}_role_ended`, fields: ['staffRole'] };
  });
}

/** Nobody signs in to the account any more: its sessions end with this transaction, and so do links on their way. */
export function disablePerson(administration: Administration, reason: string): Promise<Result<Administered>> {
  return administer(administration, 'disable', async (tx, userId) => {
    await tx.user.update({ where: { id: userId }, data: { disabledAt: administration.now } });
    await tx.session.deleteMany({ where: { userId } });
    await revokeInvitationsBy(tx, userId, administration.now);
    for (const purpose of Object.keys(LINK_MINUTES) as LinkPurpose[]) await endLinks(tx, purpose, userId, administration.now);
    return { action: 'person_disabled', fields: ['disabledAt'], personal: { reason } };
  });
}

export function enablePerson(administration: Administration): Promise<Result<Administered>> {
  return administer(administration, 'enable', async (tx, userId) => {
    await tx.user.update({ where: { id: userId }, data: { disabledAt: null } });
    return { action: 'person_enabled', fields: ['disabledAt'] };
  });
}

/** Whether it was done, or waits for a second administrator. */
type Administered = { userId: string; waits: boolean };

interface Done {
  action: AuditAction;
  fields: string[];
  personal?: { reason: string };
}

/**
 * One change of one account. The administrators' rows are locked first: of two administrators who end
 * each other's part at once, the second is no administrator any more when the turn comes.
 */
function administer(
  { intent, userId, now }: Administration,
  action: PersonAction,
  change: (tx: Tx, userId: string) => Promise<Done>,
  detail = '',
): Promise<Result<Administered>> {
  return transactOnce(intent, async (tx) => {
    await lockAdministrators(tx);
    const actor = await findPerson(intent.actorId, tx);
    if (!actor || actor.disabledAt !== null || !staffOf(actor).administrator) throw new Refusal('forbidden');
    const person = await findPerson(userId, tx);
    if (!person || person.erasedAt !== null) throw new Refusal('notFound');
    if (userId === intent.actorId) throw new Refusal('oneself');
    const { administrator, coordinates, observes } = staffOf(person);
    const allowed = allowedOn({
      oneself: false,
      erased: false,
      disabled: person.disabledAt !== null,
      administrator,
      coordinator: coordinates !== null,
      observer: observes,
    });
    // Somebody else was quicker, and the page is an older one.
    if (!allowed.includes(action)) throw new Refusal('changed');
    if ((action === 'coordinate' || action === 'administrate') && !(await isLeftAlone(tx, intent.actorId, action))) {
      const ask = async () => ({
        event: 'account_second_decision' as const,
        params: { role: action },
        href: routes.person(userId),
        to: await listAdministrators(tx, { except: userId }),
      });
      const decision = { action, subjectId: userId, version: versionOf(person), detail, actorId: intent.actorId, now, ask };
      if ((await decideTogether(tx, decision)) === 'first') return { userId, waits: true };
    }
    const done = await change(tx, userId);
    await record(tx, { actorId: intent.actorId, subject: 'user', subjectId: userId, ...done });
    return { userId, waits: false };
  });
}

/** The only administrator there is names the second one alone: nobody else could ever be the other person. */
async function isLeftAlone(tx: Tx, actorId: string, action: 'coordinate' | 'administrate'): Promise<boolean> {
  if (action !== 'administrate') return false;
  const others = { kind: 'administrator', userId: { not: actorId }, user: { disabledAt: null } } as const;
  return (await tx.staffRole.count({ where: others })) === 0;
}

/** Administrators who can sign in; nobody decides on their own account. */
async function listAdministrators(tx: Tx, { except }: { except: string }): Promise<string[]> {
  const roles = await tx.staffRole.findMany({
    where: { kind: 'administrator', userId: { not: except }, user: { disabledAt: null } },
    select: { userId: true },
    orderBy: { userId: 'asc' },
  });
  return roles.map(({ userId }) => userId);
}

async function lockAdministrators(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "StaffRole" WHERE "kind" = 'administrator' ORDER BY "id" FOR UPDATE`;
}

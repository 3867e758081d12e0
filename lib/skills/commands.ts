import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transactOnce } from '@/lib/db/transaction';
import type { Locale } from '@/lib/i18n/locales';
import { requireSkills } from '@/lib/listings/commands';
import { MAX_SKILLS } from '@/lib/listings/rules';
import { fold } from '@/lib/matching/normalise';
import { notify } from '@/lib/notifications/commands';
import type { Result } from '@/lib/result';
import { routes, sideOf } from '@/lib/routes';
import { whyNotDecide } from './policy';
import { findProposal, listSkills, type ProposalRow } from './queries';
import { codeOf, next, type ProposalDecision } from './rules';

interface Said<Detail> {
  skills: readonly { code: string; detail: Detail }[];
  proposals: readonly { label: string; detail: Detail }[];
  writtenIn: Locale;
  organisationId: number;
  actorId: string;
}

interface Resolved<Detail> {
  skills: { code: string; detail: Detail }[];
  proposals: { proposalId: number; detail: Detail }[];
}

/** Any number that no other advisory lock of the platform has. */
const PROPOSING = 7_001;

/**
 * What a form's skills are: refuses codes that are none, takes a proposal that equals a skill's label
 * or synonym for that skill, and joins one that waits under the same words already.
 */
export async function resolveSkills<Detail extends string>(tx: Tx, said: Said<Detail>): Promise<Resolved<Detail>> {
  const skills = [...said.skills];
  const proposals: Resolved<Detail>['proposals'] = [];
  await requireSkills(
    tx,
    skills.map((skill) => skill.code),
  );
  if (said.proposals.length === 0) return { skills, proposals };
  // One after the other: two who miss the same skill at once propose it once.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${PROPOSING}::bigint)`;
  const known = new Map<string, string>();
  for (const skill of await listSkills(tx))
    for (const text of [skill.fr, skill.ar, ...skill.synonymsFr, ...skill.synonymsAr]) known.set(fold(text), skill.code);
  const waiting = new Map(
    (await tx.skillProposal.findMany({ where: { state: 'proposed' }, select: { id: true, label: true }, orderBy: { id: 'desc' } })).map(
      (row) => [fold(row.label), row.id],
    ),
  );
  for (const { label, detail } of said.proposals) {
    const words = fold(label);
    const code = known.get(words);
    if (code !== undefined) {
      if (!skills.some((skill) => skill.code === code)) skills.push({ code, detail });
      continue;
    }
    const proposalId = waiting.get(words) ?? (await propose(tx, said, label));
    waiting.set(words, proposalId);
    if (!proposals.some((proposal) => proposal.proposalId === proposalId)) proposals.push({ proposalId, detail });
  }
  if (skills.length > MAX_SKILLS)
    throw new Refusal('invalid', undefined, { skills: { code: 'skillsTooMany', params: { max: MAX_SKILLS, count: skills.length } } });
  return { skills, proposals };
}

async function propose(tx: Tx, { organisationId, actorId, writtenIn }: Omit<Said<string>, 'skills' | 'proposals'>, label: string) {
  const { id } = await tx.skillProposal.create({
    data: { label, writtenIn, organisationId, proposedById: actorId },
    select: { id: true },
  });
  await record(tx, { actorId, action: 'skill_proposed', subject: 'skill', subjectId: id });
  return id;
}

/** The listing names these proposals, and what it says of each: an importance or a level. */
export async function attachProposals(
  tx: Tx,
  listing: { needId: number } | { offerId: number },
  proposals: readonly { proposalId: number; detail: string }[],
): Promise<void> {
  await tx.listingSkillProposal.createMany({
    data: proposals.map(({ proposalId, detail }) => ({
      proposalId,
      ...listing,
      ...('needId' in listing
        ? { importance: detail === 'essential' ? ('essential' as const) : ('useful' as const) }
        : { level: Number(detail) }),
    })),
  });
}

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { id: number };

export interface NewSkill {
  family: string;
  fr: string;
  ar: string;
  synonymsFr: string[];
  synonymsAr: string[];
}

/** The proposal becomes a skill of its own, and every listing that names it has it. */
export function acceptProposal(context: Context, id: number, skill: NewSkill): Promise<Result<Answer>> {
  return decide(context, id, 'accept', async (tx, proposal) => {
    const family = await tx.skillFamily.findUnique({ where: { code: skill.family }, select: { skills: { select: { position: true } } } });
    if (!family) throw new Refusal('invalid', undefined, { family: { code: 'familyMissing' } });
    const all = await listSkills(tx);
    const taken = new Set(all.flatMap((row) => [row.fr, row.ar, ...row.synonymsFr, ...row.synonymsAr].map(fold)));
    for (const field of ['fr', 'ar'] as const)
      if (taken.has(fold(skill[field]))) throw new Refusal('invalid', undefined, { [field]: { code: 'skillExists' } });
    const code = codeOf(skill.fr, new Set(all.map((row) => row.code)));
    // A search word leads to one skill: those of others stay theirs. What was proposed is one, where it is not the label.
    const words = (labels: readonly string[], own: string) => [
      ...new Map(labels.map((label) => [fold(label), label] as const).filter(([word]) => word !== fold(own) && !taken.has(word))).values(),
    ];
    const proposed = (locale: Locale) => (proposal.writtenIn === locale ? [proposal.label] : []);
    await tx.skill.create({
      data: {
        code,
        familyCode: skill.family,
        position: Math.max(0, ...family.skills.map((row) => row.position)) + 1,
        fr: skill.fr,
        ar: skill.ar,
        descriptionFr: skill.fr,
        descriptionAr: skill.ar,
        synonymsFr: words([...skill.synonymsFr, ...proposed('fr')], skill.fr),
        synonymsAr: words([...skill.synonymsAr, ...proposed('ar')], skill.ar),
        related: [],
      },
    });
    await end(tx, proposal, 'accepted', context, { skillCode: code });
    await follow(tx, proposal.id, code);
    await tell(tx, proposal, (to, href) => notify(tx, { event: 'skill_accepted', params: { skillName: proposal.label }, href, to }));
  });
}

/** The proposal was a skill of the list by another name: that name finds it from now on, and every listing that names it has it. */
export function mergeProposal(context: Context, id: number, skillCode: string): Promise<Result<Answer>> {
  return decide(context, id, 'merge', async (tx, proposal) => {
    const all = await listSkills(tx);
    const kept = all.find((row) => row.code === skillCode);
    if (!kept) throw new Refusal('invalid', undefined, { skill: { code: 'skillsUnknown' } });
    const taken = new Set(all.flatMap((row) => [row.fr, row.ar, ...row.synonymsFr, ...row.synonymsAr].map(fold)));
    if (!taken.has(fold(proposal.label))) {
      const push = { push: proposal.label };
      await tx.skill.update({
        where: { code: skillCode },
        data: proposal.writtenIn === 'fr' ? { synonymsFr: push } : { synonymsAr: push },
      });
    }
    await end(tx, proposal, 'merged', context, { skillCode });
    await follow(tx, proposal.id, skillCode);
    const params = { skillName: proposal.label, keptSkillName: { fr: kept.fr, ar: kept.ar } };
    await tell(tx, proposal, (to, href) => notify(tx, { event: 'skill_merged', params, href, to }));
  });
}

/** The listings go on without it, and whoever proposed it reads why. */
export function declineProposal(context: Context, id: number, reason: string): Promise<Result<Answer>> {
  const write = async (tx: Tx, proposal: ProposalRow) => {
    await end(tx, proposal, 'declined', context, { reason });
    const params = { skillName: proposal.label, reason };
    await tell(tx, proposal, (to, href) => notify(tx, { event: 'skill_declined', params, href, to }));
    await tx.listingSkillProposal.deleteMany({ where: { proposalId: proposal.id } });
  };
  return decide(context, id, 'decline', write, { reason });
}

function decide(
  { actor, submissionId }: Context,
  id: number,
  decision: ProposalDecision,
  write: (tx: Tx, proposal: ProposalRow) => Promise<void>,
  personal?: { reason: string },
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: `skill_${decision}` }, async (tx) => {
    const proposal = await findProposal(id, tx);
    if (!proposal || actor.staff === null) throw new Refusal('notFound');
    if (whyNotDecide(actor, proposal) !== undefined) throw new Refusal('forbidden');
    if (next(proposal.state, decision) === undefined) throw new Refusal('changed');
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${PROPOSING}::bigint)`;
    await write(tx, proposal);
    await record(tx, {
      actorId: actor.userId,
      action: `skill_${decision}`,
      subject: 'skill',
      subjectId: id,
      fields: ['state'],
      ...(personal && { personal }),
    });
    return { id };
  });
}

/** Compare-and-swap on the state: a proposal is decided once. */
async function end(
  tx: Tx,
  proposal: ProposalRow,
  state: 'accepted' | 'merged' | 'declined',
  { actor, now }: Context,
  more: { skillCode?: string; reason?: string },
): Promise<void> {
  const written = await tx.skillProposal.updateMany({
    where: { id: proposal.id, state: 'proposed' },
    data: { state, decidedById: actor.userId, decidedAt: now, ...more },
  });
  if (written.count === 0) throw new Refusal('changed');
}

/**
 * Every listing that named the proposal has the skill; what it says of a skill it has already stands.
 * Their versions stay: who consented had read the skill's words on the page.
 */
async function follow(tx: Tx, proposalId: number, skillCode: string): Promise<void> {
  const rows = await tx.listingSkillProposal.findMany({ where: { proposalId }, orderBy: { id: 'asc' } });
  await tx.needSkill.createMany({
    data: rows.flatMap(({ needId, importance }) => (needId !== null && importance !== null ? [{ needId, skillCode, importance }] : [])),
    skipDuplicates: true,
  });
  await tx.offerSkill.createMany({
    data: rows.flatMap(({ offerId, level }) => (offerId !== null && level !== null ? [{ offerId, skillCode, level }] : [])),
    skipDuplicates: true,
  });
  await tx.listingSkillProposal.deleteMany({ where: { proposalId } });
}

/** Whoever proposed it, if they are still there; the notice opens the listing it stands in, else the list of their own. */
async function tell(tx: Tx, proposal: ProposalRow, write: (to: string[], href: string) => Promise<void>): Promise<void> {
  if (proposal.proposedById === null) return;
  const member = await tx.membership.findFirst({
    where: { userId: proposal.proposedById, organisationId: proposal.organisationId, user: { disabledAt: null } },
    select: { userId: true },
  });
  if (member) await write([member.userId], proposal.listingHref ?? routes.ownNeeds(sideOf(proposal.kind)));
}

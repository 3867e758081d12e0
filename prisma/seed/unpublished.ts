import type { PrismaClient } from '@/lib/generated/prisma/client';
import { dayOf } from '@/lib/i18n/day';
import { invitationExpiry } from '@/lib/invitations/rules';
import { STAFF } from './accounts';
import { type CastRows, readWholeCast } from './cast';
import { idOf, numbered, personId, rowOf } from './ids';
import { passSequence } from './sequences';
import type { SeedClock } from './time';

/** Drafts of the demo: a need begun from a ready-made one, and an offer of one line. */
export const SEED_DRAFTS = {
  /** Of the owner of `gharb_metiers`. */
  need: '0d000000-0000-4000-8000-000000000001',
  /** Of the owner of `noqta_systemes`. */
  offer: '0d000000-0000-4000-8000-000000000002',
  /** Of the owner of `terrasses_dades`, with a pledge that waits for its verification. */
  pledged: '0d000000-0000-4000-8000-000000000004',
} as const;

/** What an association that nobody has verified yet pledged on a company's need. */
export const SEED_WAITING_PLEDGE = { id: 1, organisation: 'terrasses_dades', need: 'grenade_rouge_need_1' } as const;

/** A colleague whom the owner of `gharb_metiers` has asked in. Nobody has the link: its hash is of nothing. */
export const SEED_INVITATION = { id: '0e000000-0000-4000-8000-000000000001', email: 'samira.bennis@gharb-metiers.example' } as const;

/** A skill that the list lacks, of the first member of the organisation of this need. */
export const SEED_PROPOSAL = { id: 1, label: 'Terminologie de l’eau', needId: 42 } as const;

/** Its return takes two coordinators; the national one has decided, and another one of its region waits to be. */
export const SEED_REINSTATING = { organisation: 'comptoir_bouregreg', daysAgo: 3 } as const;

/** Organisations by their numbers in the cast. */
const GHARB_METIERS = 13;
const NOQTA_SYSTEMES = 38;

/** What nobody has published or decided yet; what exists is left as people made it. */
export async function seedUnpublished(db: PrismaClient, rows: CastRows, clock: SeedClock): Promise<void> {
  const authorOf = (organisationId: number) => {
    const member = rows.memberships.find((row) => row.organisationId === organisationId && row.role === 'owner');
    if (!member) throw new Error(`Nobody answers for organisation ${organisationId}`);
    return { organisationId, authorId: member.userId };
  };
  await db.draft.createMany({
    data: [
      {
        id: SEED_DRAFTS.need,
        kind: 'need',
        ...authorOf(GHARB_METIERS),
        fields: {
          template: ['grant_application_review'],
          writtenIn: ['fr'],
          title: ['Préparer notre dossier pour un bailleur'],
          context: ['Nous formons [nombre] jeunes par an à Kénitra. Un appel à projets s’ouvre avant [date ou échéance].'],
          languages: ['fr', 'ar'],
          province: ['04.281'],
        },
        createdAt: clock.ago(2),
        updatedAt: clock.ago(1),
      },
      {
        id: SEED_DRAFTS.offer,
        kind: 'offer',
        ...authorOf(NOQTA_SYSTEMES),
        fields: { writtenIn: ['ar'], title: ['مواكبة الجمعيات في تأمين حواسيبها'], languages: ['ar'] },
        createdAt: clock.ago(3),
        updatedAt: clock.ago(3),
      },
    ],
    skipDuplicates: true,
  });

  await seedFirstDecision(db, clock);
  await seedWaitingPledge(db, authorOf, clock);

  const { organisationId: team, authorId: invitedById } = authorOf(GHARB_METIERS);
  await db.invitation.createMany({
    data: [
      {
        ...SEED_INVITATION,
        organisationId: team,
        invitedById,
        role: 'member',
        tokenHash: '0'.repeat(64),
        createdAt: clock.ago(1),
        expiresAt: invitationExpiry(clock.ago(1)),
      },
    ],
    skipDuplicates: true,
  });

  if ((await db.skillProposal.count({ where: { id: SEED_PROPOSAL.id } })) > 0) return;
  const { id, label, needId } = SEED_PROPOSAL;
  const { organisationId, createdById } = rowOf(rows.needs, needId);
  await db.$transaction(async (tx) => {
    await tx.skillProposal.create({
      data: {
        id,
        label,
        writtenIn: 'fr',
        organisationId,
        proposedById: createdById,
        createdAt: clock.ago(4),
        listings: { create: { needId, importance: 'useful' } },
      },
    });
    await passSequence(tx, 'SkillProposal');
  });
}

/** Once: it is sent, taken back or dropped by those who look at the demo. */
async function seedWaitingPledge(
  db: PrismaClient,
  authorOf: (organisationId: number) => { organisationId: number; authorId: string },
  clock: SeedClock,
): Promise<void> {
  const { id, organisation, need } = SEED_WAITING_PLEDGE;
  if ((await db.waitingPledge.count({ where: { id } })) > 0) return;
  const whole = readWholeCast();
  const author = authorOf(idOf(numbered(whole.organisations), organisation));
  const needId = idOf(numbered(whole.needs), need);
  const { version, mode, quartersLeft } = await db.skillNeed.findUniqueOrThrow({ where: { id: needId } });
  const quarters = Math.min(64, quartersLeft);
  await db.$transaction(async (tx) => {
    await tx.draft.create({
      data: {
        id: SEED_DRAFTS.pledged,
        kind: 'offer',
        ...author,
        fields: {
          writtenIn: ['fr'],
          title: ['Lire un terrain avec ceux qui y vivent'],
          description: ['Deux membres de l’association animent des relevés participatifs et forment des équipes à les refaire.'],
          skills: ['participatory_methods', 'environmental_management'],
          'level.participatory_methods': ['4'],
          'level.environmental_management': ['3'],
          sectors: ['environment'],
          places: ['05', '08'],
          format: ['mission_weeks'],
          regime: ['employer_time'],
          hoursTotal: ['40'],
          hoursPerMonth: ['10'],
          peopleCount: ['2'],
          availableFrom: [dayOf(clock.inDays(0))],
          availableUntil: [dayOf(clock.inDays(200))],
          languages: ['ar', 'fr'],
        },
        createdAt: clock.ago(4),
        updatedAt: clock.ago(3),
      },
    });
    await tx.waitingPledge.create({
      data: {
        ...{ id, organisationId: author.organisationId, createdById: author.authorId, draftId: SEED_DRAFTS.pledged },
        ...{ needId, needVersion: version, mode, quarters, startsOn: clock.inDays(30), createdAt: clock.ago(3) },
        message: 'Nous pouvons venir deux fois par mois, le samedi.',
      },
    });
    await passSequence(tx, 'WaitingPledge');
  });
}

/** Once: what a second coordinator made of it stays. */
async function seedFirstDecision(db: PrismaClient, clock: SeedClock): Promise<void> {
  const subjectId = String(idOf(numbered(readWholeCast().organisations), SEED_REINSTATING.organisation));
  const deed = { action: 'organisation_reinstate_first', subject: 'organisation', subjectId };
  if ((await db.auditEvent.count({ where: deed })) > 0) return;
  const { version } = await db.organisation.findUniqueOrThrow({ where: { id: Number(subjectId) }, select: { version: true } });
  const byId = personId(STAFF.national.email);
  const at = clock.ago(SEED_REINSTATING.daysAgo, 10);
  await db.$transaction([
    db.firstDecision.create({
      data: { subject: deed.subject, subjectId, action: 'reinstate', version: String(version), byId, createdAt: at },
    }),
    db.auditEvent.create({ data: { ...deed, actorId: byId, at } }),
  ]);
}

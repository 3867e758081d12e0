import type { Prisma, PrismaClient } from '@/lib/generated/prisma/client';
import { ALL_ITEMS, type Audience, type Item } from '@/lib/readiness/rules';
import { STAFF } from './accounts';
import type { CastRows } from './cast';
import { readWholeCast } from './cast';
import { idOf, numbered, personId } from './ids';
import type { SeedClock } from './time';

interface Story {
  association: string;
  /** When it was begun and closed; one without the latter is still being filled in. */
  startedDaysAgo: number;
  closedDaysAgo?: number;
  /** A level per question in the order asked, a group per dimension; a dot is no answer. */
  levels: string;
  evidence?: Partial<Record<Item, string>>;
  /** Who besides the association reads it; nobody where it is left out. */
  sharedWith?: Audience[];
}

const STORIES: readonly Story[] = [
  // Before and after the mission that taught it to say in three minutes what it does.
  {
    association: 'bibliobus_souss',
    startedDaysAgo: 41,
    closedDaysAgo: 40,
    levels: '221120 211110 10101 11101 110100 222122 121211',
    sharedWith: ['coordinators', 'companies'],
    evidence: { fin_books: 'Le journal de caisse, tenu chaque mois par la trésorerie.' },
  },
  {
    association: 'bibliobus_souss',
    startedDaysAgo: 3,
    closedDaysAgo: 2,
    levels: '221121 211111 21212 22212 211200 222122 121211',
    evidence: {
      com_onepager: 'Une page en arabe et en français, relue par l’équipe de Hamama Télécom.',
      val_problem: 'La phrase du discours de trois minutes : 11 douars, 640 enfants, pas une bibliothèque à moins de 18 km.',
    },
  },
  {
    association: 'mots_mouvement',
    startedDaysAgo: 30,
    closedDaysAgo: 29,
    levels: '222212 221211 22121 22121 211211 222221 332332',
    sharedWith: ['coordinators'],
  },
  {
    association: 'palmes_seguias',
    startedDaysAgo: 27,
    closedDaysAgo: 27,
    levels: '110100 211100 01000 10000 100000 111011 111110',
    sharedWith: ['coordinators'],
  },
  {
    association: 'ecoute_doukkala',
    startedDaysAgo: 26,
    closedDaysAgo: 20,
    levels: '232222 222122 21222 22112 212211 222232 233232',
    sharedWith: ['coordinators'],
  },
  {
    association: 'tentes_savoir',
    startedDaysAgo: 18,
    closedDaysAgo: 18,
    levels: '100000 110000 00000 10000 000000 1001.0 110110',
    sharedWith: ['coordinators'],
  },
  {
    association: 'roues_libres',
    startedDaysAgo: 16,
    closedDaysAgo: 15,
    levels: '321222 212222 12110 22211 111111 211121 333322',
    sharedWith: ['coordinators'],
  },
  { association: 'khettara_vivante', startedDaysAgo: 12, closedDaysAgo: 11, levels: '211110 222211 11010 12111 221210 211011 11.111' },
  {
    association: 'rampe_commune',
    startedDaysAgo: 9,
    closedDaysAgo: 9,
    levels: '222221 121111 21110 11110 100110 222122 332232',
    sharedWith: ['coordinators'],
  },
  {
    association: 'filles_argile',
    startedDaysAgo: 6,
    closedDaysAgo: 5,
    levels: '333323 323323 23332 33322 332332 333233 333333',
    sharedWith: ['coordinators'],
  },
  {
    association: 'gharb_metiers',
    startedDaysAgo: 1,
    levels: '221121 2111.. ..... ..... ...... ...... ......',
    evidence: { gov_meetings: 'Les procès-verbaux des quatre dernières réunions.' },
  },
];

/** What some associations of the cast have said of themselves; who has a diagnostic is left to it. */
export async function seedDiagnostics(db: PrismaClient, rows: CastRows, clock: SeedClock): Promise<void> {
  const ids = numbered(readWholeCast().organisations);
  const held = new Set((await db.diagnostic.findMany({ select: { organisationId: true } })).map(({ organisationId }) => organisationId));
  const stories = STORIES.map((story) => ({ ...story, organisationId: idOf(ids, story.association) }));
  await db.$transaction(async (tx) => {
    for (const story of stories.filter(({ organisationId }) => !held.has(organisationId))) await write(tx, story, rows, clock);
  });
}

async function write(tx: Prisma.TransactionClient, story: Story & { organisationId: number }, rows: CastRows, clock: SeedClock) {
  const { organisationId, startedDaysAgo, closedDaysAgo, levels, evidence = {}, sharedWith } = story;
  const owner = rows.memberships.find((row) => row.organisationId === organisationId && row.role === 'owner');
  if (!owner) throw new Error(`Nobody answers for ${story.association}`);
  const [byId, startedAt] = [owner.userId, clock.ago(startedDaysAgo)];
  const { id } = await tx.diagnostic.create({
    data: { organisationId, startedById: byId, startedAt, version: 2 },
    select: { id: true },
  });
  if (sharedWith) await tx.association.update({ where: { organisationId }, data: { readinessSharedWith: sharedWith } });
  const digits = levels.replaceAll(' ', '');
  await tx.diagnosticAnswer.createMany({
    data: ALL_ITEMS.flatMap((item, index) => {
      const level = Number(digits[index]);
      return Number.isNaN(level)
        ? []
        : [{ diagnosticId: id, item, level, evidence: evidence[item] ?? null, version: 2, byId, at: startedAt }];
    }),
  });
  const deed = { actorId: byId, subject: 'diagnostic', subjectId: String(id), fields: ['state'] };
  await tx.auditEvent.create({ data: { ...deed, at: startedAt, action: 'diagnostic_start' } });
  if (closedDaysAgo === undefined) return;
  // Its answers are there before it is closed: afterwards nobody adds one.
  const closedAt = clock.ago(closedDaysAgo, 15);
  await tx.diagnostic.update({ where: { id }, data: { closedAt, closedById: byId } });
  await tx.auditEvent.create({ data: { ...deed, at: closedAt, action: 'diagnostic_close' } });
}

/** What the national coordination does with the first association of the stories, planned between its two diagnostics. */
export async function seedSupport(db: PrismaClient, clock: SeedClock): Promise<void> {
  if ((await db.supportStep.count()) > 0) return;
  const organisationId = idOf(numbered(readWholeCast().organisations), 'bibliobus_souss');
  const planned = { organisationId, createdById: personId(STAFF.national.email), createdAt: clock.ago(35) };
  await db.supportStep.createMany({
    data: [
      {
        ...planned,
        kind: 'strategic',
        dimension: 'value_proposition',
        what: 'Préparer avec le bureau la phrase qui dit le problème, puis la faire répéter à chacun.',
        who: 'Coordination nationale',
        nextOn: clock.inDays(-10),
        doneAt: clock.ago(10),
        outcome: 'Le bureau dit la même phrase, avec son chiffre et sa source.',
      },
      {
        ...planned,
        kind: 'technical',
        dimension: 'impact_evaluation',
        what: 'Choisir deux indicateurs de résultat et un cahier de relevé pour chaque douar.',
        who: 'Coordination nationale',
        nextOn: clock.inDays(12),
      },
    ],
  });
}

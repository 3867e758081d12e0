import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { ownerOf, ownerSelect } from '@/lib/listings/queries';
import type { OwnerView } from '@/lib/listings/views';
import { fold } from '@/lib/matching/normalise';
import file from './jargon.json';
import { type Answers, type Clarity, clarityOf, type Jargon, QUESTIONS, TONGUES } from './rules';

const COLUMNS = {
  audience: { fr: 'audienceFr', ar: 'audienceAr' },
  problem: { fr: 'problemFr', ar: 'problemAr' },
  method: { fr: 'methodFr', ar: 'methodAr' },
  proof: { fr: 'proofFr', ar: 'proofAr' },
  exchange: { fr: 'exchangeFr', ar: 'exchangeAr' },
} as const;
type Column = (typeof COLUMNS)[keyof typeof COLUMNS]['fr' | 'ar'];
type Columns = Record<Column, string | null>;

const answerSelect = {
  ...{ audienceFr: true, audienceAr: true, problemFr: true, problemAr: true, methodFr: true, methodAr: true },
  ...{ proofFr: true, proofAr: true, exchangeFr: true, exchangeAr: true },
} as const satisfies Prisma.ValuePropositionSelect;

export function columnsOf(answers: Answers): Columns {
  return Object.fromEntries(
    QUESTIONS.flatMap((question) => TONGUES.map((lang) => [COLUMNS[question][lang], answers[question][lang]])),
  ) as Columns;
}

function answersIn(row: Columns): Answers {
  return Object.fromEntries(
    QUESTIONS.map((question) => [question, { fr: row[COLUMNS[question].fr], ar: row[COLUMNS[question].ar] }]),
  ) as Answers;
}

const JARGON: readonly Jargon[] = TONGUES.flatMap((lang) => file[lang].map((entry) => ({ lang, ...entry })));

/** How clear some answers are, by the list of insiders' words that the platform keeps. */
export function clarityIn(answers: Answers): Clarity {
  return clarityOf(answers, JARGON, fold);
}

/** What an association has published, whatever became of the association since. */
export async function findPublished(organisationId: number, tx: Tx = db): Promise<{ answers: Answers; publishedAt: Date } | null> {
  const row = await tx.valueProposition.findUnique({ where: { organisationId }, select: { ...answerSelect, publishedAt: true } });
  return row && { answers: answersIn(row), publishedAt: row.publishedAt };
}

/** The same as anybody reads it: of a verified association that is still there. */
export async function findBrief(organisationId: number): Promise<{ owner: OwnerView; answers: Answers; publishedAt: Date } | null> {
  const row = await db.valueProposition.findFirst({
    where: { organisationId, organisation: { state: 'verified', mergedIntoId: null } },
    select: { ...answerSelect, publishedAt: true, organisation: { select: ownerSelect } },
  });
  return row && { owner: ownerOf(row.organisation), answers: answersIn(row), publishedAt: row.publishedAt };
}

export async function hasBrief(organisationId: number): Promise<boolean> {
  return (await db.valueProposition.count({ where: { organisationId } })) > 0;
}

/** The one draft that an association has of it. */
export function findDraftId(organisationId: number, tx: Tx = db): Promise<{ id: string } | null> {
  return tx.draft.findFirst({ where: { organisationId, kind: 'proposition' }, select: { id: true } });
}

/** When published briefs of verified associations were published, the newest first. */
export function listPublicBriefs(take: number): Promise<{ organisationId: number; publishedAt: Date }[]> {
  return db.valueProposition.findMany({
    where: { organisation: { state: 'verified', mergedIntoId: null } },
    select: { organisationId: true, publishedAt: true },
    orderBy: [{ publishedAt: 'desc' }, { organisationId: 'asc' }],
    take,
  });
}

import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Bilingual } from '@/lib/i18n/localised';
import { type Clauses, readClauses } from './schema';

/** A version of the text, whole. */
export interface AgreementText {
  version: number;
  clauses: Clauses;
}

/** The clauses as they are now. */
export async function currentText(tx: Tx = db): Promise<AgreementText> {
  const { version, clauses } = await tx.agreementText.findFirstOrThrow({
    orderBy: { version: 'desc' },
    select: { version: true, clauses: true },
  });
  return { version, clauses: readClauses(clauses) };
}

/** The clauses as they were in a version that a document names. */
export async function textOf(version: number): Promise<AgreementText> {
  const { clauses } = await db.agreementText.findUniqueOrThrow({ where: { version }, select: { clauses: true } });
  return { version, clauses: readClauses(clauses) };
}

/** Versions on the page; older ones stay in the table. */
const SHOWN = 50;

interface TextVersion extends AgreementText {
  createdAt: Date;
  author: Bilingual | null;
  reason: string | null;
  documents: number;
  /** What it came after; null for the first, and for the oldest that is shown. */
  before: Clauses | null;
}

/** The versions of the text, the newest first. */
export async function listTexts(): Promise<TextVersion[]> {
  const rows = await db.agreementText.findMany({
    select: {
      version: true,
      clauses: true,
      createdAt: true,
      reason: true,
      author: { select: { name: true, nameAr: true } },
      _count: { select: { documents: true } },
    },
    orderBy: { version: 'desc' },
    take: SHOWN + 1,
  });
  const read = rows.map(({ clauses }) => readClauses(clauses));
  return rows.slice(0, SHOWN).map(({ version, createdAt, reason, author, _count }, index) => ({
    version,
    createdAt,
    reason,
    clauses: read[index] ?? [],
    author: author && { fr: author.name, ar: author.nameAr },
    documents: _count.documents,
    before: read[index + 1] ?? null,
  }));
}

import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { FAMILIES, type Rates } from './rules';
import { readRates } from './schema';
import type { RatesVersionView, RatesView } from './views';

/** The rates in force; null until somebody sets some. */
export async function currentRates(tx: Tx = db): Promise<{ version: number; createdAt: Date; rates: Rates } | null> {
  const row = await tx.hourRates.findFirst({
    orderBy: { version: 'desc' },
    select: { version: true, createdAt: true, rates: true },
  });
  return row && { ...row, rates: readRates(row.rates) };
}

/** Versions on the page; older ones stay in the table. */
const SHOWN = 50;

/** The versions of the rates, the newest first, with what each changed. */
export async function listRates(): Promise<RatesVersionView[]> {
  const rows = await db.hourRates.findMany({
    select: { version: true, rates: true, createdAt: true, reason: true, author: { select: { name: true, nameAr: true } } },
    orderBy: { version: 'desc' },
    take: SHOWN + 1,
  });
  return rows.slice(0, SHOWN).map(({ author, ...row }, index) => {
    const rates = readRates(row.rates);
    const former = rows[index + 1];
    const before = former ? readRates(former.rates) : null;
    return {
      ...row,
      rates,
      author: { fr: author.name, ar: author.nameAr },
      changed: FAMILIES.filter((family) => before?.[family] !== rates[family]).map((family) => ({
        family,
        from: before?.[family] ?? null,
        to: rates[family],
      })),
    };
  });
}

/** What the families are called, in the catalogue's order. */
export async function listFamilies(): Promise<RatesView['families']> {
  const rows = await db.skillFamily.findMany({ select: { code: true, fr: true, ar: true }, orderBy: { position: 'asc' } });
  return rows.flatMap(({ code, fr, ar }) => {
    const family = FAMILIES.find((candidate) => candidate === code);
    return family ? [{ code: family, name: { fr, ar } }] : [];
  });
}

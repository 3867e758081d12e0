import 'server-only';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { nameOf } from '@/lib/i18n/localised';
import type { Named, OwnerView } from './views';

/** Columns and shapes that the queries of needs and offers have in common. */

const names = { nameFr: true, nameAr: true } as const;

export const namedSelect = { code: true, ...names } as const;
export const skillSelect = { code: true, fr: true, ar: true } as const;

export const ownerSelect = {
  id: true,
  kind: true,
  state: true,
  ...names,
  region: { select: names },
  province: { select: names },
} as const satisfies Prisma.OrganisationSelect;

type OwnerRow = Prisma.OrganisationGetPayload<{ select: typeof ownerSelect }>;

export function namedOf(row: { code: string; nameFr: string; nameAr: string }): Named {
  return { code: row.code, name: nameOf(row) };
}

export function skillOf(row: { code: string; fr: string; ar: string }): Named {
  return { code: row.code, name: { fr: row.fr, ar: row.ar } };
}

export function ownerOf(row: OwnerRow): OwnerView {
  return {
    id: row.id,
    kind: row.kind,
    name: nameOf(row),
    verified: row.state === 'verified',
    region: nameOf(row.region),
    province: nameOf(row.province),
  };
}

/** Where an organisation is. */
export async function findProvinceOf(organisationId: number): Promise<string> {
  const row = await db.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { provinceCode: true } });
  return row.provinceCode;
}

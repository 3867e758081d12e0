import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import type { Organisation } from '@/lib/generated/prisma/client';
import { findFile, valuesOf } from '@/lib/organisations/queries';
import type { OrganisationState, ProfileValues } from '@/lib/organisations/rules';
import type { Fields } from './act';
import { cast, type Person } from './cast';

/*
 * Organisations of a test's own, so that no test uses up what another counts on: each has an owner and a
 * member of the cast, who belong to others as well.
 */

export interface OwnOrganisation {
  state?: OrganisationState;
  kind?: 'ASSOCIATION' | 'COMPANY';
  owner?: Person;
  member?: Person;
  province?: string;
  /** Stands in its names. */
  mark?: string;
  receiptNumber?: string;
  ice?: string;
  /** A file that lacks nothing; a draft of one name otherwise. */
  complete?: boolean;
}

/** Region 04, like the cast's first association. */
const PROVINCE = '04.281';

export async function addOrganisation({
  state = 'draft',
  kind = 'ASSOCIATION',
  owner = cast.associationOwner,
  member = cast.associationMember,
  province = PROVINCE,
  mark = randomUUID().slice(0, 8),
  receiptNumber = randomUUID().slice(0, 8),
  ice = newIce(),
  complete = state !== 'draft',
}: OwnOrganisation = {}): Promise<Organisation> {
  const association = kind === 'ASSOCIATION';
  return db.organisation.create({
    data: {
      kind,
      legalForm: association ? 'association' : 'company',
      state,
      nameFr: `Maison commune ${mark}`,
      provinceCode: province,
      regionCode: province.slice(0, 2),
      submittedAt: state === 'draft' ? null : new Date(Date.now() - 86_400_000),
      verifiedAt: state === 'verified' || state === 'suspended' ? new Date() : null,
      stateReason: state === 'returned' ? 'Il manque la date du récépissé.' : null,
      memberships: {
        create: [
          { userId: owner.userId, role: 'owner' },
          { userId: member.userId, role: 'member' },
        ],
      },
      ...(complete && {
        nameAr: `الدار المشتركة ${mark}`,
        sectors: ['education'],
        missionFr: 'Nous suivons soixante jeunes.',
        servesFr: 'Des jeunes sans diplôme.',
        changesFr: 'Un premier contrat.',
        seeksFr: 'Des outils simples.',
        ...(association
          ? {
              association: {
                create: {
                  receiptType: 'final',
                  receiptNumber,
                  receiptDate: new Date('2016-04-12T00:00:00Z'),
                  receiptAuthorityFr: 'Pachalik de Kénitra',
                },
              },
            }
          : {
              company: {
                create: {
                  ice,
                  tradeRegisterNumber: '4512',
                  tradeRegisterCourt: 'Rabat',
                  taxId: '3312',
                  employees: 12,
                  industryFr: 'Logiciels',
                },
              },
            }),
      }),
    },
  });
}

let companies = 0;

/** An ICE that no other record has. */
export function newIce(): string {
  companies += 1;
  return String((BigInt(process.pid) * 100_000n + BigInt(companies)) * 97n).padStart(15, '0');
}

/** The form of a file as it stands in the database, with some answers changed. */
export async function formOfFile(id: number, changed: Fields = {}): Promise<Fields> {
  const file = await findFile(id);
  if (!file) throw new Error(`No organisation ${id}`);
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(valuesOf(file))) {
    if (name === 'links') fields[name] = (value as string[]).join('\n');
    else if (Array.isArray(value)) fields[name] = value;
    else if (typeof value === 'boolean') fields[name] = value ? ['on'] : [];
    else fields[name] = value === null ? '' : String(value);
  }
  return { ...fields, organisationId: String(id), version: String(file.version), intent: 'save', ...changed };
}

/** The values of a file, with some changed. */
export async function valuesWith(id: number, changed: Partial<ProfileValues>): Promise<{ version: number; values: ProfileValues }> {
  const file = await findFile(id);
  if (!file) throw new Error(`No organisation ${id}`);
  return { version: file.version, values: { ...valuesOf(file), ...changed } };
}

export const organisationAt = (id: number) => db.organisation.findUniqueOrThrow({ where: { id } });

import { createHash } from 'node:crypto';
import { companyInvitationExpiry } from '@/lib/company-invitations/rules';
import type { PrismaClient } from '@/lib/generated/prisma/client';
import { STAFF } from './accounts';
import { type CastRows, readWholeCast } from './cast';
import { idOf, numbered, personId } from './ids';
import type { SeedClock } from './time';

/** What the owner of `gharb_metiers` wrote to a company of the demo that is not here: anybody may look at its page. */
export const SEED_COMPANY_INVITATION = {
  id: '0e000000-0000-4000-8000-000000000011',
  token: 'demo-invitation-of-a-company-that-is-to-be-',
  email: 'direction@lumiere-du-fleuve.example',
  companyName: 'Lumière du Fleuve',
} as const;

/** One of the programme's that a company of the demo came by. */
const ACCEPTED = { id: '0e000000-0000-4000-8000-000000000012', company: 'plateau_rouge', email: 'rse@plateau-rouge.example' } as const;

const GHARB_METIERS = 13;

/** Two invitations of the demo: one that waits, and one that led a company here. What exists is left as people made it. */
export async function seedCompanyInvitations(db: PrismaClient, rows: CastRows, clock: SeedClock): Promise<void> {
  const owner = rows.memberships.find(({ organisationId, role }) => organisationId === GHARB_METIERS && role === 'owner');
  if (!owner) throw new Error(`Nobody answers for organisation ${GHARB_METIERS}`);
  const need = rows.needs.find(({ organisationId, state }) => organisationId === GHARB_METIERS && state === 'open');
  const { token, ...waiting } = SEED_COMPANY_INVITATION;
  const { company, ...accepted } = ACCEPTED;
  const organisations = numbered(readWholeCast().organisations);
  await db.companyInvitation.createMany({
    data: [
      {
        ...waiting,
        ...{ organisationId: GHARB_METIERS, invitedById: owner.userId, locale: 'fr', needId: need?.id ?? null },
        words:
          'Nous nous sommes croisés au forum de Kénitra. Vos équipes tiennent des fichiers de clients : c’est ce qui nous manque pour suivre les jeunes que nous formons.',
        tokenHash: createHash('sha256').update(token).digest('hex'),
        ...{ createdAt: clock.ago(2), sentAt: clock.ago(2), expiresAt: companyInvitationExpiry(clock.ago(2)) },
      },
      {
        ...accepted,
        ...{ organisationId: null, invitedById: personId(STAFF.national.email), locale: 'ar', companyName: 'Plateau Rouge' },
        // Used, and nobody’s: its hash is of nothing.
        tokenHash: '1'.repeat(64),
        ...{ createdAt: clock.ago(70), sentAt: clock.ago(70), expiresAt: companyInvitationExpiry(clock.ago(70)) },
        ...{ acceptedAt: clock.ago(64), companyId: idOf(organisations, company) },
      },
    ],
    skipDuplicates: true,
  });
}

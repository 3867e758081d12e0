import 'server-only';
import { cache } from 'react';
import { requireMember } from '@/lib/auth/require-actor';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { missionsBetween, sumByGiver, sumOverTime } from '@/lib/missions/queries';
import { balanceOf } from '@/lib/missions/rules';
import { isPublic } from '@/lib/partnerships/rules';
import { measuredOf } from '@/lib/results/queries';
import { listDoneMissions, listPartnershipsOf } from './queries';
import type { AchievementsView, OwnAchievementsView, PartnerView } from './views';

/** All that an organisation did with others, as its own people read it. */
export const loadOwnAchievements = cache(async (requestedSide: string): Promise<OwnAchievementsView> => {
  const { membership, side } = await requireMember(requestedSide, `/${requestedSide}/achievements`);
  const { organisationId } = membership;
  return { side, organisationId, ...(await read(organisationId, () => true)) };
});

/** What of it anybody may read: of the partnerships that both sides show. */
export function loadPublicAchievements(organisationId: number): Promise<AchievementsView> {
  return read(organisationId, (partner) => partner.isPublic);
}

async function read(organisationId: number, isShown: (partner: PartnerView) => boolean): Promise<AchievementsView> {
  const [partnerships, missions] = await Promise.all([listPartnershipsOf(organisationId), listDoneMissions(organisationId)]);
  const done = (otherId: number) => missions.filter(({ giverId, receiverId }) => giverId === otherId || receiverId === otherId);
  const shown = partnerships
    .map(({ id, startsOn, association, company, consents }): PartnerView => {
      const other = association.id === organisationId ? company : association;
      return {
        partnershipId: id,
        organisationId: other.id,
        name: nameOf(other),
        verified: other.state === 'verified',
        startsOn,
        isPublic: isPublic(consents, [association.state, company.state]),
        quarters: done(other.id).reduce((sum, { quartersConfirmed }) => sum + quartersConfirmed, 0),
        missions: [],
      };
    })
    .filter((partner) => partner.quarters > 0 && isShown(partner))
    .sort((one, another) => another.quarters - one.quarters);
  const between = shown.map((partner) => missionsBetween(organisationId, partner.organisationId));
  const counted = shown.flatMap((partner) => done(partner.organisationId));
  return {
    missions: counted.length,
    quarters: shown.reduce((sum, { quarters }) => sum + quarters, 0),
    balance: balanceOf(await sumByGiver(between), organisationId),
    overTime: await sumOverTime(between),
    partners: shown.map((partner) => ({
      ...partner,
      missions: done(partner.organisationId).map(({ id, need, giverId, quartersConfirmed, indicators }) => ({
        id,
        title: titleOf(need),
        role: giverId === organisationId ? 'giver' : 'receiver',
        quarters: quartersConfirmed,
        indicators: indicators
          .map((indicator) => measuredOf(indicator, indicator.values))
          .filter(({ current }) => current.closing ?? current.later),
      })),
    })),
  };
}

import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireActor } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { contentDisposition, FILE_KINDS } from '@/lib/files/rules';
import { locales } from '@/lib/i18n/locales';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { canFollowMission } from '@/lib/missions/policy';
import { countConfirmedOf, findMission, listEntries } from '@/lib/missions/queries';
import { routes, rowId } from '@/lib/routes';
import { canReadCertificate, holdersFor } from './policy';
import {
  type CertificateRow,
  factsHash,
  factsOf,
  findCertificateBytes,
  findCertificateFile,
  findNewest,
  listCertificates,
  listWorked,
  ownerOf,
} from './queries';
import { CERTIFICATES_SHOWN } from './rules';
import type { CertificatesView, CertificateView, HolderView, WorkedView } from './views';

/** The certificates of a mission: the reader's own, and their association's. */
export const loadCertificates = cache(async (requestedId: string): Promise<CertificatesView> => {
  const actor = await requireActor(`/missions/${requestedId}/certificates`);
  const missionId = rowId(requestedId);
  const mission = missionId === null ? null : await findMission(missionId);
  if (!mission) notFound();
  const entries = await listEntries(mission.id);
  const holders = holdersFor(actor, { mission, entries });
  if (holders.length === 0) notFound();
  return {
    missionId: mission.id,
    missionReference: mission.reference,
    title: titleOf(mission.need),
    follows: canFollowMission(actor, mission),
    holders: await Promise.all(
      holders.map(async (holder): Promise<HolderView> => {
        const facts = factsOf({ mission, entries }, holder, actor);
        const owner = ownerOf(holder, actor.userId);
        const [rows, newest] = await Promise.all([
          listCertificates(mission.id, owner, CERTIFICATES_SHOWN + 1),
          Promise.all(locales.map((language) => findNewest(mission.id, owner, language))),
        ]);
        const hash = typeof facts === 'string' ? null : factsHash(facts);
        const current = newest.flatMap((row) => (row !== null && row.factsSha256 === hash ? [row] : []));
        const earlier = rows.filter(({ id }) => !current.some((row) => row.id === id));
        return {
          holder,
          name: holder === 'person' ? { fr: actor.name, ar: actor.nameAr } : nameOf(mission[holder]),
          hours: facts,
          current: current.map(certificateView),
          languages: typeof facts === 'string' ? [] : locales.filter((locale) => !current.some(({ language }) => language === locale)),
          earlier: earlier.slice(0, CERTIFICATES_SHOWN).map(certificateView),
          more: rows.length > CERTIFICATES_SHOWN,
        };
      }),
    ),
  };
});

function certificateView({ id, language, reference, code, quarters, sha256, issuedAt }: CertificateRow): CertificateView {
  return { id, language, reference, code, quarters, sha256, issuedAt };
}

/** Missions of which the reader has certificates, whether or not they still work on them. */
export const loadWorked = cache(async (): Promise<WorkedView[]> => {
  const { userId } = await requireActor(routes.myMissions());
  const missions = await listWorked(userId);
  const worked = await Promise.all(
    missions.map(async ({ id, need }) => ({ missionId: id, title: titleOf(need), quarters: await countConfirmedOf(id, userId) })),
  );
  return worked.filter(({ quarters }) => quarters > 0);
});

/** A certificate as it was issued: `signedOut`, or null where there is none of this person's. */
export async function loadCertificate(id: string) {
  const actor = await currentActor();
  if (!actor) return 'signedOut';
  const certificateId = rowId(id);
  const file = certificateId === null ? null : await findCertificateFile(certificateId);
  if (certificateId === null || !file || !canReadCertificate(actor, file)) return null;
  return {
    bytes: await findCertificateBytes(certificateId),
    mediaType: FILE_KINDS.pdf.mediaType,
    disposition: contentDisposition(`${file.reference}.pdf`),
  };
}

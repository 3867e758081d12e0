'use server';

import { formAction, publicFormAction } from '@/lib/actions/form-action';
import { clientAddress } from '@/lib/auth/client-address';
import { endSession, setSessionCookie } from '@/lib/auth/session';
import { done, onDone } from '@/lib/result';
import { routes } from '@/lib/routes';
import { declineMission, joinAsNewcomer, joinMission, namePerson, releasePerson, writeAgain } from './commands';
import { joinAsNewcomerSchema, joinMissionSchema, namePersonSchema, personOfMissionSchema } from './schema';

export const namePersonAction = formAction(namePersonSchema, async ({ actor, input, locale, submissionId }) =>
  onDone(await namePerson({ actor, submissionId, locale, address: await clientAddress(), now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.missionPeople(missionId, 'named'),
  })),
);

export const writeAgainAction = formAction(personOfMissionSchema, async ({ actor, input, locale, submissionId }) =>
  onDone(await writeAgain({ actor, submissionId, locale, address: await clientAddress(), now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.missionPeople(missionId, 'resent'),
  })),
);

export const releasePersonAction = formAction(personOfMissionSchema, async ({ actor, input, submissionId }) =>
  onDone(await releasePerson({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.missionPeople(missionId, 'released'),
  })),
);

/** A session of whoever sat here before ends: the new account is whose mailbox the link came from. */
export const joinAsNewcomerAction = publicFormAction(joinAsNewcomerSchema, async ({ input, locale }) => {
  const result = await joinAsNewcomer({ ...input, locale, address: await clientAddress() }, new Date());
  if (!result.ok) return result;
  await endSession();
  await setSessionCookie(result.value);
  return done({ redirectTo: routes.mission(result.value.missionId, 'joined') });
});

export const joinMissionAction = formAction(joinMissionSchema, async ({ actor, input }) =>
  onDone(await joinMission({ actor, ...input, address: await clientAddress() }, new Date()), ({ missionId }) => ({
    redirectTo: routes.mission(missionId, 'joined'),
  })),
);

/** Leads back to the page of the link, which says what became of it. */
export const declineMissionAction = publicFormAction(joinMissionSchema, async ({ input }) =>
  onDone(await declineMission({ ...input, address: await clientAddress() }, new Date()), () => ({
    redirectTo: routes.missionInvitation(input.token),
  })),
);

'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone } from '@/lib/result';
import { routes } from '@/lib/routes';
import { appointContact, cancelMission, completeMission, confirmHours, correctHours, declareHours, disputeHours } from './commands';
import {
  appointContactSchema,
  cancelMissionSchema,
  completeMissionSchema,
  confirmHoursSchema,
  correctHoursSchema,
  declareHoursSchema,
  disputeHoursSchema,
} from './schema';

export const declareHoursAction = formAction(declareHoursSchema, async ({ actor, input, submissionId }) =>
  onDone(await declareHours({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.missionHours(missionId, 'declared'),
  })),
);

export const correctHoursAction = formAction(correctHoursSchema, async ({ actor, input, submissionId }) =>
  onDone(await correctHours({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.missionHours(missionId, 'corrected'),
  })),
);

export const confirmHoursAction = formAction(confirmHoursSchema, async ({ actor, input, submissionId }) =>
  onDone(await confirmHours({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.missionHours(missionId, 'confirmed'),
  })),
);

export const disputeHoursAction = formAction(disputeHoursSchema, async ({ actor, input, submissionId }) =>
  onDone(await disputeHours({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.missionHours(missionId, 'disputed'),
  })),
);

export const completeMissionAction = formAction(completeMissionSchema, async ({ actor, input, submissionId }) =>
  onDone(await completeMission({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.mission(missionId, 'completed'),
  })),
);

export const cancelMissionAction = formAction(cancelMissionSchema, async ({ actor, input, submissionId }) =>
  onDone(await cancelMission({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.mission(missionId, 'cancelled'),
  })),
);

export const appointContactAction = formAction(appointContactSchema, async ({ actor, input, submissionId }) =>
  onDone(await appointContact({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.mission(missionId, 'appointed'),
  })),
);

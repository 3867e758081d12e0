'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone } from '@/lib/result';
import { routes } from '@/lib/routes';
import {
  addItem,
  arrangeMeeting,
  attachFile,
  cancelMeeting,
  changeMeeting,
  editItem,
  moveItem,
  returnItem,
  setObjective,
} from './commands';
import {
  addItemSchema,
  arrangeMeetingSchema,
  attachFileSchema,
  cancelMeetingSchema,
  changeMeetingSchema,
  editItemSchema,
  moveItemSchema,
  returnItemSchema,
  setObjectiveSchema,
} from './schema';

export const setObjectiveAction = formAction(setObjectiveSchema, async ({ actor, input, submissionId }) =>
  onDone(await setObjective({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.plan(missionId, 'written'),
  })),
);

export const addItemAction = formAction(addItemSchema, async ({ actor, input, submissionId }) =>
  onDone(await addItem({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.plan(missionId, 'added'),
  })),
);

export const editItemAction = formAction(editItemSchema, async ({ actor, input, submissionId }) =>
  onDone(await editItem({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.plan(missionId, 'written'),
  })),
);

export const moveItemAction = formAction(moveItemSchema, async ({ actor, input, submissionId }) =>
  onDone(await moveItem({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.plan(missionId, 'moved'),
  })),
);

export const returnItemAction = formAction(returnItemSchema, async ({ actor, input, submissionId }) =>
  onDone(await returnItem({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.plan(missionId, 'returned'),
  })),
);

export const attachFileAction = formAction(attachFileSchema, async ({ actor, input, files, submissionId }) =>
  onDone(await attachFile({ actor, submissionId, now: new Date() }, { ...input, files: files.file ?? [] }), ({ missionId }) => ({
    redirectTo: routes.plan(missionId, 'attached'),
  })),
);

export const arrangeMeetingAction = formAction(arrangeMeetingSchema, async ({ actor, input, submissionId }) =>
  onDone(await arrangeMeeting({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.plan(missionId, 'arranged'),
  })),
);

export const changeMeetingAction = formAction(changeMeetingSchema, async ({ actor, input, submissionId }) =>
  onDone(await changeMeeting({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.plan(missionId, 'written'),
  })),
);

export const cancelMeetingAction = formAction(cancelMeetingSchema, async ({ actor, input, submissionId }) =>
  onDone(await cancelMeeting({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.plan(missionId, 'cancelled'),
  })),
);

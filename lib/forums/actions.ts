'use server';

import { formAction, publicFormAction } from '@/lib/actions/form-action';
import { clientAddress } from '@/lib/auth/client-address';
import { onDone } from '@/lib/result';
import { type ForumDone, routes } from '@/lib/routes';
import {
  addStand,
  cancelForumRegistration,
  createForum,
  forgetContact,
  leaveContact,
  publishForum,
  registerForForum,
  removeStand,
  reviseForum,
  takeContact,
} from './commands';
import {
  addStandSchema,
  cancelForumRegistrationSchema,
  createForumSchema,
  forgetContactSchema,
  leaveContactSchema,
  publishForumSchema,
  registerForForumSchema,
  removeStandSchema,
  reviseForumSchema,
  takeContactSchema,
  withdrawForumSchema,
} from './schema';

const leadBack =
  (done: ForumDone) =>
  ({ forumId }: { forumId: number }) => ({ redirectTo: routes.programmeForum(forumId, done) });

export const createForumAction = formAction(createForumSchema, async ({ actor, input, submissionId }) =>
  onDone(await createForum({ actor, submissionId, now: new Date() }, input), leadBack('created')),
);

export const reviseForumAction = formAction(reviseForumSchema, async ({ actor, input, submissionId }) =>
  onDone(await reviseForum({ actor, submissionId, now: new Date() }, input), leadBack('revised')),
);

export const publishForumAction = formAction(publishForumSchema, async ({ actor, input, submissionId }) =>
  onDone(await publishForum({ actor, submissionId, now: new Date() }, input, true), leadBack('published')),
);

export const withdrawForumAction = formAction(withdrawForumSchema, async ({ actor, input, submissionId }) =>
  onDone(await publishForum({ actor, submissionId, now: new Date() }, input, false), leadBack('withdrawn')),
);

export const addStandAction = formAction(addStandSchema, async ({ actor, input, submissionId }) =>
  onDone(await addStand({ actor, submissionId, now: new Date() }, input), leadBack('standAdded')),
);

export const removeStandAction = formAction(removeStandSchema, async ({ actor, input, submissionId }) =>
  onDone(await removeStand({ actor, submissionId, now: new Date() }, input), leadBack('standRemoved')),
);

export const forgetContactAction = formAction(forgetContactSchema, async ({ actor, input, submissionId }) =>
  onDone(await forgetContact({ actor, submissionId, now: new Date() }, input), ({ forumId, own }) => ({
    redirectTo: own ? routes.ownStands('forgotten') : routes.programmeForum(forumId, 'forgotten'),
  })),
);

export const takeContactAction = formAction(takeContactSchema, async ({ actor, input, locale }) => {
  const { consent: _, ...contact } = input;
  return onDone(await takeContact({ actor, now: new Date() }, contact, { locale, saidAt: null }), ({ forumId }) => ({
    redirectTo: routes.capture(forumId, 'taken'),
  }));
});

export const registerForForumAction = publicFormAction(registerForForumSchema, async ({ input, locale }) =>
  onDone(await registerForForum({ address: await clientAddress(), locale }, input, new Date()), ({ forumId }) => ({
    redirectTo: routes.forum(forumId, 'registered'),
  })),
);

export const cancelForumRegistrationAction = publicFormAction(cancelForumRegistrationSchema, async ({ input }) =>
  onDone(await cancelForumRegistration({ ...input, address: await clientAddress() }, new Date()), ({ forumId }) => ({
    redirectTo: routes.forum(forumId, 'cancelled'),
  })),
);

/** The press of the button names the contact: sent twice, it is written once. */
export const leaveContactAction = publicFormAction(leaveContactSchema, async ({ input, locale, submissionId }) => {
  const { consent: _, ...visitor } = input;
  const address = await clientAddress();
  return onDone(await leaveContact({ address, locale }, { ...visitor, clientId: submissionId }, new Date()), ({ code }) => ({
    redirectTo: routes.stand(code, 'met'),
  }));
});

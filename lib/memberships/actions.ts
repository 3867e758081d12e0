'use server';

import { formAction } from '@/lib/actions/form-action';
import { homeOf } from '@/lib/auth/home';
import { findActor } from '@/lib/auth/session';
import { done, onDone } from '@/lib/result';
import { routes, sideOf } from '@/lib/routes';
import { changeRole, endMembership } from './commands';
import { endMembershipSchema, roleSchema } from './schema';

export const changeRoleAction = formAction(roleSchema, async ({ actor, input, submissionId }) =>
  onDone(await changeRole({ actor, submissionId, now: new Date() }, input), ({ kind, role }) => ({
    redirectTo: routes.team(sideOf(kind), role === 'owner' ? 'promoted' : 'demoted'),
  })),
);

export const endMembershipAction = formAction(endMembershipSchema, async ({ actor, input, submissionId }) => {
  const ended = await endMembership({ actor, submissionId, now: new Date() }, input);
  if (!ended.ok) return ended;
  if (!ended.value.left) return done({ redirectTo: routes.team(sideOf(ended.value.kind), 'removed') });
  const current = await findActor(actor.userId);
  return done({ redirectTo: current === null ? routes.home() : homeOf(current) });
});

'use server';

import { type ActionContext, formAction, type Outcome } from '@/lib/actions/form-action';
import type { Actor } from '@/lib/auth/actor';
import { onDone, type Result, refused } from '@/lib/result';
import { type PersonDone, routes } from '@/lib/routes';
import { disablePerson, enablePerson, endStaffRole, nameAdministrator, nameCoordinator, nameObserver } from './commands';
import { canAdministerPeople } from './policy';
import { coordinatorSchema, disableSchema, personSchema } from './schema';

type Command = (administration: Parameters<typeof enablePerson>[0]) => ReturnType<typeof enablePerson>;

/** What all of these have in common: an administrator, an account, and its page afterwards. */
async function administer(
  { actor, input, submissionId }: ActionContext<{ userId: string }, Actor>,
  done: PersonDone,
  command: Command,
): Promise<Result<Outcome>> {
  if (!canAdministerPeople(actor)) return refused('forbidden');
  const intent = { actorId: actor.userId, submissionId, action: `person_${done}` };
  return onDone(await command({ intent, userId: input.userId, now: new Date() }), ({ userId, waits }) => ({
    redirectTo: routes.person(userId, waits ? 'waits' : done),
  }));
}

export const nameCoordinatorAction = formAction(coordinatorSchema, (context) =>
  administer(context, 'granted', (administration) => nameCoordinator(administration, context.input.regions)),
);

export const nameAdministratorAction = formAction(personSchema, (context) => administer(context, 'granted', nameAdministrator));

export const endCoordinationAction = formAction(personSchema, (context) =>
  administer(context, 'revoked', (administration) => endStaffRole(administration, 'coordinator')),
);

export const endAdministrationAction = formAction(personSchema, (context) =>
  administer(context, 'revoked', (administration) => endStaffRole(administration, 'administrator')),
);

export const nameObserverAction = formAction(personSchema, (context) => administer(context, 'granted', nameObserver));

export const endObservationAction = formAction(personSchema, (context) =>
  administer(context, 'revoked', (administration) => endStaffRole(administration, 'observer')),
);

export const disablePersonAction = formAction(disableSchema, (context) =>
  administer(context, 'disabled', (administration) => disablePerson(administration, context.input.reason)),
);

export const enablePersonAction = formAction(personSchema, (context) => administer(context, 'enabled', enablePerson));

'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone } from '@/lib/result';
import { routes } from '@/lib/routes';
import { changeSearch, removeSearch, saveSearch } from './commands';
import { changeSearchSchema, removeSearchSchema, saveSearchSchema } from './schema';

export const saveSearchAction = formAction(saveSearchSchema, async ({ actor, input, submissionId }) =>
  onDone(await saveSearch({ actor, submissionId, now: new Date() }, input), () => ({ redirectTo: routes.savedSearches('saved') })),
);

export const changeSearchAction = formAction(changeSearchSchema, async ({ actor, input, submissionId }) =>
  onDone(await changeSearch({ actor, submissionId, now: new Date() }, input), () => ({ redirectTo: routes.savedSearches('changed') })),
);

export const removeSearchAction = formAction(removeSearchSchema, async ({ actor, input, submissionId }) =>
  onDone(await removeSearch({ actor, submissionId, now: new Date() }, input), () => ({ redirectTo: routes.savedSearches('removed') })),
);

'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/actions/form-action';
import { onDone, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { changeClause } from './commands';
import { canChangeAgreementText } from './policy';
import { changeClauseSchema } from './schema';

export const changeClauseAction = formAction(changeClauseSchema, async ({ actor, input, submissionId }) => {
  if (!canChangeAgreementText(actor)) return refused('forbidden');
  const changed = await changeClause({ actorId: actor.userId, submissionId, action: 'agreement_text_change' }, input);
  // The page that comes back has the version that somebody else has made; what was typed stays.
  if (!changed.ok) refresh();
  return onDone(changed, () => ({ redirectTo: routes.agreementTexts('changed') }));
});

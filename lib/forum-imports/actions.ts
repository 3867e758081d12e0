'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone } from '@/lib/result';
import { type ImportDone, routes } from '@/lib/routes';
import { confirmImport, decideAll, decideRows, discardImport, mapColumns, undoImport } from './commands';
import { confirmImportSchema, decideAllSchema, decideRowsSchema, discardImportSchema, mapColumnsSchema, undoImportSchema } from './schema';

/** `keep` is which rows the page showed, and from where. */
const backTo =
  (done: ImportDone, keep = '') =>
  ({ forumId, importId }: { forumId: number; importId: number }) => ({
    redirectTo: routes.forumImport(forumId, importId, done, Object.fromEntries(new URLSearchParams(keep))),
  });

export const mapColumnsAction = formAction(mapColumnsSchema, async ({ actor, input, submissionId }) =>
  onDone(await mapColumns({ actor, submissionId, now: new Date() }, input), backTo('mapped')),
);

export const decideRowsAction = formAction(decideRowsSchema, async ({ actor, input, submissionId, keep }) =>
  onDone(await decideRows({ actor, submissionId, now: new Date() }, input), backTo('decided', keep)),
);

export const decideAllAction = formAction(decideAllSchema, async ({ actor, input, submissionId, keep }) =>
  onDone(await decideAll({ actor, submissionId, now: new Date() }, input), backTo('decided', keep)),
);

export const confirmImportAction = formAction(confirmImportSchema, async ({ actor, input, submissionId, locale }) =>
  onDone(await confirmImport({ actor, submissionId, now: new Date() }, input, locale), backTo('confirmed')),
);

export const undoImportAction = formAction(undoImportSchema, async ({ actor, input, submissionId }) =>
  onDone(await undoImport({ actor, submissionId, now: new Date() }, input), backTo('undone')),
);

export const discardImportAction = formAction(discardImportSchema, async ({ actor, input, submissionId }) =>
  onDone(await discardImport({ actor, submissionId, now: new Date() }, input), ({ forumId }) => ({
    redirectTo: routes.forumImports(forumId, { done: 'discarded' }),
  })),
);

'use server';

import { formAction } from '@/lib/actions/form-action';
import { clientAddress } from '@/lib/auth/client-address';
import { onDone } from '@/lib/result';
import { routes } from '@/lib/routes';
import { writeMessage } from './commands';
import { writeMessageSchema } from './schema';

export const writeMessageAction = formAction(writeMessageSchema, async ({ actor, input, files, submissionId }) =>
  onDone(
    await writeMessage({ actor, submissionId, now: new Date(), address: await clientAddress() }, { ...input, files: files.files ?? [] }),
    ({ requestId, page }) => ({
      redirectTo:
        input.missionId === null
          ? routes.thread(page, requestId, { note: 'sent' })
          : routes.thread('mission', input.missionId, { note: 'sent' }),
    }),
  ),
);

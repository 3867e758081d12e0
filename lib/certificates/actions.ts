'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone } from '@/lib/result';
import { routes } from '@/lib/routes';
import { issueCertificate } from './commands';
import { issueCertificateSchema } from './schema';

export const issueCertificateAction = formAction(issueCertificateSchema, async ({ actor, input, submissionId }) =>
  onDone(await issueCertificate({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.certificates(missionId, 'issued'),
  })),
);

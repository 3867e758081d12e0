'use server';

import { formAction, publicFormAction } from '@/lib/actions/form-action';
import { clientAddress } from '@/lib/auth/client-address';
import { onDone } from '@/lib/result';
import { routes } from '@/lib/routes';
import { checkDocument, findDocument, issueAgreement, saveAgreement, signAgreement } from './commands';
import { checkDocumentSchema, findDocumentSchema, issueAgreementSchema, saveAgreementSchema, signAgreementSchema } from './schema';

export const saveAgreementAction = formAction(saveAgreementSchema, async ({ actor, input, submissionId }) =>
  onDone(await saveAgreement({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.agreement(missionId, 'saved'),
  })),
);

export const issueAgreementAction = formAction(issueAgreementSchema, async ({ actor, input, submissionId }) =>
  onDone(await issueAgreement({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.agreement(missionId, 'issued'),
  })),
);

export const signAgreementAction = formAction(signAgreementSchema, async ({ actor, input, files, submissionId }) =>
  onDone(await signAgreement({ actor, submissionId, now: new Date() }, { ...input, files: files.scan ?? [] }), ({ missionId }) => ({
    redirectTo: routes.agreement(missionId, 'signed'),
  })),
);

export const findDocumentAction = publicFormAction(findDocumentSchema, async ({ input }) =>
  onDone(await findDocument({ ...input, address: await clientAddress(), now: new Date() }), ({ code }) => ({
    redirectTo: routes.verified(code),
  })),
);

export const checkDocumentAction = publicFormAction(checkDocumentSchema, async ({ input, files }) =>
  onDone(
    await checkDocument({ ...input, files: files.file ?? [], address: await clientAddress(), now: new Date() }),
    ({ code, genuine }) => ({ redirectTo: routes.verified(code, genuine ? 'genuine' : 'other') }),
  ),
);

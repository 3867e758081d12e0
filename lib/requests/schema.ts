import { z } from 'zod';
import { choice, day, id, optionalText, quarters, unlessEmpty, version } from '@/lib/actions/fields';
import { formatNumber } from '@/lib/i18n/formats';
import {
  BULK_MOST,
  contactError,
  DECLINE_REASONS,
  FUNCTION_LENGTH,
  MESSAGE_LENGTH,
  REASON_LENGTH,
  type TeamLine,
  type TeamMember,
  type Terms,
  teamLines,
} from './rules';

type Lines<Half extends keyof TeamLine, Field> = Record<TeamLine[Half], Field>;
const eachLine = <Half extends keyof TeamLine, Field>(half: Half, field: Field) =>
  Object.fromEntries(teamLines.map((line) => [line[half], field])) as Lines<Half, Field>;

/** Words that the other side reads before anything is approved. */
function refuseContacts(name: string, words: string | null, context: z.core.$RefinementCtx<unknown>): void {
  const code = words === null ? undefined : contactError(words);
  if (code !== undefined) context.addIssue({ code: 'custom', message: code, path: [name] });
}

const HOURS = { minHours: 0.25, maxHours: 2_000 } as const;

/** What the form of any request asks. */
export const agreedOn = {
  hours: quarters(HOURS),
  startsOn: day('startMissing'),
  mode: choice(['remote', 'on_site', 'either'], 'modeMissing'),
  message: optionalText({ max: MESSAGE_LENGTH.max, multiline: true }),
  ...eachLine('role', optionalText(FUNCTION_LENGTH)),
  ...eachLine('hours', unlessEmpty(quarters(HOURS))),
};

interface SentTerms extends Lines<'role', string | null>, Lines<'hours', number | null> {
  hours: number;
  startsOn: string;
  mode: Terms['mode'];
  message: string | null;
}

/** The lines of the team that were filled in. Each is whole, and their hours add up to what is agreed on. */
export function termsOf(sent: SentTerms, context: z.core.$RefinementCtx<unknown>) {
  const { hours, startsOn, mode, message } = sent;
  const team: TeamMember[] = [];
  const refuse = (field: string, code: string, params = {}) => context.addIssue({ code: 'custom', message: code, path: [field], params });
  for (const line of teamLines) {
    const [role, share] = [sent[line.role] ?? null, sent[line.hours] ?? null];
    if (role !== null && share !== null) team.push({ role, quarters: share });
    else if (role !== null) refuse(line.hours, 'hoursMissing');
    else if (share !== null) refuse(line.role, 'functionMissing');
  }
  const sum = team.reduce((total, member) => total + member.quarters, 0);
  if (team.length > 0 && sum !== hours) refuse('hours', 'teamHoursDiffer', { sum: formatNumber(sum / 4) });
  refuseContacts('message', message, context);
  for (const { role } of teamLines) refuseContacts(role, sent[role] ?? null, context);
  return { quarters: hours, startsOn, mode, message, team };
}

/** A company's pledge on a need, an association's ask for an offer, a coordinator's pair: the same terms. */
export const openRequestSchema = z.object({ needId: id(), offerId: id(), ...agreedOn }).transform((sent, context) => ({
  needId: sent.needId,
  offerId: sent.offerId,
  ...termsOf(sent, context),
}));
export type OpenTerms = z.output<typeof openRequestSchema>;

/** To go on with a mission that both sides know. */
export const renewSchema = z.object({ missionId: id(), ...agreedOn }).transform((sent, context) => ({
  missionId: sent.missionId,
  ...termsOf(sent, context),
}));
export type RenewalTerms = z.output<typeof renewSchema>;

const which = { requestId: id(), version: version() };

/** Other terms for a request that is there. */
export const amendSchema = z.object({ ...which, ...agreedOn }).transform((sent, context) => ({
  requestId: sent.requestId,
  version: sent.version,
  ...termsOf(sent, context),
}));
export type AmendedTerms = z.output<typeof amendSchema>;

export const consentSchema = z.object(which);
export const withdrawSchema = z.object(which);

/** One of the list says enough; what is not on it is said in words. */
export const declineSchema = z
  .object({
    ...which,
    why: choice(DECLINE_REASONS, 'declineReasonMissing'),
    reason: optionalText({ max: REASON_LENGTH.max, multiline: true }),
  })
  .superRefine(({ why, reason: words }, context) => {
    if (why === 'other' && words === null) context.addIssue({ code: 'custom', message: 'reasonMissing', path: ['reason'] });
    refuseContacts('reason', words, context);
  });

/** Several requests as they were read: `<id>-<version>` each. */
export const approveManySchema = z.object({
  request: z
    .array(z.string())
    .optional()
    .transform((values, context) => {
      const found = [...new Set(values)].flatMap((value) => {
        const [, requestId, version] = /^([1-9]\d{0,8})-([1-9]\d{0,8})$/.exec(value) ?? [];
        return requestId === undefined ? [] : [{ requestId: Number(requestId), version: Number(version) }];
      });
      const refuse = (message: string, params = {}) => {
        context.addIssue({ code: 'custom', message, params });
        return z.NEVER;
      };
      if (found.length === 0 || found.length !== new Set(values).size) return refuse('requestsMissing');
      return found.length > BULK_MOST ? refuse('requestsTooMany', { max: BULK_MOST }) : found;
    }),
});

/** What is kept of such a decision: a result for each, for the page that shows them. */
export const manyResults = z.object({
  results: z.array(
    z.object({
      requestId: z.number(),
      refused: z
        .object({ ok: z.literal(false), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() })
        .nullable(),
    }),
  ),
});

/** Approving may carry a note; rejecting needs a reason (`requireReason`). Both are the same field of one form. */
export const decision = {
  decision: choice(['approve', 'reject'], 'decisionMissing'),
  reason: optionalText({ max: REASON_LENGTH.max, multiline: true }),
};

export function requireReason(
  value: { decision: 'approve' | 'reject'; reason: string | null },
  context: z.core.$RefinementCtx<unknown>,
): void {
  if (value.decision !== 'reject') return;
  const length = [...(value.reason ?? '')].length;
  if (length === 0) context.addIssue({ code: 'custom', message: 'reasonMissing', path: ['reason'] });
  else if (length < REASON_LENGTH.min) {
    context.addIssue({ code: 'custom', message: 'tooShort', params: { min: REASON_LENGTH.min }, path: ['reason'] });
  }
}

export const decideSchema = z.object({ ...which, ...decision }).superRefine(requireReason);

import { z } from 'zod';
import { choice, day, id, optionalText, quarters, text, version } from '@/lib/actions/fields';
import { MESSAGE_LENGTH, REASON_LENGTH } from './rules';

const terms = {
  needId: id(),
  offerId: id(),
  hours: quarters({ minHours: 0.25, maxHours: 2_000 }),
  startsOn: day('startMissing'),
  mode: choice(['remote', 'on_site', 'either'], 'modeMissing'),
  message: optionalText({ max: MESSAGE_LENGTH.max, multiline: true }),
};

/** A company's pledge on a need, or an association's ask for an offer: the same terms. */
export const openRequestSchema = z.object(terms).transform(({ hours, ...rest }) => ({ ...rest, quarters: hours }));
export type RequestTerms = z.output<typeof openRequestSchema>;

const which = { requestId: id(), version: version() };

export const consentSchema = z.object(which);
export const withdrawSchema = z.object(which);

const reason = text({ ...REASON_LENGTH, missing: 'reasonMissing', multiline: true });

export const declineSchema = z.object({ ...which, reason });

/** Approving may carry a note; rejecting needs a reason. Both are the same field of one form. */
export const decideSchema = z
  .object({
    ...which,
    decision: choice(['approve', 'reject'], 'decisionMissing'),
    reason: optionalText({ max: REASON_LENGTH.max, multiline: true }),
  })
  .superRefine((value, context) => {
    if (value.decision !== 'reject') return;
    const length = [...(value.reason ?? '')].length;
    if (length === 0) context.addIssue({ code: 'custom', message: 'reasonMissing', path: ['reason'] });
    else if (length < REASON_LENGTH.min) {
      context.addIssue({ code: 'custom', message: 'tooShort', params: { min: REASON_LENGTH.min }, path: ['reason'] });
    }
  });

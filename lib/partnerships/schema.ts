import { z } from 'zod';
import { day, id, optionalText, text, version } from '@/lib/actions/fields';
import { AIMS_LENGTH, PARTNERSHIP_REASON, REVIEW_LENGTH } from './rules';

const which = { partnershipId: id(), version: version() };
const reason = text({ ...PARTNERSHIP_REASON, missing: 'reasonMissing', multiline: true });

/** What both aim at, and until when. */
export const revisePartnershipSchema = z.object({
  ...which,
  aims: optionalText({ max: AIMS_LENGTH.max, multiline: true }),
  endsOn: day(),
});

export const pausePartnershipSchema = z.object({ ...which, reason });
export const endPartnershipSchema = z.object({ ...which, reason });
export const resumePartnershipSchema = z.object(which);
export const renewPartnershipSchema = z.object(which);

export const publishPartnershipSchema = z.object({ partnershipId: id() });
export const unpublishPartnershipSchema = publishPartnershipSchema;

const words = (missing: string) => text({ ...REVIEW_LENGTH, missing, multiline: true });

export const reviewPartnershipSchema = z.object({
  partnershipId: id(),
  reached: words('reviewReachedMissing'),
  next: words('reviewNextMissing'),
});

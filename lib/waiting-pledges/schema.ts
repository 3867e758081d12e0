import { z } from 'zod';
import { id } from '@/lib/actions/fields';
import type { DraftFields } from '@/lib/drafts/rules';
import { sentDraftId } from '@/lib/drafts/schema';
import { type OfferFields, publishOfferSchema } from '@/lib/offers/schema';
import { agreedOn, termsOf } from '@/lib/requests/schema';
import type { Side } from '@/lib/routes';

/** The terms of a pledge, with the draft of an offer where others have an offer. */
export const pledgeFirstSchema = z.object({ needId: id(), draftId: sentDraftId, ...agreedOn }).transform((sent, context) => ({
  needId: sent.needId,
  draftId: sent.draftId,
  ...termsOf(sent, context),
}));
export type FirstTerms = z.output<typeof pledgeFirstSchema>;

export const takeBackSchema = z.object({ pledgeId: id() });

/** The offer that a draft would be, or null where its form would be refused. */
export function offerIn(fields: DraftFields, side: Side): OfferFields | null {
  const read = publishOfferSchema.safeParse({ ...fields, side: [side] });
  return read.success ? read.data : null;
}

import { z } from 'zod';
import { id, optionalText, wholeNumber } from '@/lib/actions/fields';
import { RATINGS, WORDS_LENGTH } from './rules';

const rating = () => wholeNumber({ min: 1, max: RATINGS.length, missing: 'choiceMissing' });

export const giveFeedbackSchema = z.object({
  missionId: id(),
  preparation: rating(),
  exchange: rating(),
  result: rating(),
  again: rating(),
  words: optionalText({ max: WORDS_LENGTH, multiline: true }),
});
export type GivenFeedback = z.output<typeof giveFeedbackSchema>;

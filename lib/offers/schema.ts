import { z } from 'zod';
import { choice, choices, day, optionalText, quarters, wholeNumber } from '@/lib/actions/fields';
import { SECTORS } from '@/lib/listings/rules';
import { editedListing, listingFields, listingText, sentSkills, skillChoices, skillProposals } from '@/lib/listings/schema';
import { DESCRIPTION_LENGTH, LEVELS, MONTHLY_HOURS, OFFER_HOURS, PEOPLE, PLACES, REGIMES } from './rules';

const { side, writtenIn, title, format, languages } = listingFields;

/** The form of an offer, in the order it is drawn: the error summary follows it. */
const offerForm = z.object({
  side,
  writtenIn,
  title,
  description: listingText({ ...DESCRIPTION_LENGTH, missing: 'descriptionMissing', multiline: true }),
  skills: skillChoices(LEVELS, 'skillsLevelMissing'),
  proposals: skillProposals(LEVELS, 'skillsLevelMissing'),
  sectors: choices(SECTORS, { min: 1, missing: 'sectorsMissing' }),
  places: choices(PLACES, { min: 1, missing: 'placesMissing' }),
  format,
  regime: choice(REGIMES, 'regimeMissing'),
  hoursTotal: quarters({ ...OFFER_HOURS }),
  hoursPerMonth: quarters({ ...MONTHLY_HOURS }),
  peopleCount: wholeNumber({ ...PEOPLE, missing: 'peopleMissing' }),
  availableFrom: day('availableFromMissing'),
  availableUntil: day('availableUntilMissing'),
  languages,
});

export type OfferFields = z.output<typeof offerForm>;

export const publishOfferSchema = sentSkills('level').pipe(offerForm.extend({ draftId: optionalText({ max: 40 }) }));
export const editOfferSchema = sentSkills('level').pipe(offerForm.extend(editedListing));

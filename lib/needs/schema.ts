import { z } from 'zod';
import { choice, code, day, optionalText, quarters } from '@/lib/actions/fields';
import { MODES, SECTORS } from '@/lib/listings/rules';
import { editedListing, listingFields, listingText, sentSkills, skillChoices, skillProposals } from '@/lib/listings/schema';
import { ACCESS_NOTE_LENGTH, CONTEXT_LENGTH, DELIVERABLE_LENGTH, IMPORTANCES, NEED_HOURS } from './rules';

const { side, writtenIn, title, format, languages } = listingFields;

/** The form of a need, in the order it is drawn: the error summary follows it. */
const needForm = z.object({
  side,
  writtenIn,
  title,
  context: listingText({ ...CONTEXT_LENGTH, missing: 'contextMissing', multiline: true }),
  deliverable: listingText({ ...DELIVERABLE_LENGTH, missing: 'deliverableMissing', multiline: true }),
  skills: skillChoices(IMPORTANCES, 'skillsImportanceMissing').refine((skills) => skills.some((skill) => skill.detail === 'essential'), {
    error: 'skillsEssentialMissing',
  }),
  proposals: skillProposals(IMPORTANCES, 'skillsImportanceMissing'),
  sector: choice(SECTORS, 'sectorMissing'),
  // Whether it exists, and in which region, is the database's to say.
  province: code(/^\d{2}\.\d{3}$/, 'provinceMissing'),
  mode: choice(MODES, 'modeMissing'),
  format,
  hours: quarters({ ...NEED_HOURS }),
  wantedStart: day('wantedStartMissing'),
  closesOn: day('closesOnMissing'),
  languages,
  accessNote: optionalText({ ...ACCESS_NOTE_LENGTH }),
});

export type NeedFields = z.output<typeof needForm>;

export const publishNeedSchema = sentSkills('importance').pipe(needForm.extend({ draftId: optionalText({ max: 40 }) }));
export const editNeedSchema = sentSkills('importance').pipe(needForm.extend(editedListing));

import { type BadInput, type Case, decisionCases, idCases, long, reasonCases, textCases, versionCases } from './cases';

const which = [...idCases('organisationId'), ...versionCases];
const change = [...idCases('organisationId'), ...idCases('changeId')];

const profile: Case[] = [
  ...which,
  ['intent', 'delete', 'choiceMissing'],
  ['legalForm', '__proto__', 'legalFormMissing'],
  ['legalForm', 'company', 'legalFormMissing'],
  ['province', "04.281'; DROP TABLE x; --", 'provinceMissing'],
  ['province', '04.999', 'provinceMissing'],
  ['sectors', ['education', 'sport'], 'choiceMissing'],
  ['nameFr', 'x', 'tooShort'],
  ['nameFr', '', 'nameMissing'],
  ...textCases('nameFr', 160),
  ...textCases('missionAr', 1_200),
  ['links', 'javascript:alert(1)', 'linkMalformed'],
  ['links', 'http://a.example', 'linkMalformed'],
  ['foundedIn', '{"not":""}', 'numberMalformed'],
  ['receiptType', 'both', 'receiptTypeMissing'],
  ['receiptDate', '2026-02-30', 'dateMalformed'],
  ['receiptDate', '2099-01-01', 'dateInFuture'],
  ['receiptNumber', long(61), 'tooLong'],
  ['ice', '00000000000097', 'iceDigits'],
  ['ice', '{"not":""}', 'iceDigitsOnly'],
];

export const organisationInput: readonly BadInput[] = [
  { action: 'saveProfileAction', situation: 'a draft', cases: profile },
  { action: 'withdrawChangeAction', cases: change },
  { action: 'verifyOrganisationAction', situation: 'returning', cases: [...which, ...reasonCases, ...decisionCases] },
  { action: 'suspendOrganisationAction', cases: [...which, ...reasonCases] },
  { action: 'reinstateOrganisationAction', cases: which },
  { action: 'decideChangeAction', situation: 'refusing', cases: [...change, ...reasonCases, ...decisionCases] },
  {
    action: 'proposeMergeAction',
    cases: [...idCases('one'), ...idCases('other'), ['keep', '7', 'keepMissing'], ['keep', '', 'keepMissing']],
  },
  { action: 'decideMergeAction', situation: 'setting it aside', cases: [...idCases('mergeId'), ...decisionCases] },
];

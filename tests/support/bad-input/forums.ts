import { type BadInput, type Case, emailCases, idCases, personNameCases, textCases, tokenCases, versionCases } from './cases';

const forumCases: readonly Case[] = [
  ['nameFr', '', 'forumNameMissing'],
  ['nameFr', 'ab', 'tooShort'],
  ...textCases('nameFr', 160),
  ...textCases('nameAr', 160),
  ['place', '', 'forumPlaceMissing'],
  ...textCases('place', 160),
  ['province', '99', 'provinceMissing'],
  ['province', '99.999', 'provinceMissing'],
  ['province', '__proto__', 'provinceMissing'],
  ['startsOn', '', 'forumStartMissing'],
  ['startsOn', '2026-02-30', 'dateMalformed'],
  ['endsOn', '', 'forumEndMissing'],
  ['endsOn', '2020-01-01', 'forumEndsBeforeItStarts'],
  ['endsOn', '2099-01-01', 'forumTooLong'],
  ...textCases('agendaFr', 6_000),
  ...textCases('agendaAr', 6_000),
  ['partners', Array.from({ length: 21 }, (_, index) => `Partenaire ${index}`).join('\n'), 'partnersTooMany'],
  ['partners', 'x'.repeat(121), 'partnersTooMany'],
];

const consentCases: readonly Case[] = [
  ['consent', '', 'consentMissing'],
  ['consent', 'false', 'consentMissing'],
  ['consent', [], 'consentMissing'],
];

const phoneCases: readonly Case[] = [
  ['phone', 'appelez-moi', 'phoneMalformed'],
  ['phone', '+', 'phoneMalformed'],
  ['phone', '0'.repeat(31), 'tooLong'],
];

const metCases: readonly Case[] = [
  ...personNameCases,
  ...textCases('organisation', 160),
  ...phoneCases,
  ['email', '', 'emailOrPhoneMissing'],
  ['email', 'nabila', 'emailMalformed'],
  ['spokeOf', '', 'spokeOfMissing'],
  ['spokeOf', 'ab', 'tooShort'],
  ...textCases('spokeOf', 500),
  ...consentCases,
];

export const forumInput: readonly BadInput[] = [
  {
    action: 'registerForForumAction',
    cases: [
      ...idCases('forumId'),
      ['kind', '', 'registrantKindMissing'],
      ['kind', '__proto__', 'registrantKindMissing'],
      ...personNameCases,
      ...textCases('organisation', 160),
      ...emailCases,
      ...phoneCases,
      ...consentCases,
    ],
  },
  { action: 'cancelForumRegistrationAction', cases: tokenCases },
  {
    action: 'leaveContactAction',
    cases: [['code', '', 'standMissing'], ['code', 'x', 'standMissing'], ['code', '{"not":""}', 'standMissing'], ...metCases],
  },
  { action: 'createForumAction', cases: forumCases },
  { action: 'reviseForumAction', cases: [...idCases('forumId'), ...versionCases, ...forumCases] },
  { action: 'publishForumAction', cases: [...idCases('forumId'), ...versionCases] },
  { action: 'withdrawForumAction', cases: [...idCases('forumId'), ...versionCases] },
  { action: 'addStandAction', cases: [...idCases('forumId'), ...idCases('organisationId'), ...textCases('place', 40)] },
  { action: 'removeStandAction', cases: idCases('standId') },
  {
    action: 'takeContactAction',
    cases: [
      ...idCases('forumId'),
      ['clientId', '', 'choiceMissing'],
      ['clientId', '7', 'choiceMissing'],
      ['clientId', '__proto__', 'choiceMissing'],
      ['standId', '-1', 'choiceMissing'],
      ['standId', '{"not":""}', 'choiceMissing'],
      ...metCases,
    ],
  },
  { action: 'forgetContactAction', cases: idCases('contactId') },
  { action: 'openLeadAction', cases: idCases('contactId') },
  {
    action: 'openLeadByHandAction',
    cases: [
      ...idCases('forumId'),
      ['associationId', '-1', 'choiceMissing'],
      ['associationId', '__proto__', 'choiceMissing'],
      ['organisation', '', 'organisationNameMissing'],
      ...textCases('organisation', 160),
    ],
  },
  {
    action: 'reviseLeadAction',
    cases: [
      ...idCases('leadId'),
      ...versionCases,
      ['state', '', 'choiceMissing'],
      ['state', 'won', 'choiceMissing'],
      ['state', '__proto__', 'choiceMissing'],
      ['ownerId', '7', 'choiceMissing'],
      ['ownerId', '00000000-0000-4000-8000-000000000000', 'choiceMissing'],
      ['companyId', '-1', 'choiceMissing'],
      ['companyId', '1', 'choiceMissing'],
      ['associationId', '1 OR 1=1', 'choiceMissing'],
      ['nextStep', '', 'nextStepMissing'],
      ['nextStep', 'ab', 'tooShort'],
      ...textCases('nextStep', 200),
      ['nextOn', '', 'dateMissing'],
      ['nextOn', '2026-02-30', 'dateMalformed'],
      ['reason', 'abcd', 'tooShort'],
      ...textCases('reason', 300),
    ],
  },
];

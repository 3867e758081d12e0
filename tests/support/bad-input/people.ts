import {
  type BadInput,
  type Case,
  currentPasswordCases,
  emailCases,
  idCases,
  long,
  newPasswordCases,
  personNameCases,
  textCases,
  tokenCases,
} from './cases';

const next: Case[] = [
  ['next', `/${long(2_000)}`, 'tooLong'],
  ['next', '/needs\0', 'unreadableCharacters'],
];

export const peopleInput: readonly BadInput[] = [
  {
    action: 'signInAction',
    cases: [
      ...emailCases,
      ['password', '', 'passwordMissing'],
      ['password', [], 'passwordMissing'],
      ['password', long(201), 'tooLong'],
      ['password', 'secret\0', 'tooLong'],
      ...next,
    ],
  },
  { action: 'signOutAction', cases: next },
  {
    action: 'registerAction',
    cases: [
      ...personNameCases,
      ...emailCases,
      ['legalForm', '', 'legalFormMissing'],
      ['legalForm', 'sect', 'legalFormMissing'],
      ['legalForm', '__proto__', 'legalFormMissing'],
      ['organisationName', '', 'organisationNameMissing'],
      ['organisationName', 'ab', 'tooShort'],
      ...textCases('organisationName', 160),
      ['province', '', 'provinceMissing'],
      ['province', "04.281'; DROP TABLE x; --", 'provinceMissing'],
    ],
  },
  { action: 'confirmRegistrationAction', cases: [...tokenCases, ...newPasswordCases] },
  { action: 'askForResetAction', cases: emailCases },
  { action: 'resetPasswordAction', cases: [...tokenCases, ...newPasswordCases] },
  { action: 'askForEmailChangeAction', cases: [...emailCases, ...currentPasswordCases] },
  { action: 'confirmEmailChangeAction', cases: tokenCases },
  { action: 'changePasswordAction', cases: [...newPasswordCases, ...currentPasswordCases] },
  {
    action: 'changeAccountAction',
    cases: [
      ...personNameCases,
      ...textCases('nameAr', 120),
      ['locale', 'en', 'languageMissing'],
      ['locale', [], 'languageMissing'],
      ['mails_request', [], 'choiceMissing'],
      ['mails_mission', 'never', 'choiceMissing'],
      ['mails_listing', 'weekly', 'choiceMissing'],
      ['mails_organisation', '__proto__', 'choiceMissing'],
    ],
  },
  {
    action: 'eraseAccountAction',
    cases: [
      ['password', '', 'passwordMissing'],
      ['password', [], 'passwordMissing'],
      ['password', long(201), 'passwordWrong'],
      ['password', 'secret\0', 'passwordWrong'],
      ['email', long(255), 'tooLong'],
      ['email', 'a@b.example\0', 'unreadableCharacters'],
    ],
  },
  { action: 'openNotificationAction', cases: idCases('id') },
  { action: 'markAllReadAction', cases: idCases('upTo') },
  { action: 'unsubscribeAction', cases: tokenCases },
  { action: 'sendMailAgainAction', cases: idCases('id') },
  { action: 'sendAllMailsAgainAction', cases: idCases('upTo') },
];

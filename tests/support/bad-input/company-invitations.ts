import { type BadInput, type Case, emailCases, textCases, uuidCases } from './cases';

const needs: Case[] = [
  '0',
  '-1',
  '1.5',
  '2147483648',
  '99999999999',
  '{"not":""}',
  '__proto__',
  '1 OR 1=1',
  'https://x.example/fr/offers/7',
].map((sent): Case => ['need', sent, 'needNotOpen']);

const cases: readonly Case[] = [
  ['companyName', '', 'companyNameMissing'],
  ['companyName', 'ab', 'tooShort'],
  ['companyName', 'Atlas\nSA', 'unreadableCharacters'],
  ...textCases('companyName', 160),
  ...emailCases,
  ...['', 'en', '__proto__'].map((sent): Case => ['language', sent, 'languageMissing']),
  ...needs,
  ...textCases('need', 200),
  ...textCases('words', 600),
];

/** An organisation that is none is refused as a choice; nothing there is the programme. */
const inviters: Case[] = ['0', '-1', '1.5', '2147483648', '{"not":""}', '__proto__', '1 OR 1=1'].map(
  (sent): Case => ['organisationId', sent, 'choiceMissing'],
);

export const companyInvitationInput: readonly BadInput[] = [
  {
    action: 'inviteCompanyAction',
    situation: 'by an association',
    cases: [...cases, ...inviters],
  },
  { action: 'inviteCompanyAction', situation: 'by the programme', cases },
  { action: 'resendCompanyInvitationAction', cases: uuidCases('invitationId') },
  { action: 'revokeCompanyInvitationAction', cases: uuidCases('invitationId') },
];

import {
  type BadInput,
  type Case,
  emailCases,
  idCases,
  newPasswordCases,
  personNameCases,
  textCases,
  tokenCases,
  uuidCases,
} from './cases';

const roles: Case[] = ['', 'admin', '__proto__'].map((sent): Case => ['role', sent, 'roleMissing']);

export const teamInput: readonly BadInput[] = [
  { action: 'changeRoleAction', cases: [...idCases('membershipId'), ...roles] },
  { action: 'endMembershipAction', cases: idCases('membershipId') },
  { action: 'inviteAction', cases: [...idCases('organisationId'), ...emailCases, ...roles] },
  { action: 'resendInvitationAction', cases: uuidCases('invitationId') },
  { action: 'revokeInvitationAction', cases: uuidCases('invitationId') },
  { action: 'acceptInvitationAction', cases: [...tokenCases, ...personNameCases, ...textCases('nameAr', 120), ...newPasswordCases] },
  { action: 'joinByInvitationAction', cases: tokenCases },
  {
    action: 'askDomainProofAction',
    cases: [
      ['domain', '', 'domainMissing'],
      ['domain', 'atlas', 'domainMalformed'],
      ['domain', 'atlas.example/x', 'domainMalformed'],
      ['domain', 'a@atlas.example', 'domainMalformed'],
      ['domain', '127.0.0.1', 'domainMalformed'],
      ['domain', '{"not":""}', 'domainMalformed'],
      ['domain', 'gmail.com', 'domainOpenToAnybody'],
      ['domain', `${'a.'.repeat(127)}ma`, 'tooLong'],
      ['domain', 'atlas.example\nmalice.example', 'unreadableCharacters'],
      ...textCases('domain', 253),
      ['mailbox', '', 'mailboxMissing'],
      ['mailbox', 'sales', 'mailboxMissing'],
      ['mailbox', '__proto__', 'mailboxMissing'],
    ],
  },
  { action: 'setDomainRuleAction', cases: [...idCases('domainId'), ['rule', '', 'choiceMissing'], ['rule', 'nobody', 'choiceMissing']] },
  { action: 'removeDomainAction', cases: idCases('domainId') },
  { action: 'proveDomainAction', cases: tokenCases },
];

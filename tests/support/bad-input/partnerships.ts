import { type BadInput, idCases, reasonCases, textCases, versionCases } from './cases';

const which = [...idCases('partnershipId'), ...versionCases];

export const partnershipInput: readonly BadInput[] = [
  {
    action: 'revisePartnershipAction',
    cases: [
      ...which,
      ...textCases('aims', 1_000),
      ['endsOn', '', 'dateMissing'],
      ['endsOn', '2026-02-30', 'dateMalformed'],
      ['endsOn', '2020-01-01', 'dateInPast'],
    ],
  },
  { action: 'pausePartnershipAction', cases: [...which, ...reasonCases] },
  { action: 'resumePartnershipAction', cases: which },
  { action: 'renewPartnershipAction', cases: which },
  { action: 'endPartnershipAction', cases: [...which, ...reasonCases] },
  { action: 'publishPartnershipAction', cases: idCases('partnershipId') },
  { action: 'unpublishPartnershipAction', cases: idCases('partnershipId') },
  {
    action: 'reviewPartnershipAction',
    cases: [
      ...idCases('partnershipId'),
      ['reached', '', 'reviewReachedMissing'],
      ['next', '', 'reviewNextMissing'],
      ['next', 'court', 'tooShort'],
      ...textCases('reached', 1_000),
    ],
  },
];

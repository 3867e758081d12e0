import { type BadInput, type Case, days, idCases, long, reasonCases, textCases, versionCases } from './cases';

const title: Case[] = [['title', '', 'titleMissing'], ['title', 'x', 'tooShort'], ...textCases('title', 160)];
const item: Case[] = [
  ['kind', '', 'choiceMissing'],
  ['kind', '__proto__', 'choiceMissing'],
  ...title,
  ['dueOn', '', 'dateMissing'],
  ['dueOn', '2026-02-30', 'dateMalformed'],
  ['dueOn', '{"not":""}', 'dateMalformed'],
  ['dueOn', days(-8), 'dayOutsideMission'],
  ['dueOn', days(61), 'dayOutsideMission'],
];
const meeting: Case[] = [
  ...title,
  ['heldOn', '', 'dateMissing'],
  ['heldOn', '{"not":""}', 'dateMalformed'],
  ['heldOn', days(-1), 'dateInPast'],
  ['heldOn', days(61), 'dayOutsideMission'],
  ['startsAt', '', 'timeMissing'],
  ['startsAt', '24:00', 'timeMalformed'],
  ['startsAt', '9:60', 'timeMalformed'],
  ['startsAt', '{"not":""}', 'timeMalformed'],
  ['minutes', '', 'numberMissing'],
  ['minutes', '14', 'numberOutOfRange'],
  ['minutes', '481', 'numberOutOfRange'],
  ['minutes', '1e2', 'numberMalformed'],
  ...textCases('place', 200),
  ['link', 'http://visio.example/salle', 'linkMalformed'],
  ['link', 'javascript:alert(1)', 'linkMalformed'],
  ['link', 'https://moi:secret@visio.example/', 'linkMalformed'],
  ['link', `https://visio.example/${long(300)}`, 'tooLong'],
];

export const planInput: readonly BadInput[] = [
  {
    action: 'setObjectiveAction',
    cases: [
      ...idCases('missionId'),
      ['objective', '', 'objectiveMissing'],
      ['objective', 'x'.repeat(9), 'tooShort'],
      ...textCases('objective', 1_000),
    ],
  },
  { action: 'addItemAction', cases: [...idCases('missionId'), ...item] },
  { action: 'editItemAction', cases: [...idCases('itemId'), ...versionCases, ...item] },
  { action: 'attachFileAction', cases: [...idCases('itemId'), ...versionCases] },
  {
    action: 'moveItemAction',
    situation: 'delivered by a company',
    cases: [...idCases('itemId'), ...versionCases, ['move', '', 'choiceMissing'], ['move', 'return', 'choiceMissing']],
  },
  { action: 'returnItemAction', cases: [...idCases('itemId'), ...versionCases, ...reasonCases] },
  { action: 'arrangeMeetingAction', cases: [...idCases('missionId'), ...meeting] },
  { action: 'changeMeetingAction', cases: [...idCases('meetingId'), ...versionCases, ...meeting] },
  { action: 'cancelMeetingAction', cases: [...idCases('meetingId'), ...versionCases] },
];

import { randomUUID } from 'node:crypto';
import type { Fields } from '../act';
import { missionAt } from '../missions';
import { associationGives, companyGives, type Sides } from '../requests';
import { addCompletedMission, addIndicator, addMeasuredMission, type MeasuredMission } from '../results';
import { type Arrangement, bothSides, giverActs, newMark, oneSide, type Permission, receiverActs } from './table';

function about(
  make: (mark: string) => Promise<MeasuredMission>,
  fieldsOf: (mission: MeasuredMission) => Promise<Fields> | Fields,
): () => Promise<Arrangement> {
  return async () => {
    const mark = newMark();
    const mission = await make(mark);
    const fields = await fieldsOf(mission);
    const { reference } = await missionAt(mission.id);
    return { fields: { missionId: String(mission.id), ...fields, _submission: randomUUID() }, foreign: [mark, reference] };
  };
}
const running = (sides: Sides) => (mark: string) => addMeasuredMission(sides, mark);
const completed = (sides: Sides, daysAgo: number) => (mark: string) => addCompletedMission(sides, daysAgo, mark);

export const resultPermissions: readonly Permission[] = [
  {
    action: 'chooseIndicatorAction',
    situation: 'of a mission that runs',
    people: giverActs(companyGives),
    expected: bothSides,
    arrange: about(running(companyGives), () => ({ code: 'report_days' })),
    leadsTo: /^\/fr\/missions\/\d+\/indicators\?done=chosen$/,
  },
  {
    action: 'writeIndicatorAction',
    situation: 'of a mission that runs',
    people: receiverActs(associationGives),
    expected: bothSides,
    arrange: about(running(associationGives), () => ({
      language: 'fr',
      name: 'Dossiers rendus à temps',
      how: 'Le registre du bureau.',
      kind: 'count',
      direction: 'up',
    })),
    leadsTo: /^\/fr\/missions\/\d+\/indicators\?done=chosen$/,
  },
  {
    action: 'dropIndicatorAction',
    situation: 'of a mission that runs',
    people: giverActs(companyGives),
    expected: bothSides,
    arrange: about(running(companyGives), async (mission) => ({ indicatorId: String(await addIndicator(mission, 'report_days')) })),
    leadsTo: /^\/fr\/missions\/\d+\/indicators\?done=dropped$/,
  },
  {
    action: 'measureResultAction',
    situation: 'before the end',
    people: giverActs(companyGives),
    expected: bothSides,
    arrange: about(running(companyGives), ({ indicatorId }) => ({ stage: 'start', indicator1: String(indicatorId), baseline1: '35,5' })),
    leadsTo: /^\/fr\/missions\/\d+\/result\?done=measured$/,
  },
  {
    action: 'measureResultAction',
    situation: 'at the end, with what only the receiver says',
    people: receiverActs(associationGives),
    expected: oneSide,
    arrange: about(completed(associationGives, 3), ({ indicatorId }) => ({
      stage: 'closing',
      indicator1: String(indicatorId),
      closing1: '75',
      evidence1: 'Le registre du bureau.',
      autonomy: 'alone',
      example: 'Le procès-verbal de mars.',
    })),
    leadsTo: /^\/fr\/missions\/\d+\/result\?done=measured$/,
  },
];

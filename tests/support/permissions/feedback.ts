import { randomUUID } from 'node:crypto';
import { missionAt } from '../missions';
import { associationGives, companyGives } from '../requests';
import { addCompletedMission } from '../results';
import { bothSides, giverActs, newMark, type Permission, receiverActs } from './table';

export const feedbackPermissions: readonly Permission[] = [
  { situation: 'of a company’s mission', people: giverActs(companyGives), sides: companyGives },
  { situation: 'of an association’s mission', people: receiverActs(associationGives), sides: associationGives },
].map(({ situation, people, sides }) => ({
  action: 'giveFeedbackAction',
  situation,
  people,
  expected: bothSides,
  arrange: async () => {
    const mark = newMark();
    const { id } = await addCompletedMission(sides, 2, mark);
    const fields = { missionId: String(id), preparation: '4', exchange: '3', result: '2', again: '1', words: 'Un travail suivi.' };
    return { fields: { ...fields, _submission: randomUUID() }, foreign: [mark, (await missionAt(id)).reference] };
  },
  leadsTo: /^\/fr\/missions\/\d+\/feedback\?done=given$/,
}));

import { randomUUID } from 'node:crypto';
import { type AgreementStory, addMission, documentOf, missionAt, typedAgreement } from '../agreements';
import { companyGives, type Sides } from '../requests';
import { type Arrangement, bothSides, everybody, giverActs, newMark, type Permission, receiverActs } from './table';

/** Owners bind their organisation; other members only prepare. */
const owners = { ...bothSides, member: 'forbidden' } as const;

function about(sides: Sides, agreement: AgreementStory, more: (missionId: number) => Promise<Arrangement['fields']>) {
  return async (): Promise<Arrangement> => {
    const mark = newMark();
    const missionId = await addMission(sides, { agreement, mark });
    const { reference } = await missionAt(missionId);
    return { fields: { ...(await more(missionId)), _submission: randomUUID() }, foreign: [mark, reference] };
  };
}

const versionOf = async (missionId: number) => ({
  missionId: String(missionId),
  version: String((await missionAt(missionId)).agreement.version),
});

const signature = async (missionId: number) => ({
  missionId: String(missionId),
  documentId: String((await documentOf(missionId)).id),
  name: 'Salma Idrissi',
  function: 'Présidente',
  accept: 'on',
});

const done = (what: string) => new RegExp(`^/fr/missions/\\d+/agreement\\?done=${what}$`);

export const agreementPermissions: readonly Permission[] = [
  {
    action: 'saveAgreementAction',
    situation: 'of a mission that nobody has signed',
    people: giverActs(companyGives),
    expected: bothSides,
    arrange: about(companyGives, 'empty', typedAgreement),
    leadsTo: done('saved'),
  },
  {
    action: 'issueAgreementAction',
    situation: 'all of which is filled in',
    people: receiverActs(companyGives),
    expected: bothSides,
    arrange: about(companyGives, 'filled', versionOf),
    leadsTo: done('issued'),
  },
  {
    action: 'signAgreementAction',
    situation: 'that was issued',
    people: giverActs(companyGives),
    expected: owners,
    arrange: about(companyGives, 'issued', signature),
    leadsTo: done('signed'),
  },
  {
    action: 'findDocumentAction',
    situation: 'by the code that is printed on it',
    people: giverActs(companyGives),
    expected: everybody('done'),
    arrange: about(companyGives, 'issued', async (missionId) => ({ code: (await documentOf(missionId)).code })),
    leadsTo: /^\/fr\/verify\/[0-9A-Z]{12}$/,
  },
  {
    action: 'checkDocumentAction',
    situation: 'with another file',
    people: giverActs(companyGives),
    expected: everybody('done'),
    arrange: about(companyGives, 'issued', async (missionId) => ({
      code: (await documentOf(missionId)).code,
      file: new File(['%PDF-1.7'], 'convention.pdf'),
    })),
    leadsTo: /^\/fr\/verify\/[0-9A-Z]{12}\?file=other$/,
  },
];

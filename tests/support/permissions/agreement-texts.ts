import { randomUUID } from 'node:crypto';
import { currentText } from '@/lib/agreement-texts/queries';
import type { Fields } from '../act';
import { companyGives } from '../requests';
import { everybody, giverActs, type Permission } from './table';

/** A clause of the newest text with some words more, as a form sends it. */
export async function otherClause(code = 'languages', more = ' Chacune fait foi.'): Promise<Fields> {
  const { version, clauses } = await currentText();
  const clause = clauses.find((candidate) => candidate.code === code);
  if (!clause) throw new Error(`There is no clause ${code}`);
  const { titleFr, titleAr, fr, ar } = clause;
  return { code, version: String(version), titleFr, titleAr, fr: `${fr}${more}`, ar, reason: 'Relu par le conseil le 3 décembre.' };
}

export const agreementTextsPermissions: readonly Permission[] = [
  {
    action: 'changeClauseAction',
    situation: 'some words more',
    people: giverActs(companyGives),
    expected: { ...everybody('forbidden'), administrator: 'done' },
    arrange: async () => ({ fields: { ...(await otherClause()), _submission: randomUUID() }, foreign: [] }),
    leadsTo: /^\/fr\/programme\/agreements\?done=changed$/,
  },
];

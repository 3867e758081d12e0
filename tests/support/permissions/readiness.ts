import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { cast } from '../cast';
import { allAt, openDiagnostic } from '../readiness';
import { companyGives } from '../requests';
import { everybody, newMark, type Permission, receiverActs } from './table';

/** A diagnostic is its association's: nobody else may know of it. */
const itsPeople = { ...everybody('notFound'), owner: 'done', member: 'done', anonymous: 'forbidden' } as const;

function about(more: Record<string, string>): Permission['arrange'] {
  return async () => {
    const mark = newMark();
    const { id, version } = await openDiagnostic(cast.associationOwner, allAt(2));
    await db.diagnosticAnswer.updateMany({ where: { diagnosticId: id, item: 'gov_roles' }, data: { evidence: mark } });
    return { fields: { diagnosticId: String(id), version: String(version), ...more, _submission: randomUUID() }, foreign: [mark] };
  };
}

export const readinessPermissions: readonly Permission[] = [
  {
    action: 'startDiagnosticAction',
    situation: 'of one’s own association',
    people: receiverActs(companyGives),
    expected: { ...everybody('forbidden'), owner: 'done', member: 'done', stranger: 'done' },
    arrange: async () => ({ fields: { side: 'association', _submission: randomUUID() }, foreign: [] }),
    leadsTo: /^\/fr\/association\/readiness$/,
  },
  {
    action: 'saveAnswersAction',
    situation: 'of a diagnostic that is open',
    people: receiverActs(companyGives),
    expected: itsPeople,
    arrange: about({ dimension: 'governance', after: 'next', 'level.gov_roles': '3', 'evidence.gov_roles': 'Les statuts de 2024.' }),
    leadsTo: /^\/fr\/association\/readiness\/project_management$/,
  },
  {
    action: 'shareReadinessAction',
    situation: 'of one’s own association',
    people: receiverActs(companyGives),
    // Owners of it and of any other, each for their own.
    expected: { ...everybody('forbidden'), owner: 'done', stranger: 'done' },
    arrange: async () => ({
      fields: { side: 'association', audiences: ['coordinators', 'companies'], _submission: randomUUID() },
      foreign: [],
    }),
    leadsTo: /^\/fr\/association\/readiness\?done=shared$/,
  },
  {
    action: 'closeDiagnosticAction',
    situation: 'that is answered',
    people: receiverActs(companyGives),
    expected: itsPeople,
    arrange: about({}),
    leadsTo: /^\/fr\/readiness\/\d+$/,
  },
];

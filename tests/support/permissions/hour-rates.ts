import { randomUUID } from 'node:crypto';
import { currentRates } from '@/lib/hour-rates/queries';
import { FAMILIES } from '@/lib/hour-rates/rules';
import type { Fields } from '../act';
import { companyGives } from '../requests';
import { everybody, giverActs, type Permission } from './table';

/** The rates in force, some MAD higher, as a form sends them. */
export async function otherRates(more = 1): Promise<Fields> {
  const current = await currentRates();
  return {
    ...Object.fromEntries(FAMILIES.map((family) => [family, String((current?.rates[family] ?? 300) + more)])),
    version: String(current?.version ?? 0),
    reason: 'Montants du comité de pilotage de décembre.',
  };
}

export const hourRatesPermissions: readonly Permission[] = [
  {
    action: 'setRatesAction',
    situation: 'a MAD more',
    people: giverActs(companyGives),
    expected: { ...everybody('forbidden'), administrator: 'done' },
    arrange: async () => ({ fields: { ...(await otherRates()), _submission: randomUUID() }, foreign: [] }),
    leadsTo: /^\/fr\/programme\/rates\?done=set$/,
  },
];

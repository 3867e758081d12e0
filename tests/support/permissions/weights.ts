import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { PARTS } from '@/lib/matching/weights';
import type { Fields } from '../act';
import { companyGives } from '../requests';
import { everybody, giverActs, type Permission } from './table';

const administrators = { people: giverActs(companyGives), expected: { ...everybody('forbidden'), administrator: 'done' } } as const;

/** The newest weights with a point moved from the greatest part to the last one, as a form sends them. */
export async function otherWeights(): Promise<Fields> {
  const { version, ...row } = await db.matchWeights.findFirstOrThrow({ orderBy: { version: 'desc' } });
  const points = { ...row, skills: row.skills - 1, attention: row.attention + 1 };
  return { ...Object.fromEntries(PARTS.map((part) => [part, String(points[part])])), version: String(version) };
}

const arrange = (more: Fields) => async () => ({ fields: { ...(await otherWeights()), ...more, _submission: randomUUID() }, foreign: [] });

export const weightsPermissions: readonly Permission[] = [
  {
    action: 'previewWeightsAction',
    situation: 'a point elsewhere',
    ...administrators,
    arrange: arrange({}),
    leadsTo: /^\/fr\/programme\/weights\/preview\?points=(\d+-){7}\d+$/,
  },
  {
    action: 'changeWeightsAction',
    situation: 'a point elsewhere',
    ...administrators,
    arrange: arrange({ reason: 'Les organisations peu montrées passent trop loin.' }),
    leadsTo: /^\/fr\/programme\/weights\?done=changed$/,
  },
];

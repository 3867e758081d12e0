import { randomUUID } from 'node:crypto';
import { failedJob } from '../jobs';
import { companyGives } from '../requests';
import { everybody, type Permission, receiverActs } from './table';

const nationals = {
  people: receiverActs(companyGives),
  expected: { ...everybody('forbidden'), coordinatorNational: 'done', administrator: 'done' },
} as const;

const failed = async (name: 'id' | 'upTo') => ({
  fields: { [name]: String(await failedJob()), _submission: randomUUID() },
  foreign: [],
});

export const jobPermissions: readonly Permission[] = [
  {
    action: 'runJobAgainAction',
    situation: 'a job that failed',
    ...nationals,
    arrange: () => failed('id'),
    leadsTo: /^\/fr\/programme\/jobs\?done=one$/,
  },
  {
    action: 'runAllJobsAgainAction',
    situation: 'all of them',
    ...nationals,
    arrange: () => failed('upTo'),
    leadsTo: /^\/fr\/programme\/jobs\?done=all$/,
  },
];

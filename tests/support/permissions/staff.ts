import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import type { StaffKind } from '@/lib/staff/rules';
import type { Fields } from '../act';
import { companyGives } from '../requests';
import { type Arrangement, everybody, giverActs, newMark, type Permission } from './table';

/** Somebody of a test's own, who may have a role. */
export async function addPerson({
  kind,
  disabled = false,
  mark = 'Hiba Amrani',
}: {
  kind?: StaffKind;
  disabled?: boolean;
  mark?: string;
} = {}) {
  const { id } = await db.user.create({
    data: {
      email: `${randomUUID()}@staff.example`,
      name: mark,
      disabledAt: disabled ? new Date() : null,
      ...(kind && { staffRoles: { create: { kind, national: true, regions: [] } } }),
    },
  });
  return id;
}

function about(person: Parameters<typeof addPerson>[0], more: Fields = {}): () => Promise<Arrangement> {
  return async () => {
    const mark = newMark();
    // The other one of the two who grant a role.
    await addPerson({ kind: 'administrator' });
    return { fields: { userId: await addPerson({ ...person, mark }), ...more, _submission: randomUUID() }, foreign: [mark] };
  };
}

const page = (done: string) => new RegExp(`^/fr/programme/people/[0-9a-f-]{36}\\?done=${done}$`);
const administrators = { people: giverActs(companyGives), expected: { ...everybody('forbidden'), administrator: 'done' } } as const;

export const staffPermissions: readonly Permission[] = [
  {
    action: 'nameCoordinatorAction',
    situation: 'of two regions',
    ...administrators,
    arrange: about({}, { scope: 'regions', regions: ['04', '06'] }),
    leadsTo: page('waits'),
  },
  { action: 'nameAdministratorAction', situation: 'somebody', ...administrators, arrange: about({}), leadsTo: page('waits') },
  {
    action: 'endCoordinationAction',
    situation: 'a coordinator',
    ...administrators,
    arrange: about({ kind: 'coordinator' }),
    leadsTo: page('revoked'),
  },
  {
    action: 'endAdministrationAction',
    situation: 'another administrator',
    ...administrators,
    arrange: about({ kind: 'administrator' }),
    leadsTo: page('revoked'),
  },
  { action: 'nameObserverAction', situation: 'somebody', ...administrators, arrange: about({}), leadsTo: page('granted') },
  {
    action: 'endObservationAction',
    situation: 'an observer',
    ...administrators,
    arrange: about({ kind: 'observer' }),
    leadsTo: page('revoked'),
  },
  {
    action: 'disablePersonAction',
    situation: 'somebody',
    ...administrators,
    arrange: about({}, { reason: 'Le compte sert à deux personnes.' }),
    leadsTo: page('disabled'),
  },
  { action: 'enablePersonAction', situation: 'somebody', ...administrators, arrange: about({ disabled: true }), leadsTo: page('enabled') },
];

import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { setRates } from '@/lib/hour-rates/commands';
import { loadRates } from '@/lib/hour-rates/loaders';
import { currentRates } from '@/lib/hour-rates/queries';
import { FAMILIES, type Rates } from '@/lib/hour-rates/rules';
import { cast } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { tally } from '@/tests/support/requests';

const { administrator, companyOwner, coordinatorNational } = cast;
const REASON = 'Montants du comité de pilotage de décembre.';
const intent = () => ({ actorId: administrator.userId, submissionId: randomUUID(), action: 'test' });

async function higher(more: number) {
  const current = await currentRates();
  const rates = Object.fromEntries(FAMILIES.map((family) => [family, current?.rates[family] ?? 300])) as Rates;
  return { ...rates, legal: rates.legal + more, version: current?.version ?? 0, reason: REASON };
}

test('each change is a version with its author and reason', async () => {
  const before = await currentRates();
  const change = await higher(10);
  expect(await setRates(intent(), change)).toEqual({ ok: true, value: { version: (before?.version ?? 0) + 1 } });
  const { history, maySet } = await viewAs(coordinatorNational, () => loadRates(undefined));
  expect(maySet).toBe(false);
  expect(history[0]).toMatchObject({ author: { fr: administrator.name }, reason: REASON, rates: { legal: change.legal } });
  if (before) expect(history[0]?.changed).toEqual([{ family: 'legal', from: before.rates.legal, to: change.legal }]);
  const event = await db.auditEvent.findFirstOrThrow({ where: { action: 'rates_set' }, orderBy: { id: 'desc' } });
  expect(event).toMatchObject({ actorId: administrator.userId, subject: 'rates', fields: ['rates'] });
});

test('of two who change the same version, one is told that it has changed', async () => {
  const changes = [await higher(1), await higher(2)];
  expect(tally(await Promise.all(changes.map((change) => setRates(intent(), change))))).toEqual({ done: 1, changed: 1 });
});

test('to what is in force already is none', async () => {
  expect(await setRates(intent(), await higher(0))).toMatchObject({
    code: 'invalid',
    fields: { strategy_governance: { code: 'ratesUnchanged' } },
  });
});

test('they are for the programme’s staff', async () => {
  expect(await loadAs(companyOwner, () => loadRates(undefined))).toBe(403);
});

import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { listLiveRequestsOf } from '@/lib/requests/queries';
import { addPair, addRequest, companyGives, passDeadline } from '@/tests/support/requests';

const { giver } = companyGives;

test('requests past their deadline take no place among the live ones', async () => {
  // Those of the seed wait no more.
  await db.partnershipRequest.updateMany({
    where: { state: { in: ['proposed', 'accepted'] } },
    data: { state: 'not_chosen', endedAt: new Date() },
  });
  const over = await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'proposed' });
  await passDeadline(over.id);
  const proposed = await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'proposed' });
  const accepted = await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'accepted' });
  const live = await listLiveRequestsOf([giver.owner.organisationId], new Date(), 2);
  expect(live.map(({ id }) => id)).toEqual([proposed.id, accepted.id]);
});

import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { changeClause } from '@/lib/agreement-texts/commands';
import { loadAgreementText, loadClause } from '@/lib/agreement-texts/loaders';
import { currentText } from '@/lib/agreement-texts/queries';
import { issueAgreement } from '@/lib/agreements/commands';
import { loadAgreement } from '@/lib/agreements/loaders';
import { db } from '@/lib/db/client';
import { addMission } from '@/tests/support/agreements';
import { cast } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { by, companyGives, tally, valueOf } from '@/tests/support/requests';

const { administrator, companyOwner, coordinatorNational } = cast;
const REASON = 'Relu par le conseil le 3 décembre.';
const intent = () => ({ actorId: administrator.userId, submissionId: randomUUID(), action: 'test' });

/** The clause on languages with some words more. */
async function changed(more: string) {
  const { version, clauses } = await currentText();
  const clause = clauses.find(({ code }) => code === 'languages');
  if (!clause) throw new Error('There is no such clause');
  const { code, titleFr, titleAr, fr, ar } = clause;
  return { code, version, titleFr, titleAr, fr: fr + more, ar, reason: REASON };
}

test('a change is the next agreement’s; a document keeps the text that it was issued from', async () => {
  const issued = await addMission(companyGives, { agreement: 'issued' });
  const waiting = await addMission(companyGives, { agreement: 'filled' });
  const before = await currentText();
  const change = await changed(' Chacune fait foi.');
  expect(await changeClause(intent(), change)).toEqual({ ok: true, value: { version: before.version + 1 } });

  const textIn = async (missionId: number) => JSON.stringify((await viewAs(companyOwner, () => loadAgreement(String(missionId)))).clauses);
  expect(await textIn(issued)).not.toContain('Chacune fait foi.');
  expect(await textIn(waiting)).toContain('Chacune fait foi.');
  valueOf(await issueAgreement(await by(companyOwner), { missionId: waiting, version: 2 }));
  const documents = await db.missionDocument.findMany({ where: { missionId: { in: [issued, waiting] } }, orderBy: { id: 'asc' } });
  expect(documents.map(({ textVersion }) => textVersion)).toEqual([before.version, before.version + 1]);

  const { history, mayChange } = await viewAs(coordinatorNational, () => loadAgreementText(undefined));
  expect(mayChange).toBe(false);
  expect(history[0]).toMatchObject({
    version: before.version + 1,
    author: { fr: administrator.name },
    reason: REASON,
    changed: [{ code: 'languages' }],
    documents: 1,
  });
  const page = await viewAs(coordinatorNational, () => loadClause('languages'));
  expect(page.initial).toBeNull();
  expect(page.earlier.map(({ until }) => until.version)).toEqual([before.version + 1]);
  expect([JSON.stringify(page.clause), JSON.stringify(page.earlier)].map((text) => text.includes('Chacune fait foi.'))).toEqual([
    true,
    false,
  ]);
  const event = await db.auditEvent.findFirstOrThrow({ where: { action: 'agreement_text_change' }, orderBy: { id: 'desc' } });
  expect(event).toMatchObject({ actorId: administrator.userId, subject: 'agreement', subjectId: String(before.version + 1) });
});

test('of two who change the same version, one is told that it has changed', async () => {
  const changes = [await changed(' Un.'), await changed(' Deux.')];
  expect(tally(await Promise.all(changes.map((change) => changeClause(intent(), change))))).toEqual({ done: 1, changed: 1 });
});

test('to what is in force already is none, and of a clause that is not there', async () => {
  expect(await changeClause(intent(), await changed(''))).toEqual({
    ok: false,
    code: 'invalid',
    fields: { fr: { code: 'clauseUnchanged' } },
  });
  expect(await changeClause(intent(), { ...(await changed(' Trois.')), code: 'nothing' })).toEqual({ ok: false, code: 'notFound' });
});

test('a clause is read with the names of what is filled in; what is no clause is not found', async () => {
  const page = await viewAs(administrator, () => loadClause('parties'));
  expect(page.initial?.fr[0]).toContain('{associationName}');
  expect(JSON.stringify(page.clause)).not.toContain('{associationName}');
  expect(await loadAs(administrator, () => loadClause('nothing'))).toBe(404);
  expect(await loadAs(companyOwner, () => loadClause('parties'))).toBe(403);
});

test('clauses that the platform got later come as a version around the words of administrators, once', async () => {
  const { seedAgreementText } = await import('@/prisma/seed/reference');
  const change = await changed(' Relue en décembre.');
  valueOf(await changeClause(intent(), change));
  const text = await currentText();
  // As an installation has it that was seeded before there were two directions.
  const old = text.clauses.filter(({ code }) => !code.endsWith('_reciprocal')).map(({ directions: _, ...clause }) => clause);
  await db.agreementText.create({
    data: { version: text.version + 1, clauses: old, authorId: administrator.userId, reason: REASON },
  });
  await seedAgreementText(db);
  const { version, clauses } = await currentText();
  expect(version).toBe(text.version + 2);
  expect(clauses).toHaveLength(text.clauses.length);
  expect(clauses.find(({ code }) => code === 'languages')?.fr).toContain('Relue en décembre.');
  expect(clauses.find(({ code }) => code === 'languages')?.directions).toHaveLength(2);
  expect(clauses.find(({ code }) => code === 'volunteering_conditions')?.directions).toBeUndefined();
  const { history } = await viewAs(administrator, () => loadAgreementText(undefined));
  expect(history[0]).toMatchObject({ version, author: null });
  expect(history[0]?.changed.map(({ code }) => code)).toContain('status_reciprocal');
  await seedAgreementText(db);
  expect((await currentText()).version).toBe(version);
});

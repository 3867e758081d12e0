import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { saveAnswersAction } from '@/lib/readiness/actions';
import { closeDiagnostic, saveAnswers, startDiagnostic } from '@/lib/readiness/commands';
import { loadAnswering, loadDiagnostic, loadReadiness } from '@/lib/readiness/loaders';
import { ITEMS, type Item } from '@/lib/readiness/rules';
import { act } from '@/tests/support/act';
import { cast, ownerOf } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addDiagnostic, allAt, diagnosticAt, openDiagnostic } from '@/tests/support/readiness';
import { by, tally, valueOf, watch } from '@/tests/support/requests';

const [owner, member] = [cast.associationOwner, cast.associationMember];

/** The answers of governance, empty but for these. */
const governance = (given: Partial<Record<Item, { level: number; evidence?: string }>>) =>
  ITEMS.governance.map((item) => ({ item, level: given[item]?.level ?? null, evidence: given[item]?.evidence ?? null }));
const said = async (id: number) =>
  Object.fromEntries((await diagnosticAt(id)).answers.map(({ item, level, evidence }) => [item, [level, evidence]]));

describe('starting', () => {
  test('two of an association who start at once start one, and it is recorded once', async () => {
    const somebody = ownerOf('collines_solidaires');
    const { result: started, deeds } = await watch(() =>
      Promise.all([1, 2].map(async () => startDiagnostic(await by(somebody), somebody.organisationId))),
    );
    const ids = started.map((result) => valueOf(result).diagnosticId);
    expect(ids[1]).toBe(ids[0]);
    expect(deeds).toMatchObject([{ action: 'diagnostic_start', actorId: somebody.userId }]);
  });

  test('sent twice starts once', async () => {
    const somebody = ownerOf('voix_levees');
    const context = await by(somebody, { submissionId: randomUUID() });
    const answers = [await startDiagnostic(context, somebody.organisationId), await startDiagnostic(context, somebody.organisationId)];
    expect(answers[1]).toEqual(answers[0]);
  });
});

describe('saving', () => {
  test('keeps what was answered, and what shows it; coming back finds it', async () => {
    const { id, version } = await openDiagnostic(owner);
    valueOf(
      await saveAnswers(await by(owner), {
        diagnosticId: id,
        seen: version,
        answers: governance({ gov_roles: { level: 2, evidence: 'Les statuts de 2024' }, gov_meetings: { level: 0 } }),
      }),
    );
    const view = await viewAs(member, () => loadAnswering('association', 'governance'));
    expect(view.initial).toMatchObject({
      'level.gov_roles': ['2'],
      'evidence.gov_roles': ['Les statuts de 2024'],
      'level.gov_meetings': ['0'],
    });
    expect(view.steps[0]).toMatchObject({ answered: 2, asked: 6, score: null });
  });

  test('two who answer other questions at once lose nothing', async () => {
    const { id, version } = await openDiagnostic(owner);
    const results = await Promise.all([
      saveAnswers(await by(owner), {
        diagnosticId: id,
        seen: version,
        answers: governance({ gov_roles: { level: 1, evidence: 'Statuts' } }),
      }),
      saveAnswers(await by(member), { diagnosticId: id, seen: version, answers: governance({ gov_meetings: { level: 3 } }) }),
    ]);
    expect(tally(results)).toEqual({ done: 2 });
    expect(await said(id)).toEqual({ gov_meetings: [3, null], gov_roles: [1, 'Statuts'] });
  });

  test('two who answer the same question otherwise: the second is told, sees the first, and may insist', async () => {
    const { id, version } = await openDiagnostic(owner);
    valueOf(await saveAnswers(await by(owner), { diagnosticId: id, seen: version, answers: governance({ gov_roles: { level: 1 } }) }));
    const fields = {
      diagnosticId: String(id),
      dimension: 'governance',
      after: 'leave',
      'level.gov_roles': '3',
      'level.gov_meetings': '2',
    };
    const refused = await act(saveAnswersAction, member, { ...fields, version: String(version) });
    expect(refused).toMatchObject({
      outcome: 'invalid',
      state: { fields: { 'level.gov_roles': { code: 'levelNewer', params: { number: 2 } } }, values: { 'level.gov_meetings': ['2'] } },
    });
    expect(await said(id)).toEqual({ gov_roles: [1, null] });
    const now = await diagnosticAt(id);
    const insisted = await act(saveAnswersAction, member, { ...fields, version: String(now.version) });
    expect(insisted).toMatchObject({ outcome: 'done', redirectTo: '/fr/association/readiness?done=saved' });
    expect(await said(id)).toEqual({ gov_meetings: [2, null], gov_roles: [3, null] });
  });

  test('words that somebody else wrote meanwhile are shown, and not overwritten', async () => {
    const { id, version } = await openDiagnostic(owner);
    const sent = (evidence: string) => ({ diagnosticId: id, seen: version, answers: governance({ gov_roles: { level: 1, evidence } }) });
    valueOf(await saveAnswers(await by(owner), sent('Les statuts')));
    expect(await saveAnswers(await by(member), sent('La liste'))).toMatchObject({
      code: 'invalid',
      fields: { 'evidence.gov_roles': { code: 'evidenceNewer', params: { words: 'Les statuts' } } },
    });
    valueOf(await saveAnswers(await by(member), { ...sent('x'), answers: governance({ gov_roles: { level: 1 } }) }));
    expect(await said(id)).toEqual({ gov_roles: [1, 'Les statuts'] });
  });

  test('words that were seen can be taken back', async () => {
    const { id, version } = await openDiagnostic(owner);
    const answers = (evidence?: string) => governance({ gov_roles: { level: 1, ...(evidence !== undefined && { evidence }) } });
    valueOf(await saveAnswers(await by(owner), { diagnosticId: id, seen: version, answers: answers('Les statuts') }));
    valueOf(await saveAnswers(await by(owner), { diagnosticId: id, seen: version + 1, answers: answers() }));
    expect(await said(id)).toEqual({ gov_roles: [1, null] });
  });
});

describe('closing', () => {
  test('is refused while a dimension has too few answers', async () => {
    const { id } = await openDiagnostic(owner, { ...allAt(1), val_problem: 1 });
    await db.diagnosticAnswer.deleteMany({ where: { diagnosticId: id, item: { in: ['val_problem', 'val_ask'] } } });
    expect(await closeDiagnostic(await by(owner), { diagnosticId: id })).toMatchObject({ code: 'diagnosticIncomplete' });
  });

  test('two who close at once close once; after that nothing of it changes', async () => {
    const { id, version } = await openDiagnostic(owner, allAt(2));
    const results = await Promise.all([owner, member].map(async (person) => closeDiagnostic(await by(person), { diagnosticId: id })));
    expect(tally(results)).toEqual({ done: 1, changed: 1 });
    const after = await diagnosticAt(id);
    const sent = { diagnosticId: id, seen: version, answers: governance({ gov_roles: { level: 0 } }) };
    expect(await saveAnswers(await by(owner), sent)).toMatchObject({ code: 'changed' });
    await expect(db.diagnosticAnswer.updateMany({ where: { diagnosticId: id }, data: { level: 3 } })).rejects.toThrow();
    await expect(db.diagnosticAnswer.deleteMany({ where: { diagnosticId: id } })).rejects.toThrow();
    await expect(db.diagnostic.delete({ where: { id } })).rejects.toThrow();
    expect(await diagnosticAt(id)).toEqual(after);
  });
});

describe('the result', () => {
  test('tells the profile, what is strong and weak, and a need for each weak point that the list has one for', async () => {
    const id = await addDiagnostic(owner, { ...allAt(2), gov_strategy: 0, com_onepager: 1, fin_books: 3 });
    const view = await viewAs(owner, () => loadDiagnostic(String(id)));
    expect(view.profile.map(({ score }) => score)).toEqual([55, 66, 60, 66, 66, 72, 66]);
    expect(view.strongest[0]).toMatchObject({ dimension: 'finance_compliance', band: 'solid' });
    expect(view.weakest.map(({ dimension }) => dimension)).toEqual(['governance', 'communication']);
    expect(view.strongPoints.map(({ code }) => code)).toEqual(['fin_books']);
    expect(view.weakPoints.map(({ code, proposal }) => [code, proposal?.code])).toEqual([
      ['gov_strategy', 'three_year_plan'],
      ['com_onepager', 'three_minute_pitch'],
    ]);
  });

  test('asks who is nobody to sign in, and is none while it is open', async () => {
    const { id } = await openDiagnostic(owner);
    expect(await loadAs(null, () => loadDiagnostic(String(id)))).toMatch(/sign-in/);
    expect(await loadAs(owner, () => loadDiagnostic(String(id)))).toBe(404);
  });
});

test('the workspace lists one’s own, and is no company’s', async () => {
  const id = await addDiagnostic(owner);
  const view = await viewAs(member, () => loadReadiness('association'));
  expect(view.open).toBeNull();
  expect(view.closed[0]?.id).toBe(id);
  expect((await viewAs(cast.otherAssociationOwner, () => loadReadiness('association'))).closed.map((row) => row.id)).not.toContain(id);
  expect(await loadAs(cast.companyOwner, () => loadReadiness('company'))).toBe(404);
  expect(await loadAs(cast.companyOwner, () => loadReadiness('association'))).toBe(403);
});

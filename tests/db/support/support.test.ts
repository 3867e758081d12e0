import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays } from '@/lib/i18n/day';
import { shareReadiness } from '@/lib/readiness/commands';
import { loadCohort, loadReadiness } from '@/lib/readiness/loaders';
import { addSupportStep, reviseSupportStep } from '@/lib/support/commands';
import { loadSupport, loadSupportStep } from '@/lib/support/loaders';
import { cast, coordinatorIn, coordinatorOut } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addDiagnostic, allAt } from '@/tests/support/readiness';
import { by, tally, today, valueOf, watch } from '@/tests/support/requests';
import { addStep, stepFields } from '@/tests/support/support';

const owner = cast.associationOwner;
const { organisationId } = owner;
const coordinator = coordinatorIn('04');
const plan = (person: Parameters<typeof viewAs>[0] = coordinator) => viewAs(person, () => loadSupport(String(organisationId)));

describe('a plan', () => {
  test('takes a step, says who may change it, and shows it to the association', async () => {
    const step = { organisationId, kind: 'strategic', dimension: 'communication', ...stepFields() } as const;
    const { deeds } = await watch(async () => addSupportStep(await by(coordinator), step));
    expect(deeds).toMatchObject([{ action: 'support_add', actorId: coordinator.userId }]);
    const { steps, editable } = await plan();
    expect(steps.at(-1)).toMatchObject({ kind: 'strategic', what: step.what, who: step.who, doneAt: null, effect: null });
    expect([editable, (await plan(coordinatorOut('04'))).editable, (await plan(cast.administrator)).editable]).toEqual([
      true,
      false,
      false,
    ]);
    const own = await viewAs(cast.associationMember, () => loadReadiness('association'));
    expect(own.support.map(({ what }) => what)).toContain(step.what);
  });

  test('two who change a step at once: one is told', async () => {
    const { id, version } = await addStep(owner);
    const change = { stepId: id, version, ...stepFields(), done: true, outcome: 'Les rôles sont écrits.' };
    const results = await Promise.all(
      [coordinator, cast.coordinatorNational].map(async (person) => reviseSupportStep(await by(person), change)),
    );
    expect(tally(results)).toEqual({ done: 1, changed: 1 });
    expect(await db.supportStep.findUniqueOrThrow({ where: { id } })).toMatchObject({ outcome: change.outcome, doneAt: expect.any(Date) });
  });

  test('the day on which it was done stays when the words change, and goes when it is not done after all', async () => {
    const doneAt = addDays(today, -3);
    const { id, version } = await addStep(owner, { doneAt });
    const change = { stepId: id, ...stepFields(), outcome: null };
    valueOf(await reviseSupportStep(await by(coordinator), { ...change, version, done: true }));
    expect((await db.supportStep.findUniqueOrThrow({ where: { id } })).doneAt).toEqual(doneAt);
    valueOf(await reviseSupportStep(await by(coordinator), { ...change, version: version + 1, done: false }));
    expect((await db.supportStep.findUniqueOrThrow({ where: { id } })).doneAt).toBeNull();
  });

  test('tells its effect on the diagnostic only where that is shown to coordinators', async () => {
    await addDiagnostic(owner, allAt(1));
    const { id } = await addStep(owner, { createdAt: new Date() });
    await addDiagnostic(owner, allAt(2));
    const effect = async () => (await plan()).steps.find((step) => step.id === id)?.effect;
    valueOf(await shareReadiness(await by(owner), { organisationId, audiences: [] }));
    expect([await effect(), (await plan()).diagnosticId]).toEqual([null, null]);
    valueOf(await shareReadiness(await by(owner), { organisationId, audiences: ['coordinators'] }));
    expect(await effect()).toEqual({ before: 33, after: 66 });
  });

  test.each([
    ['its owner', owner, 403],
    ['a stranger of the same kind', cast.otherAssociationOwner, 403],
    ['a company', cast.companyOwner, 403],
  ])('is not on the programme’s pages for %s', async (_who, person, status) => {
    const { id } = await addStep(owner);
    expect(await loadAs(person, () => loadSupport(String(organisationId)))).toBe(status);
    expect(await loadAs(person, () => loadSupportStep(String(organisationId), String(id)))).toBe(status);
  });

  test('its form is for the coordinators of the region, and a company has none', async () => {
    const { id } = await addStep(owner);
    const form = (person: typeof coordinator) => loadAs(person, () => loadSupportStep(String(organisationId), String(id)));
    expect(await form(coordinator)).toMatchObject({ step: { id } });
    expect([await form(coordinatorOut('04')), await form(cast.administrator)]).toEqual([403, 403]);
    expect(await loadAs(coordinator, () => loadSupport(String(cast.companyOwner.organisationId)))).toBe(404);
    expect(await loadAs(null, () => loadSupport(String(organisationId)))).toMatch(/sign-in/);
  });
});

describe('the cohort', () => {
  const cohort = (person = cast.coordinatorNational, region?: string, sector?: string) => viewAs(person, () => loadCohort(region, sector));

  test('counts the last diagnostic of each association that shows it to coordinators, and no other', async () => {
    valueOf(await shareReadiness(await by(owner), { organisationId, audiences: ['companies'] }));
    const before = await cohort();
    expect(before.first.map((row) => row.organisationId)).not.toContain(organisationId);
    await addDiagnostic(owner, allAt(3));
    await addDiagnostic(owner, allAt(0));
    valueOf(await shareReadiness(await by(owner), { organisationId, audiences: ['coordinators'] }));
    const after = await cohort();
    expect([after.shown, after.all]).toEqual([before.shown + 1, before.all]);
    for (const [index, { bands }] of after.dimensions.entries()) {
      expect(bands.weak).toBe((before.dimensions[index]?.bands.weak ?? 0) + 1);
    }
    // Who has nothing yet is helped first.
    expect(after.first[0]).toMatchObject({ organisationId, nextOn: expect.any(Date) });
  });

  test('is of a coordinator’s regions, or of what is asked for', async () => {
    const everywhere = await cohort();
    const own = await cohort(coordinator);
    expect(own.scoped).toBe(true);
    expect(own.shown).toBeLessThan(everywhere.shown);
    const region = await cohort(cast.coordinatorNational, '04');
    expect(region.regions.map(({ key }) => key)).toEqual(['04']);
    const sector = await cohort(cast.coordinatorNational, undefined, 'disability');
    expect(sector.sector).toBe('disability');
    expect(sector.shown).toBeGreaterThan(0);
    expect(sector.shown).toBeLessThan(everywhere.shown);
    expect((await cohort(cast.coordinatorNational, 'nowhere', '__proto__')).shown).toBe(everywhere.shown);
  });

  test.each([
    ['an administrator', cast.administrator],
    ['an association', owner],
    ['a company', cast.companyOwner],
  ])('is not for %s', async (_who, person) => {
    expect(await loadAs(person, () => loadCohort())).toBe(403);
  });

  test('asks who is nobody to sign in', async () => {
    expect(await loadAs(null, () => loadCohort())).toMatch(/sign-in/);
  });
});

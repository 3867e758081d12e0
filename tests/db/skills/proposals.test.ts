import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { publishNeedAction } from '@/lib/needs/actions';
import { publishOfferAction } from '@/lib/offers/actions';
import { acceptProposal, declineProposal, mergeProposal } from '@/lib/skills/commands';
import { type Answer, act, type Fields } from '@/tests/support/act';
import { cast, coordinatorIn, coordinatorOut } from '@/tests/support/cast';
import { listingPermissions } from '@/tests/support/permissions/listings';
import { by, tally, valueOf, watch } from '@/tests/support/requests';

async function fieldsOf(action: string): Promise<Fields> {
  return {
    ...(
      await listingPermissions
        .find((row) => row.action === action && row.situation.includes(action === 'publishNeedAction' ? 'association' : 'company'))
        ?.arrange()
    )?.fields,
  };
}

async function publish(more: Fields, person = cast.associationOwner): Promise<Answer> {
  return act(publishNeedAction, person, { ...(await fieldsOf('publishNeedAction')), _submission: crypto.randomUUID(), ...more });
}

const idOf = (answer: Answer) => Number(/\d+$/.exec(answer.outcome === 'done' ? (answer.redirectTo ?? '') : '')?.[0]);
const named = (label: string) => ({ 'proposal.0': label, 'importance.proposal.0': 'useful' });
const proposalsOf = (needId: number) =>
  db.listingSkillProposal.findMany({ where: { needId }, include: { proposal: true }, orderBy: { id: 'asc' } });
const codesOf = async (needId: number) => (await db.needSkill.findMany({ where: { needId } })).map(({ skillCode }) => skillCode).sort();

describe('a skill that the list lacks', () => {
  test('is proposed with the need, beside those of the list', async () => {
    const needId = idOf(await publish(named('Tonte des moutons')));
    expect(await proposalsOf(needId)).toMatchObject([
      {
        importance: 'useful',
        level: null,
        proposal: { label: 'Tonte des moutons', state: 'proposed', proposedById: cast.associationOwner.userId },
      },
    ]);
    expect(await codesOf(needId)).toEqual(['data_visualisation', 'database_design']);
  });

  test('joins the one that waits under the same words, also at once', async () => {
    const answers = await Promise.all(
      ['Taille des oliviers', 'taille des Oliviers', 'TAILLE DES OLIVIERS '].map((label) => publish(named(label))),
    );
    const joined = await Promise.all(answers.map((answer) => proposalsOf(idOf(answer))));
    expect(new Set(joined.map(([row]) => row?.proposalId)).size).toBe(1);
  });

  test('that is in the list by its label or a synonym is that skill', async () => {
    const [skill] = await db.skill.findMany({ where: { synonymsFr: { isEmpty: false } }, orderBy: { code: 'asc' }, take: 1 });
    if (!skill) throw new Error('No skill has a synonym');
    for (const label of [skill.fr.toUpperCase(), skill.synonymsFr[0] ?? '', skill.ar]) {
      const needId = idOf(await publish(named(label)));
      expect(await proposalsOf(needId)).toEqual([]);
      expect(await codesOf(needId)).toContain(skill.code);
    }
  });

  test.each([
    ['one of two signs', { 'proposal.0': 'ab', 'importance.proposal.0': 'useful' }, 'proposalTooShort'],
    ['one of 61 signs', named('x'.repeat(61)), 'tooLong'],
    ['one that says nothing of its importance', { 'proposal.0': 'Tonte des moutons' }, 'skillsImportanceMissing'],
    ['one with a mark that turns the direction', named('Tonte\u202e des moutons'), 'unreadableCharacters'],
  ])('refuses %s', async (_, more, code) => {
    const answer = await publish(more);
    expect(answer.outcome !== 'done' && answer.state.fields).toMatchObject({ proposals: { code } });
  });

  test('alone is no essential skill of the list', async () => {
    const answer = await publish({ skills: [], 'proposal.0': 'Tonte des moutons', 'importance.proposal.0': 'essential' });
    expect(answer.outcome !== 'done' && answer.state.fields).toMatchObject({ skills: { code: 'skillsMissing' } });
  });
});

/** A need and an offer that both name it. */
async function proposed(label: string) {
  const needId = idOf(await publish(named(label)));
  const fields = await fieldsOf('publishOfferAction');
  const offer = await act(publishOfferAction, cast.companyOwner, {
    ...fields,
    _submission: crypto.randomUUID(),
    'proposal.0': label,
    'level.proposal.0': '3',
  });
  const [row] = await proposalsOf(needId);
  if (!row) throw new Error('Not proposed');
  return { id: row.proposalId, needId, offerId: idOf(offer) };
}

const skill = { family: 'data', fr: 'Tenue de ruchers', ar: 'تدبير المناحل', synonymsFr: ['apiculture'], synonymsAr: [] };

describe('a coordinator', () => {
  test('accepts it: a new skill, and all listings follow', async () => {
    const { id, needId, offerId } = await proposed('Ruchers');
    const versions = await db.skillNeed.findUniqueOrThrow({ where: { id: needId }, select: { version: true } });
    const { result, told, deeds } = await watch(async () => acceptProposal(await by(coordinatorIn('04')), id, skill));
    valueOf(result);
    expect(await db.skill.findUniqueOrThrow({ where: { code: 'tenue_de_ruchers' } })).toMatchObject({
      familyCode: 'data',
      synonymsFr: ['apiculture', 'Ruchers'],
    });
    expect(await codesOf(needId)).toContain('tenue_de_ruchers');
    expect(await db.offerSkill.findMany({ where: { offerId, skillCode: 'tenue_de_ruchers' } })).toMatchObject([{ level: 3 }]);
    expect(await proposalsOf(needId)).toEqual([]);
    expect(told).toMatchObject([{ userId: cast.associationOwner.userId, event: 'skill_accepted', href: `/association/needs/${needId}` }]);
    expect(deeds).toMatchObject([{ action: 'skill_accept', subject: 'skill' }]);
    expect(await db.skillNeed.findUniqueOrThrow({ where: { id: needId }, select: { version: true } })).toEqual(versions);
    expect(await acceptProposal(await by(coordinatorIn('04')), id, skill)).toEqual({ ok: false, code: 'changed' });
    // The next who misses it by those words has it.
    expect(await codesOf(idOf(await publish(named('ruchers'))))).toContain('tenue_de_ruchers');
  });

  test('does not accept a name that another skill has, nor a family that is none', async () => {
    const { id } = await proposed('Greffage');
    const taken = await db.skill.findFirstOrThrow({ orderBy: { code: 'asc' } });
    const other = { ...skill, fr: 'Greffe des arbres', ar: 'تطعيم الأشجار' };
    const context = async () => by(cast.coordinatorNational);
    expect(await acceptProposal(await context(), id, { ...other, fr: taken.fr })).toMatchObject({
      fields: { fr: { code: 'skillExists' } },
    });
    expect(await acceptProposal(await context(), id, { ...other, ar: taken.ar })).toMatchObject({
      fields: { ar: { code: 'skillExists' } },
    });
    expect(await acceptProposal(await context(), id, { ...other, family: 'none' })).toMatchObject({
      fields: { family: { code: 'familyMissing' } },
    });
  });

  test('merges it: what the listing says of that skill already stands, and the words find it', async () => {
    const { id, needId, offerId } = await proposed('Schémas de tables');
    valueOf(await mergeProposal(await by(coordinatorIn('04')), id, 'database_design'));
    expect(await db.needSkill.findMany({ where: { needId, skillCode: 'database_design' } })).toMatchObject([{ importance: 'essential' }]);
    expect(await db.offerSkill.findMany({ where: { offerId, skillCode: 'database_design' } })).toMatchObject([{ level: 4 }]);
    expect(await proposalsOf(needId)).toEqual([]);
    expect((await db.skill.findUniqueOrThrow({ where: { code: 'database_design' } })).synonymsFr).toContain('Schémas de tables');
  });

  test('declines it with a reason; the listings go on without it', async () => {
    const { id, needId } = await proposed('Bonne humeur');
    const { told } = await watch(async () => declineProposal(await by(coordinatorIn('04')), id, 'Ce n’est pas une compétence.'));
    expect(told).toMatchObject([{ event: 'skill_declined', params: { reason: 'Ce n’est pas une compétence.' } }]);
    expect(await proposalsOf(needId)).toEqual([]);
    expect(await db.skillProposal.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'declined', skillCode: null });
  });

  test('of another region does not decide; of two at once, one does', async () => {
    const { id } = await proposed('Ferronnerie d’art');
    expect(await declineProposal(await by(coordinatorOut('04')), id, 'Une raison.')).toEqual({ ok: false, code: 'forbidden' });
    const [one, two] = [await by(coordinatorIn('04')), await by(cast.coordinatorNational)];
    const results = await Promise.all([mergeProposal(one, id, 'database_design'), declineProposal(two, id, 'Une raison de plus.')]);
    expect(tally(results)).toEqual({ done: 1, changed: 1 });
  });
});

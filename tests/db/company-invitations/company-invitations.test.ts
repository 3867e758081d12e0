import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashSecret, newSecret } from '@/lib/auth/secret';
import { inviteCompanyAction, resendCompanyInvitationAction, revokeCompanyInvitationAction } from '@/lib/company-invitations/actions';
import { inviteCompany, revokeCompanyInvitation } from '@/lib/company-invitations/commands';
import { loadCompanyInvitations, loadProgrammeInvitations, loadWelcome } from '@/lib/company-invitations/loaders';
import { COMPANY_INVITATION_DAYS } from '@/lib/company-invitations/rules';
import { db } from '@/lib/db/client';
import { LIMITS } from '@/lib/limits/rules';
import { confirmRegistration, register } from '@/lib/registration/commands';
import { loadRegister } from '@/lib/registration/loaders';
import { registerSchema } from '@/lib/registration/schema';
import { act } from '@/tests/support/act';
import { cast, coordinatorIn, coordinatorOut, listings, type Person } from '@/tests/support/cast';
import { sentCompanyInvitation } from '@/tests/support/company-invitations';
import { addPerson, lettersTo, newEmail } from '@/tests/support/links';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addOrganisation } from '@/tests/support/organisations';
import { addNeed, by } from '@/tests/support/requests';

const DAY = 86_400_000;
const owner = cast.associationOwner;
const { coordinatorNational } = cast;
const NAME = 'Lumière du Fleuve';

const invite = (person: Person | null, email: string, more: Record<string, string> = {}) =>
  act(inviteCompanyAction, person, {
    ...(person?.organisationId && { organisationId: String(person.organisationId) }),
    ...{ companyName: NAME, email, language: 'fr', need: '', words: '', _submission: randomUUID(), _locale: 'fr', ...more },
  });
const manage = (action: typeof resendCompanyInvitationAction, invitationId: string, person: Person | null = owner) =>
  act(action, person, { invitationId, _submission: randomUUID() });
const rowOf = (email: string) => db.companyInvitation.findFirstOrThrow({ where: { email, acceptedAt: null, revokedAt: null } });
const at = (id: string) => db.companyInvitation.findUniqueOrThrow({ where: { id } });
const deedsOf = async (id: string) =>
  (await db.auditEvent.findMany({ where: { subject: 'company_invitation', subjectId: id }, orderBy: { id: 'asc' } })).map(
    ({ action }) => action,
  );
const welcome = (token: string, person: Person | null = null) => viewAs(person, () => loadWelcome(token));

/** Somebody of an association of their own, whose letters nobody else counts. */
async function addInviter(state: 'verified' | 'submitted' | 'suspended' = 'verified') {
  const person = await addPerson();
  const { id } = await addOrganisation({ state, owner: person });
  return { ...person, organisationId: id };
}

describe('inviting', () => {
  test('mails a page in the language that was chosen, names who caused it, and keeps only the hash', async () => {
    const email = newEmail();
    const asked = { language: 'ar', need: String(listings.databaseNeed.id), words: 'نلتقي قريبا.', _locale: 'fr' };
    expect(await invite(owner, email.toUpperCase(), asked)).toMatchObject({
      outcome: 'done',
      redirectTo: '/fr/association/invitations?done=invited#sent',
    });
    const [letter, ...others] = await lettersTo(email);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ locale: 'ar', token: expect.stringMatching(/^.{43}$/) });
    const { nameFr, nameAr } = await db.organisation.findUniqueOrThrow({ where: { id: owner.organisationId } });
    const { name, nameAr: inviterAr } = await db.user.findUniqueOrThrow({ where: { id: owner.userId } });
    for (const said of ['/ar/welcome/', nameAr ?? nameFr, inviterAr ?? name, NAME]) expect(letter?.text).toContain(said);
    // What the inviter wrote freely stands on the page, and in no mail of ours.
    expect(letter?.text).not.toContain('نلتقي قريبا');
    const row = await rowOf(email);
    expect(row).toMatchObject({
      ...{ organisationId: owner.organisationId, invitedById: owner.userId, companyName: NAME, locale: 'ar', words: 'نلتقي قريبا.' },
      ...{ needId: listings.databaseNeed.id, tokenHash: hashSecret(letter?.token ?? ''), companyId: null },
    });
    expect(row.expiresAt.getTime() - row.sentAt.getTime()).toBe(COMPANY_INVITATION_DAYS * DAY);
    expect(await deedsOf(row.id)).toEqual(['company_invitation_sent']);
  });

  test('the programme asks for any association’s open need, by the address of its page', async () => {
    const email = newEmail();
    const need = `https://khibra.example/fr/needs/${listings.databaseNeed.id}`;
    expect(await invite(coordinatorNational, email, { need })).toMatchObject({
      redirectTo: '/fr/programme/invitations?done=invited#sent',
    });
    expect(await rowOf(email)).toMatchObject({ organisationId: null, needId: listings.databaseNeed.id });
    const [letter] = await lettersTo(email);
    expect(letter?.subject).toMatch(/programme/);
  });

  test.each([
    ['that there is not', async () => 999_999_999],
    ['of another association', () => addNeed(cast.otherAssociationOwner)],
    ['that is closed', async () => closed(await addNeed(owner))],
  ])('not to a need %s', async (_which, need) => {
    expect(await invite(owner, newEmail(), { need: String(await need()) })).toMatchObject({
      outcome: 'invalid',
      state: { fields: { need: { code: 'needNotOpen' } } },
    });
  });

  test('the programme asks no company to what companies need', async () => {
    expect(await invite(coordinatorNational, newEmail(), { need: String(await addNeed(cast.companyOwner)) })).toMatchObject({
      state: { fields: { need: { code: 'needNotOpen' } } },
    });
  });

  test('one invitation of an inviter waits at an address; another inviter may send theirs', async () => {
    const email = newEmail();
    expect(await invite(owner, email)).toMatchObject({ outcome: 'done' });
    expect(await invite(cast.associationMember, email)).toMatchObject({
      outcome: 'invalid',
      state: { fields: { email: { code: 'alreadyInvited' } } },
    });
    expect(await invite(coordinatorNational, email)).toMatchObject({ outcome: 'done' });
    expect(await invite(coordinatorIn('04'), email)).toMatchObject({ state: { fields: { email: { code: 'alreadyInvited' } } } });
    expect(await lettersTo(email)).toHaveLength(2);
  });

  test('one that has run out is replaced', async () => {
    const { id, email } = await sentCompanyInvitation({ now: new Date(Date.now() - (COMPANY_INVITATION_DAYS + 1) * DAY) });
    expect(await invite(owner, email)).toMatchObject({ outcome: 'done' });
    expect(await at(id)).toMatchObject({ revokedAt: expect.any(Date) });
    expect((await rowOf(email)).id).not.toBe(id);
  });

  test('answers alike whether the address has an account or not; its own mailbox is told', async () => {
    const known = await addPerson();
    const email = newEmail();
    expect(await invite(owner, email)).toEqual(await invite(owner, known.email));
    const [[stranger], [member]] = await Promise.all([lettersTo(email), lettersTo(known.email)]);
    expect(stranger?.text).not.toMatch(/déjà un compte/);
    expect(member?.text).toMatch(/déjà un compte/);
    expect(member?.text).not.toContain(known.name);
    const list = await viewAs(owner, () => loadCompanyInvitations('association', undefined));
    const [one, other] = [email, known.email].map((address) => list.invitations.find((row) => row.email === address));
    expect({ ...one, id: '', email: '', sentAt: 0, expiresAt: 0 }).toEqual({ ...other, id: '', email: '', sentAt: 0, expiresAt: 0 });
  });

  test('ten presses of one button send one letter', async () => {
    const inviter = await addInviter();
    const email = newEmail();
    const context = { ...(await by(inviter)), submissionId: randomUUID(), now: new Date() };
    const input = {
      ...{ organisationId: inviter.organisationId, companyName: NAME, email },
      language: 'fr',
      need: null,
      words: null,
    } as const;
    await Promise.all(Array.from({ length: 10 }, () => inviteCompany(context, input)));
    expect(await lettersTo(email)).toHaveLength(1);
  });

  test('so many leave an association within a day', async () => {
    const inviter = await addInviter();
    const most = LIMITS.company_invitation.account.attempts;
    for (let sent = 0; sent < most; sent += 1) expect(await invite(inviter, newEmail())).toMatchObject({ outcome: 'done' });
    expect(await invite(inviter, newEmail())).toMatchObject({ outcome: 'companyInvitationsToday', state: { params: { most } } });
  });

  test('and so many reach one mailbox, whoever sends them', async () => {
    const email = newEmail();
    for (let sent = 0; sent < LIMITS.company_letter.account.attempts; sent += 1)
      expect(await invite(await addInviter(), email)).toMatchObject({ outcome: 'done' });
    expect(await invite(await addInviter(), email)).toMatchObject({ outcome: 'mailboxLettersToday' });
  });

  test.each(['submitted', 'suspended'] as const)('not by an association that is %s', async (state) => {
    expect(await invite(await addInviter(state), newEmail())).toMatchObject({ outcome: 'forbidden' });
  });
});

async function closed(id: number): Promise<number> {
  await db.skillNeed.update({ where: { id }, data: { state: 'closed' } });
  return id;
}

describe('afterwards', () => {
  test('a new link replaces the old one, for as long again', async () => {
    const { id, email, token } = await sentCompanyInvitation({ now: new Date(Date.now() - 40 * DAY) });
    expect(await welcome(token)).toEqual({ state: 'expired' });
    expect(await manage(resendCompanyInvitationAction, id, cast.associationMember)).toMatchObject({
      redirectTo: '/fr/association/invitations?done=resent#sent',
    });
    const [letter] = await lettersTo(email);
    expect(await welcome(token)).toEqual({ state: 'unknown' });
    expect(await welcome(letter?.token ?? '')).toMatchObject({ state: 'waiting' });
    expect(await at(id)).toMatchObject({ invitedById: cast.associationMember.userId });
    expect(await deedsOf(id)).toEqual(['company_invitation_resent']);
  });

  test('one that was taken back opens nothing, and is taken back once', async () => {
    const { id, token } = await sentCompanyInvitation();
    expect(await manage(revokeCompanyInvitationAction, id)).toMatchObject({
      redirectTo: '/fr/association/invitations?done=revoked#sent',
    });
    expect(await welcome(token)).toEqual({ state: 'revoked' });
    expect(await manage(revokeCompanyInvitationAction, id)).toMatchObject({ outcome: 'changed' });
    expect(await manage(resendCompanyInvitationAction, id)).toMatchObject({ outcome: 'changed' });
    expect(await deedsOf(id)).toEqual(['company_invitation_revoked']);
  });

  test('one that is not there', async () => {
    for (const action of [resendCompanyInvitationAction, revokeCompanyInvitationAction])
      expect(await manage(action, randomUUID())).toMatchObject({ outcome: 'notFound' });
  });

  test('of an association that the programme has suspended, nothing is followed', async () => {
    const inviter = await addInviter();
    const { token } = await sentCompanyInvitation({ organisationId: inviter.organisationId, invitedById: inviter.userId });
    await db.organisation.update({ where: { id: inviter.organisationId }, data: { state: 'suspended', stateReason: 'x' } });
    expect(await welcome(token)).toEqual({ state: 'revoked' });
  });
});

describe('the page', () => {
  test('says who asks whom, what for, and where to go on', async () => {
    const { token } = await sentCompanyInvitation({ needId: listings.databaseNeed.id, words: 'À bientôt.' });
    const { name, nameAr } = await db.user.findUniqueOrThrow({ where: { id: owner.userId } });
    expect(await welcome(token)).toMatchObject({
      state: 'waiting',
      invitation: {
        ...{ token, companyName: NAME, way: 'register', inviterName: { fr: name, ar: nameAr } },
        words: { fr: 'À bientôt.', ar: null },
        organisation: { id: owner.organisationId },
        need: { id: listings.databaseNeed.id },
      },
    });
    // Looking uses nothing up.
    expect(await welcome(token)).toMatchObject({ state: 'waiting' });
  });

  test('leads whoever has an account to it', async () => {
    const { email } = await addPerson();
    const { token } = await sentCompanyInvitation({ email, organisationId: null });
    expect(await welcome(token)).toMatchObject({ invitation: { way: 'signIn', organisation: null } });
    expect(await welcome(token, cast.otherCompanyOwner)).toMatchObject({ invitation: { way: 'signedIn' } });
  });

  test('shows no need that nobody may read any more', async () => {
    const { token } = await sentCompanyInvitation({ needId: await closed(await addNeed(owner)) });
    expect(await welcome(token)).toMatchObject({ state: 'waiting', invitation: { need: null } });
  });

  test.each(['', 'x', newSecret(), `${'x'.repeat(42)}\0`])('a link of nothing: %j', async (token) => {
    expect(await welcome(token)).toEqual({ state: 'unknown' });
  });
});

describe('who knows of them', () => {
  test('an association’s people, and for the programme its staff', async () => {
    const { id } = await sentCompanyInvitation();
    const programme = await sentCompanyInvitation({ organisationId: null });
    const ids = (view: object | number | string) =>
      typeof view === 'object' && 'invitations' in view ? (view.invitations as { id: string }[]).map((row) => row.id) : view;
    const own = async (person: Person | null, side = 'association') =>
      ids(await loadAs(person, () => loadCompanyInvitations(side, undefined)));
    for (const person of [owner, cast.associationMember]) expect(await own(person)).toContain(id);
    expect(await own(owner)).not.toContain(programme.id);
    expect(await own(cast.otherAssociationOwner)).not.toContain(id);
    for (const person of [cast.companyOwner, coordinatorNational, cast.observer]) expect(await own(person)).toBe(403);
    expect(await own(cast.companyOwner, 'company')).toBe(404);
    expect(await own(null)).toMatch(/sign-in/);
    const staffed = async (person: Person | null) => ids(await loadAs(person, () => loadProgrammeInvitations(undefined)));
    for (const person of [coordinatorNational, coordinatorIn('04'), coordinatorOut('04'), cast.administrator])
      expect(await staffed(person)).toContain(programme.id);
    expect(await staffed(coordinatorNational)).not.toContain(id);
    for (const person of [owner, cast.companyOwner, cast.observer]) expect(await staffed(person)).toBe(403);
    expect(await staffed(null)).toMatch(/sign-in/);
  });

  test('an administrator reads, and invites nobody; an association that waits neither', async () => {
    expect(await viewAs(cast.administrator, () => loadProgrammeInvitations('invited'))).toMatchObject({
      mayInvite: false,
      done: 'invited',
    });
    expect(await viewAs(cast.unverifiedOwner, () => loadCompanyInvitations('association', 'x'))).toMatchObject({
      ...{ mayInvite: false, needs: [], done: null },
    });
    expect(await viewAs(owner, () => loadCompanyInvitations('association', undefined))).toMatchObject({
      ...{ mayInvite: true, needs: expect.arrayContaining([expect.objectContaining({ id: listings.databaseNeed.id })]) },
    });
  });
});

/** Somebody registers as the form sends it, and opens the link. */
async function registered({ email = newEmail(), invitation, between, ...typed }: Registering) {
  const { legalForm = 'company', from } = typed;
  const organisationName = `Atelier ${randomUUID()}`;
  const fields = {
    ...{ name: ['Hiba Amrani'], email: [email], legalForm: [legalForm], organisationName: [organisationName], province: ['04.441'] },
    ...(invitation !== undefined && { invitation: [invitation] }),
    ...(from !== undefined && { from: [from] }),
  };
  await register({ input: registerSchema.parse(fields), locale: 'fr', address: null }, new Date());
  const letter = (await lettersTo(email)).findLast(({ text }) => text.includes('/register/'));
  await between?.();
  expect(
    await confirmRegistration({ token: letter?.token ?? '', password: 'trois mots au hasard', address: null }, new Date()),
  ).toMatchObject({ ok: true });
  return db.organisation.findFirstOrThrow({ where: { nameFr: organisationName }, select: { id: true, origin: true } });
}

interface Registering {
  email?: string;
  invitation?: string;
  from?: string;
  legalForm?: string;
  /** What happens while the mailbox has not answered. */
  between?: () => Promise<unknown>;
}

const noticesOf = (person: Person) =>
  db.notification.findMany({ where: { userId: person.userId, event: 'company_invitation_accepted' }, orderBy: { id: 'desc' } });

describe('registering by an invitation', () => {
  test('the form begins with what the invitation says, for whoever follows it', async () => {
    const { token, email } = await sentCompanyInvitation();
    expect(await viewAs(null, () => loadRegister({ side: 'company', invitation: token }))).toMatchObject({
      ...{ side: 'company', invitation: { token, email, companyName: NAME } },
    });
    for (const none of ['x', newSecret(), [token], undefined])
      expect(await viewAs(null, () => loadRegister({ side: 'company', invitation: none }))).toMatchObject({ invitation: null });
  });

  test('is where the company comes from; who invited sees it, and is told', async () => {
    const before = (await noticesOf(owner)).length;
    const { id, token, email } = await sentCompanyInvitation();
    const company = await registered({ email, invitation: token, from: 'share' });
    expect(company.origin).toBe('invitation');
    expect(await at(id)).toMatchObject({ acceptedAt: expect.any(Date), companyId: company.id });
    expect(await deedsOf(id)).toEqual(['company_invitation_accepted']);
    const told = await noticesOf(owner);
    expect(told).toHaveLength(before + 1);
    expect(told[0]).toMatchObject({ params: { companyName: NAME }, href: '/association/invitations' });
    const list = await viewAs(owner, () => loadCompanyInvitations('association', undefined));
    expect(list.invitations.find((row) => row.id === id)).toMatchObject({
      ...{ state: 'accepted', company: { id: company.id, verified: false } },
    });
    expect(await welcome(token)).toEqual({ state: 'accepted' });
  });

  test('a colleague with another address may follow it', async () => {
    const { id, token } = await sentCompanyInvitation({ organisationId: null });
    const company = await registered({ invitation: token });
    expect(company.origin).toBe('invitation');
    expect(await at(id)).toMatchObject({ companyId: company.id });
    expect((await noticesOf(coordinatorNational))[0]).toMatchObject({ href: '/programme/invitations' });
  });

  test('with the address that it waits at, it counts without its link; so do others that wait there', async () => {
    const { id, email } = await sentCompanyInvitation();
    const programme = await sentCompanyInvitation({ email, organisationId: null });
    const company = await registered({ email });
    expect(company.origin).toBe('invitation');
    for (const one of [id, programme.id]) expect(await at(one)).toMatchObject({ companyId: company.id });
  });

  test('one that was followed in time is accepted after its end, and after it was sent again', async () => {
    const { id, token } = await sentCompanyInvitation();
    const company = await registered({
      invitation: token,
      between: async () => {
        await manage(resendCompanyInvitationAction, id);
        await db.companyInvitation.update({ where: { id }, data: { expiresAt: new Date() } });
      },
    });
    expect(await at(id)).toMatchObject({ companyId: company.id });
  });

  test('one that was taken back meanwhile led nobody here', async () => {
    const { id, token } = await sentCompanyInvitation();
    const context = { ...(await by(owner)), submissionId: randomUUID(), now: new Date() };
    const company = await registered({ invitation: token, between: () => revokeCompanyInvitation(context, { invitationId: id }) });
    expect(company.origin).toBe('direct');
    expect(await at(id)).toMatchObject({ acceptedAt: null, companyId: null });
  });

  test('one that has run out at an address leads nobody here', async () => {
    const { email } = await sentCompanyInvitation({ now: new Date(Date.now() - 40 * DAY) });
    expect((await registered({ email })).origin).toBe('direct');
  });

  test('two who follow one link at once: one company came by it', async () => {
    const { id, token } = await sentCompanyInvitation();
    const companies = await Promise.all([registered({ invitation: token }), registered({ invitation: token })]);
    expect(companies.map(({ origin }) => origin).sort()).toEqual(['direct', 'invitation']);
    expect(await at(id)).toMatchObject({ companyId: companies.find(({ origin }) => origin === 'invitation')?.id });
    expect(await deedsOf(id)).toEqual(['company_invitation_accepted']);
  });

  test('an association that registers accepts none', async () => {
    const { id, token, email } = await sentCompanyInvitation();
    expect((await registered({ email, invitation: token, legalForm: 'association' })).origin).toBeNull();
    expect(await at(id)).toMatchObject({ acceptedAt: null });
  });

  test('who acts for the inviter no more is told nothing', async () => {
    const inviter = await addInviter();
    const { id, token } = await sentCompanyInvitation({ organisationId: inviter.organisationId, invitedById: inviter.userId });
    await db.membership.deleteMany({ where: { userId: inviter.userId } });
    await registered({ invitation: token });
    expect(await at(id)).toMatchObject({ acceptedAt: expect.any(Date) });
    expect(await noticesOf(inviter)).toEqual([]);
  });

  test('the waiting registration keeps its number, and no secret', async () => {
    const { id, token, email } = await sentCompanyInvitation();
    const fields = { name: ['Hiba Amrani'], email: [email], legalForm: ['company'], organisationName: ['Atelier'], province: ['04.441'] };
    await register({ input: registerSchema.parse({ ...fields, invitation: [token] }), locale: 'fr', address: null }, new Date());
    const { payload } = await db.mailedLink.findFirstOrThrow({ where: { email, purpose: 'confirm_registration' } });
    expect(payload).toMatchObject({ invitationId: id });
    expect(JSON.stringify(payload)).not.toContain(token);
  });
});

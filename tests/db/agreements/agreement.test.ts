import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkDocument, findDocument, issueAgreement, saveAgreement, signAgreement } from '@/lib/agreements/commands';
import { loadAgreement, loadDocument, loadPrepare, loadSignedCopy, loadVerified } from '@/lib/agreements/loaders';
import { findByCode, findDocumentBytes } from '@/lib/agreements/queries';
import { db } from '@/lib/db/client';
import { asRequest, tokenOf } from '@/tests/support/act';
import { addMission, documentOf, filled, missionAt } from '@/tests/support/agreements';
import { cast, coordinatorOut, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addWorker } from '@/tests/support/mission-people';
import { associationGives, by, companyGives, tally, valueOf, watch } from '@/tests/support/requests';

const { associationOwner, associationMember, companyOwner, companyMember } = cast;
const PDF = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n');

const sign = async (person: Person, missionId: number, documentId: number | null, files: File[] = []) =>
  signAgreement(await by(person), { missionId, documentId, name: 'Salma Idrissi', function: 'Présidente', files });

const view = (person: Person, missionId: number) => viewAs(person, () => loadAgreement(String(missionId)));
const handedOut = async <T>(person: Person | null, load: () => Promise<T>) =>
  (await asRequest(person && (await tokenOf(person)), load)).answer;
const signedAt = async (id: number) => (await db.mission.findUniqueOrThrow({ where: { id } })).signedAt;

describe('preparing', () => {
  test('what is missing is named with who can give it, until both have given it', async () => {
    const missionId = await addMission();
    const before = await view(associationMember, missionId);
    expect(before).toMatchObject({ step: 'prepare', mayPrepare: true, mayIssue: false, document: null, signsFor: null });
    expect(before.missing.map(({ of }) => of)).toEqual(['both', 'association', 'company']);
    expect(before.missing.flatMap(({ names }) => names)).toContain('companySignatoryName');
    valueOf(await saveAgreement(await by(companyMember), await filled(missionId)));
    expect(await view(associationMember, missionId)).toMatchObject({ step: 'ready', mayIssue: true, missing: [] });
  });

  test('what nobody has filled in yet prints as a blank, and blocks the signature', async () => {
    const missionId = await addMission();
    const text = JSON.stringify((await view(companyOwner, missionId)).clauses);
    expect(text).toContain('……');
    expect(await issueAgreement(await by(companyOwner), { missionId, version: 1 })).toMatchObject({ code: 'agreementIncomplete' });
  });

  test('the form asks nothing that no clause of the regime needs, and holds what was saved', async () => {
    const missionId = await addMission();
    valueOf(await saveAgreement(await by(companyMember), await filled(missionId, 'un mardi sur deux')));
    const form = await viewAs(associationMember, () => loadPrepare(String(missionId)));
    expect(form.groups.flatMap(({ fields }) => fields)).not.toContain('accreditationReference');
    expect(form.initial).toMatchObject({ rhythmTextFr: ['un mardi sur deux'], rhythmTextAr: ['نصف يوم في الأسبوع'], noticePeriod: ['15'] });
  });

  test('of two sides who save at once, one is told that it has changed', async () => {
    const missionId = await addMission();
    const input = await filled(missionId);
    const results = await Promise.all([companyMember, associationMember].map(async (person) => saveAgreement(await by(person), input)));
    expect(tally(results)).toEqual({ done: 1, changed: 1 });
  });

  test('the dates are the mission’s', async () => {
    const missionId = await addMission();
    const input = await filled(missionId);
    const { deeds } = await watch(async () => saveAgreement(await by(companyMember), { ...input, endsOn: '2099-12-31' }));
    expect((await missionAt(missionId)).endsOn).toEqual(new Date('2099-12-31'));
    expect(deeds).toEqual([
      {
        actorId: companyMember.userId,
        action: 'agreement_save',
        subject: 'mission',
        subjectId: String(missionId),
        fields: ['agreement', 'endsOn'],
      },
    ]);
  });
});

describe('issuing', () => {
  test('keeps the document with its hash, and invites the owners of both sides to sign', async () => {
    const missionId = await addMission(companyGives, { agreement: 'filled' });
    const { result, told, deeds, mails } = await watch(async () => issueAgreement(await by(associationMember), { missionId, version: 2 }));
    expect(result).toEqual({ ok: true, value: { missionId } });
    const document = await documentOf(missionId);
    const bytes = await findDocumentBytes(document.id);
    expect(document).toMatchObject({ kind: 'agreement', textVersion: 1, agreementVersion: 2 });
    expect(document.reference).toMatch(/^KH-\d{4}-\d{5}$/);
    expect(document.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(told.map(({ userId, event, href }) => ({ userId, event, href }))).toEqual(
      [associationOwner.userId, companyOwner.userId]
        .sort()
        .map((userId) => ({ userId, event: 'agreement_to_sign', href: `/missions/${missionId}/agreement` })),
    );
    expect(mails).toBe(2);
    expect(deeds).toMatchObject([{ actorId: associationMember.userId, action: 'agreement_issue', fields: ['agreement'] }]);
  });

  test('of two at once, one is kept', async () => {
    const missionId = await addMission(companyGives, { agreement: 'filled' });
    const results = await Promise.all(
      [companyMember, associationMember].map(async (person) => issueAgreement(await by(person), { missionId, version: 2 })),
    );
    expect(tally(results)).toEqual({ done: 1, changed: 1 });
    expect(await db.missionDocument.count({ where: { missionId } })).toBe(1);
  });

  test('a change voids the document and what was signed of it; the next one has another reference', async () => {
    const missionId = await addMission(companyGives, { agreement: 'issued' });
    const first = await documentOf(missionId);
    valueOf(await sign(companyOwner, missionId, first.id));
    valueOf(await saveAgreement(await by(associationMember), await filled(missionId, 'un vendredi sur deux')));
    expect((await loadVerified(first.code, undefined))?.status).toBe('superseded');
    expect(await sign(associationOwner, missionId, first.id)).toMatchObject({ code: 'changed' });
    valueOf(await issueAgreement(await by(companyMember), { missionId, version: 3 }));
    const second = await documentOf(missionId);
    expect(second.reference).not.toBe(first.reference);
    const after = await view(companyOwner, missionId);
    expect(after.earlier.map(({ reference }) => reference)).toEqual([first.reference]);
    expect(after.sides.every(({ signature }) => signature === null)).toBe(true);
  });
});

describe('signing', () => {
  test('the second side opens the mission, and both are told, and whoever works on it', async () => {
    const missionId = await addMission(companyGives, { agreement: 'issued' });
    const document = await documentOf(missionId);
    const first = await watch(() => sign(companyOwner, missionId, document.id));
    expect(first).toMatchObject({ result: { ok: true }, told: [], deeds: [{ action: 'mission_sign', fields: ['signatures'] }] });
    expect(await signedAt(missionId)).toBeNull();
    expect((await loadVerified(document.code, undefined))?.status).toBe('waiting');
    const worker = await addWorker({ ...companyGives, id: missionId });
    const second = await watch(() => sign(associationOwner, missionId, document.id));
    expect(second.told.map(({ event }) => event)).toEqual(Array(3).fill('agreement_complete'));
    // Whoever works on the mission reads it, and not its agreement.
    expect(second.told.map(({ userId, href }) => [userId === worker.userId, href])).toEqual([
      [false, `/missions/${missionId}/agreement`],
      [false, `/missions/${missionId}/agreement`],
      [true, `/missions/${missionId}`],
    ]);
    expect(second.deeds).toMatchObject([{ action: 'mission_sign', fields: ['signatures', 'signedAt'] }]);
    expect(await signedAt(missionId)).toBeInstanceOf(Date);
    expect((await loadVerified(document.code, undefined))?.status).toBe('inForce');
    expect(await view(companyMember, missionId)).toMatchObject({ step: 'signed', mayPrepare: false, signsFor: null });
    expect(await saveAgreement(await by(companyMember), await filled(missionId))).toMatchObject({ code: 'forbidden' });
    expect(await sign(companyOwner, missionId, document.id)).toMatchObject({ code: 'forbidden' });
  });

  test('both at once are both kept, and the mission opens once', async () => {
    const missionId = await addMission(companyGives, { agreement: 'issued' });
    const { id } = await documentOf(missionId);
    const { result, told } = await watch(() => Promise.all([companyOwner, associationOwner].map((person) => sign(person, missionId, id))));
    expect(tally(result)).toEqual({ done: 2 });
    expect(told).toHaveLength(2);
  });

  test('a side signs once', async () => {
    const missionId = await addMission(companyGives, { agreement: 'issued' });
    const { id } = await documentOf(missionId);
    const results = await Promise.all([companyOwner, companyOwner].map((person) => sign(person, missionId, id)));
    expect(tally(results)).toEqual({ done: 1, changed: 1 });
  });

  test('a member who is no owner signs nothing', async () => {
    const missionId = await addMission(companyGives, { agreement: 'issued' });
    const { id } = await documentOf(missionId);
    expect(await sign(companyMember, missionId, id)).toMatchObject({ code: 'forbidden' });
    expect((await view(companyMember, missionId)).signsFor).toBeNull();
  });

  test('the copy of what was signed on paper is kept, told by its content', async () => {
    const missionId = await addMission(companyGives, { agreement: 'issued' });
    const { id } = await documentOf(missionId);
    const text = new File(['un simple texte'], 'convention.pdf');
    expect(await sign(companyOwner, missionId, id, [text])).toMatchObject({ code: 'invalid', fields: { scan: { code: 'fileMisnamed' } } });
    valueOf(await sign(companyOwner, missionId, id, [new File([PDF], '../scan.pdf')]));
    const signature = (await view(companyOwner, missionId)).sides.find(({ side }) => side === 'giver')?.signature;
    expect(signature?.scanName).toBe('scan.pdf');
    const copy = await handedOut(associationMember, () => loadSignedCopy(signature?.id ?? ''));
    expect(copy).toMatchObject({ bytes: PDF, mediaType: 'application/pdf' });
    for (const person of [cast.otherCompanyOwner, cast.otherAssociationOwner]) {
      expect(await handedOut(person, () => loadSignedCopy(signature?.id ?? ''))).toBeNull();
    }
  });

  test('what an association gives is agreed on here, in clauses of its own', async () => {
    const missionId = await addMission(associationGives, { agreement: 'filled' });
    const read = await view(companyOwner, missionId);
    expect(read).toMatchObject({ step: 'ready', outside: false, mayPrepare: true, missing: [] });
    const words = JSON.stringify(read.clauses);
    expect(read.clauses[0]?.title.fr).toContain('une association au service d’une entreprise');
    expect(words).toContain('L’Entreprise accepte chaque livrable');
    expect(words).toContain('وتؤكدها المقاولة');
    // Each side is named as what it is, whoever gives.
    const { giver, receiver } = await missionAt(missionId);
    expect(words).toContain(`${receiver.company?.ice}`);
    const parties = JSON.stringify(read.clauses.find(({ code }) => code === 'parties')?.paragraphs.fr);
    expect(parties.indexOf(giver.nameFr ?? '?')).toBeGreaterThanOrEqual(0);
    expect(parties.indexOf(giver.nameFr ?? '?')).toBeLessThan(parties.indexOf(receiver.nameFr ?? '?'));
    valueOf(await issueAgreement(await by(associationOwner), { missionId, version: 2 }));
    const { id } = await documentOf(missionId);
    valueOf(await sign(companyOwner, missionId, id));
    valueOf(await sign(associationOwner, missionId, id));
    expect(await signedAt(missionId)).toBeInstanceOf(Date);
  });

  test('volunteers help no company by a text of ours: both sides hand in the signed copy', async () => {
    const missionId = await addMission(associationGives);
    await db.mission.update({ where: { id: missionId }, data: { regime: 'own_time' } });
    expect(await view(companyOwner, missionId)).toMatchObject({
      step: 'outside',
      outside: true,
      clauses: [],
      mayPrepare: false,
      missing: [],
    });
    expect(await issueAgreement(await by(companyOwner), { missionId, version: 1 })).toMatchObject({ code: 'forbidden' });
    expect(await sign(companyOwner, missionId, null)).toMatchObject({ fields: { scan: { code: 'scanMissing' } } });
    const scan = () => [new File([PDF], 'signee.pdf')];
    valueOf(await sign(companyOwner, missionId, null, scan()));
    expect(await sign(companyOwner, missionId, null, scan())).toMatchObject({ code: 'changed' });
    valueOf(await sign(associationOwner, missionId, null, scan()));
    expect(await signedAt(missionId)).toBeInstanceOf(Date);
  });
});

describe('reading', () => {
  test('is for both sides and the staff', async () => {
    const missionId = await addMission(companyGives, { agreement: 'issued' });
    const { id } = await documentOf(missionId);
    for (const person of [associationMember, companyMember, coordinatorOut('04'), cast.administrator]) {
      expect((await view(person, missionId)).missionId).toBe(missionId);
      expect(await handedOut(person, () => loadDocument(String(id)))).toMatchObject({ mediaType: 'application/pdf' });
    }
    for (const person of [cast.otherAssociationOwner, cast.otherCompanyOwner]) {
      expect(await loadAs(person, () => loadAgreement(String(missionId)))).toBe(404);
      expect(await loadAs(person, () => loadPrepare(String(missionId)))).toBe(404);
      expect(await handedOut(person, () => loadDocument(String(id)))).toBeNull();
    }
    expect(await handedOut(null, () => loadDocument(String(id)))).toBe('signedOut');
    expect(await loadAs(coordinatorOut('04'), () => loadPrepare(String(missionId)))).toBe(403);
  });
});

describe('checking', () => {
  test('says of a file whether it is the document, and of the document nobody’s name', async () => {
    const missionId = await addMission(companyGives, { agreement: 'issued' });
    const { id, code } = await documentOf(missionId);
    const bytes = await findDocumentBytes(id);
    const check = (sent: Uint8Array<ArrayBuffer>) =>
      checkDocument({ code, address: null, now: new Date(), files: [new File([sent], 'x.pdf')] });
    expect(await check(bytes)).toEqual({ ok: true, value: { code, genuine: true } });
    expect(await check(bytes.slice(0, -1))).toEqual({ ok: true, value: { code, genuine: false } });
    const shown = JSON.stringify(await loadVerified(code.toLowerCase(), 'genuine'));
    for (const { userId, name, email } of [companyOwner, companyMember, associationOwner]) {
      for (const personal of [userId, name, email]) expect(shown).not.toContain(personal);
    }
    expect(await loadVerified('000000000000', undefined)).toBeNull();
    expect(await findByCode('000000000000')).toBeNull();
  });

  test('is counted by its address', async () => {
    const now = new Date();
    const tries = await Promise.all(
      Array.from({ length: 121 }, (_, index) => findDocument({ code: String(index).padStart(12, '0'), address: '198.51.100.77', now })),
    );
    expect(tally(tries)).toEqual({ invalid: 120, tooManyAttempts: 1 });
  });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkDocument } from '@/lib/agreements/commands';
import { loadVerified } from '@/lib/agreements/loaders';
import { issueCertificate } from '@/lib/certificates/commands';
import { loadCertificate, loadCertificates, loadWorked } from '@/lib/certificates/loaders';
import { findCertificateBytes } from '@/lib/certificates/queries';
import type { CertificateHolder } from '@/lib/certificates/rules';
import type { CertificateFacts } from '@/lib/certificates/views';
import { db } from '@/lib/db/client';
import { addDays } from '@/lib/i18n/day';
import type { Locale } from '@/lib/i18n/locales';
import { releasePerson } from '@/lib/mission-people/commands';
import { cancelMission, completeMission } from '@/lib/missions/commands';
import { loadFollowed } from '@/lib/missions/loaders';
import { certificatePdf } from '@/lib/pdf/certificate';
import { eraseAccount } from '@/lib/privacy/commands';
import { findOwnData } from '@/lib/privacy/queries';
import { cast, coordinatorIn, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addWorker } from '@/tests/support/mission-people';
import { addConfirmedHours, addHours, addMission, addWorkedHours, missionAt, type OwnMission } from '@/tests/support/missions';
import { associationGives, by, companyGives, today, valueOf, watch } from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;

const issue = async (mission: OwnMission, who: Person, holder: CertificateHolder, language: Locale = 'fr') =>
  issueCertificate(await by(who), { missionId: mission.id, holder, language });
const rowsOf = (mission: OwnMission, language?: Locale) =>
  db.certificate.findMany({ where: { missionId: mission.id, ...(language && { language }) }, orderBy: { id: 'asc' } });
const view = (mission: OwnMission, who: Person) => viewAs(who, () => loadCertificates(String(mission.id)));
const handedOut = async (who: Person | null, id: number) =>
  (await viewAs(who, async () => ({ file: await loadCertificate(String(id)) }))).file;

/** A mission on which somebody named by the giver worked an hour, and the giver another. */
async function worked(): Promise<{ mission: OwnMission; worker: Person & { personId: number } }> {
  const mission = await addMission(companyGives);
  const worker = await addWorker(mission);
  await addWorkedHours(mission, worker);
  await addConfirmedHours(mission);
  return { mission, worker };
}

describe('a certificate', () => {
  test('is of the holder’s own confirmed hours: a person’s of theirs, an association’s of all', async () => {
    const { mission, worker } = await worked();
    await addHours(mission);
    valueOf(await issue(mission, worker, 'person'));
    valueOf(await issue(mission, receiver.member, 'receiver', 'ar'));
    const day = { startsOn: addDays(today, -1), endsOn: addDays(today, -1) };
    expect(await rowsOf(mission)).toMatchObject([
      { userId: worker.userId, side: null, language: 'fr', quarters: 4, ...day, reference: expect.stringMatching(/^KA-\d{4}-\d{5}$/) },
      { userId: null, side: 'receiver', language: 'ar', quarters: 8, ...day },
    ]);
    expect(await db.auditEvent.count({ where: { action: 'certificate_issue', subjectId: String(mission.id) } })).toBe(2);
  });

  test('is the same again from the same facts, however often and by however many it is asked for', async () => {
    const { mission } = await worked();
    const answers = await Promise.all([receiver.owner, receiver.member, receiver.owner].map((who) => issue(mission, who, 'receiver')));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    valueOf(await issue(mission, receiver.owner, 'receiver'));
    expect(await rowsOf(mission)).toHaveLength(1);
    valueOf(await issue(mission, receiver.owner, 'receiver', 'ar'));
    expect(await rowsOf(mission)).toHaveLength(2);
  });

  test('is a new one from new facts, and the old one says that it is outdated', async () => {
    const { mission, worker } = await worked();
    valueOf(await issue(mission, worker, 'person'));
    await addWorkedHours(mission, worker);
    expect((await view(mission, worker)).holders).toMatchObject([{ current: [], languages: ['ar', 'fr'], earlier: [{ quarters: 4 }] }]);
    valueOf(await issue(mission, worker, 'person'));
    const [old, latest] = await rowsOf(mission);
    expect(latest?.quarters).toBe(8);
    const statuses = await Promise.all([old, latest].map(async (row) => (await loadVerified(row?.code ?? '', undefined))?.status));
    expect(statuses).toEqual(['outdated', 'issued']);
    await db.user.update({ where: { id: worker.userId }, data: { name: 'Un autre nom' } });
    expect((await view(mission, worker)).holders).toMatchObject([{ name: { fr: 'Un autre nom' }, current: [] }]);
  });

  test('is not drawn up where no hour is confirmed, and the page says what is missing', async () => {
    const mission = await addMission(companyGives);
    const worker = await addWorker(mission);
    expect(await issue(mission, worker, 'person')).toMatchObject({ code: 'hoursUnconfirmed' });
    expect((await view(mission, worker)).holders).toMatchObject([{ hours: 'none', languages: [] }]);
    await addHours(mission);
    expect(await issue(mission, receiver.owner, 'receiver')).toMatchObject({ code: 'hoursUnconfirmed' });
    expect((await view(mission, receiver.owner)).holders).toMatchObject([{ hours: 'waiting', languages: [] }]);
  });

  test('is nobody else’s: not a company’s, a stranger’s, a coordinator’s, nor of another’s hours', async () => {
    const { mission, worker } = await worked();
    valueOf(await issue(mission, worker, 'person'));
    const [row] = await rowsOf(mission);
    const others = [giver.owner, receiver.owner, cast.otherAssociationOwner, coordinatorIn(region), await addWorker(mission)];
    for (const who of others) {
      expect(await issue(mission, who, 'giver')).toMatchObject({ ok: false });
      expect(await handedOut(who, row?.id ?? 0)).toBeNull();
    }
    expect(await loadAs(giver.owner, () => loadCertificates(String(mission.id)))).toBe(404);
    expect(await loadAs(coordinatorIn(region), () => loadCertificates(String(mission.id)))).toBe(404);
    expect(await handedOut(null, row?.id ?? 0)).toBe('signedOut');
    const seen = await Promise.all(
      [worker, receiver.member, giver.owner].map((who) => viewAs(who, () => loadFollowed(String(mission.id)))),
    );
    expect(seen.map(({ certifiable }) => certifiable)).toEqual([true, true, false]);
  });

  test('stays within reach of whoever worked on the mission and was removed', async () => {
    const { mission, worker } = await worked();
    valueOf(await releasePerson(await by(giver.owner), { missionId: mission.id, personId: worker.personId }));
    expect(await viewAs(worker, loadWorked)).toMatchObject([{ missionId: mission.id, quarters: 4 }]);
    expect(await view(mission, worker)).toMatchObject({ follows: false, holders: [{ holder: 'person' }] });
    valueOf(await issue(mission, worker, 'person', 'ar'));
  });

  test('is of an association that gives, too', async () => {
    const mission = await addMission(associationGives);
    await addConfirmedHours(mission);
    valueOf(await issue(mission, associationGives.giver.member, 'giver'));
    expect(await issue(mission, associationGives.receiver.owner, 'receiver')).toMatchObject({ code: 'forbidden' });
  });
});

describe('when the mission is over', () => {
  test('who worked on it and the association hear once that theirs can be drawn up', async () => {
    const { mission, worker } = await worked();
    await addConfirmedHours(mission, 8);
    const { version } = await missionAt(mission.id);
    const { told, mails } = await watch(async () =>
      valueOf(await completeMission(await by(receiver.owner), { missionId: mission.id, version, need: 'open' })),
    );
    const notice = { event: 'certificate_ready', href: `/missions/${mission.id}/certificates` };
    expect(told.filter(({ event }) => event === 'certificate_ready')).toMatchObject([
      { ...notice, userId: worker.userId, params: { hoursConfirmed: 4 } },
      { ...notice, userId: receiver.owner.userId, params: { hoursConfirmed: 16 } },
    ]);
    expect(mails).toBe(told.length);
  });

  test('nobody hears of hours that nobody confirmed', async () => {
    const mission = await addMission(companyGives);
    await addHours(mission);
    const { version } = await missionAt(mission.id);
    const { told } = await watch(async () =>
      valueOf(await cancelMission(await by(giver.owner), { missionId: mission.id, version, reason: 'Le projet prend une autre voie.' })),
    );
    expect(told.map(({ event }) => event)).not.toContain('certificate_ready');
  });
});

test('the newest in each language is found behind many in the other, and what is left out is said', async () => {
  const { mission, worker } = await worked();
  valueOf(await issue(mission, worker, 'person', 'ar'));
  valueOf(await issue(mission, worker, 'person', 'fr'));
  const [french] = await rowsOf(mission, 'fr');
  if (!french) throw new Error('Nothing was issued');
  const { id: _, ...copied } = french;
  await db.certificate.createMany({
    data: Array.from({ length: 21 }, (__, index) => ({
      ...{ ...copied, bytes: new Uint8Array(copied.bytes), factsSha256: String(index).padStart(64, '0') },
      ...{ reference: `KA-2025-9${String(index).padStart(4, '0')}`, code: `0000000000${String(index).padStart(2, '0')}` },
    })),
  });
  const held = await view(mission, worker);
  expect(held.holders[0]).toMatchObject({ current: [{ language: 'ar' }], languages: ['fr'], more: true });
  expect(held.holders[0]?.earlier).toHaveLength(20);
  valueOf(await issue(mission, worker, 'person', 'ar'));
  expect(await rowsOf(mission, 'ar')).toHaveLength(1);
});

describe('checking', () => {
  test('shows nobody’s name, and tells the file from any other', async () => {
    const { mission, worker } = await worked();
    valueOf(await issue(mission, worker, 'person'));
    const [row] = await rowsOf(mission);
    const { id, code, sha256 } = row ?? { id: 0, code: '', sha256: '' };
    const found = await loadVerified(code, undefined);
    expect(found).toMatchObject({ kind: 'certificate', sha256, status: 'issued' });
    for (const personal of [worker.userId, worker.name, worker.email]) expect(JSON.stringify(found)).not.toContain(personal);
    const bytes = await findCertificateBytes(id);
    const check = (sent: Uint8Array<ArrayBuffer>) =>
      checkDocument({ code, address: null, now: new Date(), files: [new File([sent], 'x.pdf')] });
    expect(await check(bytes)).toEqual({ ok: true, value: { code, genuine: true } });
    expect(await check(bytes.slice(0, -1))).toEqual({ ok: true, value: { code, genuine: false } });
  });
});

describe('a person who is erased', () => {
  test('takes their certificates along; the association’s stay', async () => {
    const { mission, worker } = await worked();
    valueOf(await issue(mission, worker, 'person'));
    valueOf(await issue(mission, receiver.owner, 'receiver'));
    expect((await findOwnData(worker.userId)).certificates).toMatchObject([{ quarters: 4, own: true }]);
    const code = (await rowsOf(mission))[0]?.code ?? '';
    const { actor } = await by(worker);
    valueOf(await eraseAccount({ actor, address: null, now: new Date() }, { password: '', email: worker.email }));
    expect(await rowsOf(mission)).toMatchObject([{ userId: null, side: 'receiver' }]);
    expect(await loadVerified(code, undefined)).toBeNull();
    // Somebody who pressed the button meanwhile is named no more.
    const late = { actor, submissionId: randomUUID(), now: new Date() };
    expect(await issueCertificate(late, { missionId: mission.id, holder: 'person', language: 'fr' })).toMatchObject({ code: 'changed' });
  });
});

describe('the PDF', () => {
  const facts: CertificateFacts = {
    ...{ holder: 'person' as const, name: { fr: '#strong[Hiba] $x$', ar: 'هبة العمراني' }, title: { fr: 'Une base', ar: null } },
    ...{ giver: { fr: 'Noqta', ar: null }, receiver: { fr: null, ar: 'جمعية نسيج' }, mission: 'M-2026-0042' },
    ...{ quarters: 10, startsOn: today, endsOn: today },
  };
  const called = { reference: 'KA-2026-00042', code: '8F3K22QP7XYZ', at: new Date('2026-11-26T10:00:00.000Z') };

  test.each(['ar', 'fr'] as const)('in %s is tagged, small, and the same again from the same facts', (locale) => {
    const [one, other] = [certificatePdf(facts, locale, called), certificatePdf(facts, locale, called)];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
    const objects = Buffer.from(one).toString('latin1');
    for (const part of [/\/StructTreeRoot/, /\/Marked\s*true/, new RegExp(`/Lang\\s*\\(${locale}\\)`)]) expect(objects).toMatch(part);
    expect(one.length).toBeLessThan(100_000);
  });
});

import sharp from 'sharp';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import type { SentFile } from '@/lib/files/keep-file';
import { FILE_MAX_BYTES } from '@/lib/files/rules';
import { attachFile } from '@/lib/plans/commands';
import { loadPlanFile } from '@/lib/plans/loaders';
import { MOST_FILES } from '@/lib/plans/rules';
import { asRequest, tokenOf } from '@/tests/support/act';
import { cast, coordinatorIn, type Person } from '@/tests/support/cast';
import { addMission } from '@/tests/support/missions';
import { addPlanItem, itemAt } from '@/tests/support/plans';
import { by, companyGives, tally, valueOf } from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;
const pdf = (name = 'guide.pdf') => new File(['%PDF-1.7\n1 0 obj\nendobj\n%%EOF'], name);

async function attach(person: Person, itemId: number, files: readonly SentFile[]) {
  const { version } = await itemAt(itemId);
  return attachFile(await by(person), { itemId, version, files });
}

async function handedTo(person: Person | null, id: string) {
  return (await asRequest(person && (await tokenOf(person)), () => loadPlanFile(id))).answer;
}

test('a PDF and a picture are kept by their content, under names without a path', async () => {
  const itemId = await addPlanItem(await addMission(companyGives));
  valueOf(await attach(giver.member, itemId, [pdf('../../etc/guide.pdf')]));
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  valueOf(await attach(receiver.owner, itemId, [new File([new Uint8Array(png)], 'maquette.png')]));
  const rows = await db.planFile.findMany({ where: { itemId }, orderBy: { addedAt: 'asc' } });
  expect(rows.map(({ type, name, addedById }) => [type, name, addedById])).toEqual([
    ['pdf', 'guide.pdf', giver.member.userId],
    ['png', 'maquette.png', receiver.owner.userId],
  ]);
});

test.each([
  ['nothing', [], 'attachmentMissing'],
  ['no byte', [new File([], 'vide.pdf')], 'fileEmpty'],
  ['too many bytes', [new File([new Uint8Array(FILE_MAX_BYTES + 1)], 'lourd.pdf')], 'fileTooLarge'],
  ['a page that calls itself a PDF', [new File(['<script>alert(1)</script>'], 'page.pdf')], 'fileMisnamed'],
  ['two at once', [pdf(), pdf()], 'filesTooMany'],
] as const)('%s is refused with its reason', async (_what, files, code) => {
  const itemId = await addPlanItem(await addMission(companyGives));
  expect(await attach(giver.owner, itemId, files)).toMatchObject({ ok: false, fields: { file: { code } } });
  expect(await db.planFile.count({ where: { itemId } })).toBe(0);
});

test('there are five at most, none after it was delivered, and of two at once one is kept', async () => {
  const mission = await addMission(companyGives);
  const itemId = await addPlanItem(mission);
  const { version } = await itemAt(itemId);
  const contexts = await Promise.all([by(giver.owner), by(receiver.owner)]);
  expect(tally(await Promise.all(contexts.map((context) => attachFile(context, { itemId, version, files: [pdf()] }))))).toEqual({
    done: 1,
    changed: 1,
  });
  for (let count = 1; count < MOST_FILES; count += 1) valueOf(await attach(giver.owner, itemId, [pdf()]));
  expect(await attach(giver.owner, itemId, [pdf()])).toMatchObject({ fields: { file: { code: 'filesTooMany' } } });
  const delivered = await addPlanItem(mission, { state: 'delivered' });
  expect(await attach(giver.owner, delivered, [pdf()])).toMatchObject({ code: 'changed' });
});

test('they are handed out as downloads to both sides and the programme, and to nobody else', async () => {
  const itemId = await addPlanItem(await addMission(companyGives));
  valueOf(await attach(giver.owner, itemId, [pdf()]));
  const { id } = await db.planFile.findFirstOrThrow({ where: { itemId } });
  for (const person of [giver.member, receiver.owner, coordinatorIn(region), cast.administrator]) {
    expect(await handedTo(person, id)).toMatchObject({ mediaType: 'application/pdf', disposition: expect.stringMatching(/^attachment;/) });
  }
  for (const person of [cast.otherCompanyOwner, cast.otherAssociationOwner]) expect(await handedTo(person, id)).toBeNull();
  expect(await handedTo(null, id)).toBe('signedOut');
  for (const wrong of ['1', 'x', id.replace(/^./, 'z')]) expect(await handedTo(giver.owner, wrong)).toBeNull();
  await db.planItem.update({ where: { id: itemId }, data: { state: 'removed' } });
  expect(await handedTo(giver.owner, id)).toBeNull();
});

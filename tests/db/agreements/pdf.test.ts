import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { currentText } from '@/lib/agreement-texts/queries';
import { clausesOf } from '@/lib/agreements/rules';
import { agreementPdf } from '@/lib/pdf/agreement';
import { addMission, missionAt } from '@/tests/support/agreements';
import { plain, textOfPdf } from '@/tests/support/pdf-text';
import { companyGives } from '@/tests/support/requests';

/** All that a PDF says of itself: its plain objects and those it keeps packed. */
function objectsOf(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('latin1');
  const packed = [...raw.matchAll(/\/ObjStm[\s\S]*?stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, bytes = '']) =>
    inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1'),
  );
  return [raw, ...packed].join('\n');
}

const issue = { reference: 'KH-2026-00042', code: '8F3K22QP7XYZ', at: new Date('2026-11-26T10:00:00.000Z') };

async function setPdf(): Promise<Uint8Array<ArrayBuffer>> {
  const mission = await missionAt(await addMission(companyGives, { agreement: 'filled' }));
  return agreementPdf(mission, (await currentText()).clauses, issue);
}

test('is tagged: a tree of headings and paragraphs, each passage with its language', async () => {
  const objects = objectsOf(await setPdf());
  for (const part of [
    '/StructTreeRoot',
    '/Marked true',
    '/S /H1',
    '/S /H2',
    '/S /P',
    '/Lang (fr)',
    '/Lang (ar)',
    '/DisplayDocTitle true',
  ]) {
    expect(objects).toMatch(new RegExp(part.replaceAll(/[()]/g, '\\$&').replaceAll(' ', '\\s*')));
  }
  // A clause has a heading in each language.
  const headings = objects.match(/\/S\s*\/H2\b/g)?.length ?? 0;
  expect(headings).toBeGreaterThan(50);
  expect(headings % 2).toBe(0);
});

test('is the same again from the same mission and moment, byte for byte', async () => {
  const mission = await missionAt(await addMission(companyGives, { agreement: 'filled' }));
  const { clauses } = await currentText();
  const [one, other] = [agreementPdf(mission, clauses, issue), agreementPdf(mission, clauses, issue)];
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  expect(one.length).toBeLessThan(400_000);
});

test('takes nothing that people write for markup', async () => {
  const mission = await missionAt(await addMission(companyGives, { agreement: 'filled', mark: '#pagebreak() *gras* $x$ [fin]' }));
  expect(() => agreementPdf(mission, [], issue)).not.toThrow();
  expect(agreementPdf(mission, (await currentText()).clauses, issue).length).toBeGreaterThan(10_000);
});

test('its words are there for a program that reads it: the reference, both sides, the title of each clause that applies', async () => {
  const mission = await missionAt(await addMission(companyGives, { agreement: 'filled' }));
  const { clauses } = await currentText();
  const words = await textOfPdf(agreementPdf(mission, clauses, issue));
  // The first is the title of the whole.
  const [, ...titles] = clausesOf(clauses, mission).map(({ titleFr }) => plain(titleFr));
  expect(titles.length).toBeGreaterThan(10);
  for (const part of [issue.reference, 'Noqta Systèmes', 'نقطة', ...titles]) expect(words).toContain(part);
});

import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { GET, POST } from '@/app/api/organisations/[id]/logo/route';
import { db } from '@/lib/db/client';
import { LOGO_KEPT_BYTES, LOGO_MAX_BYTES } from '@/lib/organisations/rules';
import { encodeLogo } from '@/lib/pictures/encode-logo';
import { asRequest, tokenOf } from '@/tests/support/act';
import { cast, type Person } from '@/tests/support/cast';
import { digest } from '@/tests/support/digest';
import { addOrganisation } from '@/tests/support/organisations';
import { watch } from '@/tests/support/requests';

/* Pictures are made here, byte by byte where it matters. */

const square = (side: number, colour = '#1d3f94') => sharp({ create: { width: side, height: side, channels: 3, background: colour } });
/** Nothing compresses noise: the heaviest picture of its size. */
const noise = (side: number) =>
  sharp(Buffer.from(Array.from({ length: side * side * 3 }, (_, index) => (index * 7919 + (index >> 3) * 104_729) % 256)), {
    raw: { width: side, height: side, channels: 3 },
  });

const png = await square(300).png().toBuffer();
const jpeg = await square(300).jpeg().toBuffer();
const webp = await square(300).webp().toBuffer();

async function encoded(bytes: Uint8Array) {
  const result = await encodeLogo(bytes);
  if (!result.ok) throw new Error(result.error);
  return result.logo;
}

describe('a picture', () => {
  test.each([
    ['PNG', png],
    ['JPEG', jpeg],
    ['WebP', webp],
  ])('%s becomes a light WebP', async (_type, bytes) => {
    const logo = await encoded(bytes);
    expect(await sharp(logo.bytes).metadata()).toMatchObject({ format: 'webp', width: 256, height: 256 });
    expect(logo).toMatchObject({ width: 256, height: 256, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(logo.bytes.length).toBeLessThanOrEqual(LOGO_KEPT_BYTES);
  });

  test('of pure noise is light as well', async () => {
    const logo = await encoded(await noise(500).png().toBuffer());
    expect(logo.bytes.length).toBeLessThanOrEqual(LOGO_KEPT_BYTES);
    expect(logo.width).toBeGreaterThanOrEqual(64);
  });

  test('wide or small keeps its shape, and is not made larger', async () => {
    expect(await encoded(await square(300).resize(600, 150, { fit: 'fill' }).png().toBuffer())).toMatchObject({ width: 256, height: 64 });
    expect(await encoded(await square(20).png().toBuffer())).toMatchObject({ width: 20, height: 20 });
  });

  test('leaves behind what else the file says', async () => {
    const tagged = await square(64)
      .withExif({ IFD0: { Artist: 'Nabila Chahbouni', Copyright: '34.26,-6.58' } })
      .jpeg()
      .toBuffer();
    expect(tagged.includes('Nabila')).toBe(true);
    const logo = await encoded(tagged);
    expect(Buffer.from(logo.bytes).includes('Nabila')).toBe(false);
    expect(await sharp(logo.bytes).metadata()).not.toHaveProperty('exif');
  });

  test('with another file behind it comes out as the picture alone', async () => {
    const polyglot = Buffer.concat([png, Buffer.from('<script>alert(1)</script>PK\x03\x04')]);
    const logo = await encoded(polyglot);
    expect(Buffer.from(logo.bytes).includes('<script>')).toBe(false);
  });
});

describe('what is not taken', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>');
  const cases: [string, () => Promise<Uint8Array> | Uint8Array, string][] = [
    ['nothing', () => new Uint8Array(), 'missing'],
    ['a drawing', () => svg, 'unknownType'],
    ['a drawing that says it is XML', () => Buffer.concat([Buffer.from('<?xml version="1.0"?>'), svg]), 'unknownType'],
    ['a GIF, moving or not', () => Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'), 'unknownType'],
    ['a GIF that is script as well', () => Buffer.from('GIF89a=1;alert(1)//'), 'unknownType'],
    ['a page', () => Buffer.from('<!doctype html><h1>logo.png</h1>'), 'unknownType'],
    ['a PDF', () => Buffer.from('%PDF-1.7'), 'unknownType'],
    ['a head of PNG without a picture', () => Buffer.concat([png.subarray(0, 8), Buffer.alloc(64)]), 'unreadable'],
    [
      'a PNG cut in two',
      () =>
        noise(200)
          .png()
          .toBuffer()
          .then((bytes) => bytes.subarray(0, bytes.length / 2)),
      'unreadable',
    ],
    [
      'a JPEG cut in two',
      () =>
        noise(200)
          .jpeg()
          .toBuffer()
          .then((bytes) => bytes.subarray(0, bytes.length / 2)),
      'unreadable',
    ],
    ['a head of WebP with nothing', () => Buffer.from('RIFF\x04\x00\x00\x00WEBP', 'latin1'), 'unreadable'],
    ['one sign too many', () => Buffer.concat([png, Buffer.alloc(LOGO_MAX_BYTES + 1 - png.length)]), 'tooLarge'],
    [
      'huge dimensions in a small file',
      () => square(4_001).resize(4_001, 4_000, { fit: 'fill' }).png({ compressionLevel: 9 }).toBuffer(),
      'tooManyPixels',
    ],
  ];

  test.each(cases)('%s', async (_what, make, error) => {
    expect(await encodeLogo(await make())).toEqual({ ok: false, error });
  });

  test('a picture that moves', async () => {
    const frames = Buffer.concat([await square(8, '#fff').raw().toBuffer(), await square(8, '#000').raw().toBuffer()]);
    const moving = await sharp(frames, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    expect(await encodeLogo(moving)).toEqual({ ok: false, error: 'animated' });
  });

  test('at the limit it is', async () => {
    expect(await encodeLogo(Buffer.concat([png, Buffer.alloc(LOGO_MAX_BYTES - png.length)]))).toMatchObject({ ok: true });
    expect(await encodeLogo(await square(4_000).png({ compressionLevel: 9 }).toBuffer())).toMatchObject({ ok: true });
  });
});

const context = (id: number | string) => ({ params: Promise.resolve({ id: String(id) }) });
const ORIGIN = 'http://127.0.0.1:3000';

async function upload(
  person: Person | null,
  id: number | string,
  { file, intent, origin = ORIGIN, locale = 'ar' }: { file?: Uint8Array<ArrayBuffer>; intent?: string; origin?: string; locale?: string },
): Promise<Response> {
  const form = new FormData();
  if (intent) form.set('intent', intent);
  if (file) form.set('logo', new File([file], 'logo.svg', { type: 'image/svg+xml' }));
  const request = new Request(`${ORIGIN}/api/organisations/${id}/logo?locale=${locale}`, {
    method: 'POST',
    body: form,
    headers: { origin, host: '127.0.0.1:3000' },
  });
  return (await asRequest(person && (await tokenOf(person)), () => POST(request, context(id)))).answer;
}

async function fetchLogo(
  person: Person | null,
  id: number | string,
  { query = '', headers = {} }: { query?: string; headers?: HeadersInit } = {},
) {
  const request = new Request(`${ORIGIN}/api/organisations/${id}/logo${query}`, { headers });
  return (await asRequest(person && (await tokenOf(person)), () => GET(request, context(id)))).answer;
}

describe('the form', () => {
  let id: number;
  const owner = cast.associationOwner;
  beforeAll(async () => {
    ({ id } = await addOrganisation({ state: 'verified' }));
  });
  const where = (response: Response) => [response.status, response.headers.get('location')];

  test('keeps a logo whatever its name says it is, and comes back to the page', async () => {
    const { result, deeds } = await watch(() => upload(owner, id, { file: new Uint8Array(png) }));
    expect(where(result)).toEqual([303, '/ar/association/profile?done=logoKept']);
    expect(await db.logo.findUniqueOrThrow({ where: { organisationId: id } })).toMatchObject({ width: 256, height: 256 });
    expect(deeds).toMatchObject([{ actorId: owner.userId, action: 'organisation_change_logo', subjectId: String(id) }]);
  });

  test('is served by its hash, to be kept for ever, and only as a picture', async () => {
    const { sha256 } = await db.logo.findUniqueOrThrow({ where: { organisationId: id } });
    const response = await fetchLogo(null, id, { query: `?v=${sha256.slice(0, 16)}` });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${sha256}"`,
    });
    expect((await sharp(await response.arrayBuffer()).metadata()).format).toBe('webp');
    expect((await fetchLogo(null, id, { headers: { 'if-none-match': `"${sha256}"` } })).status).toBe(304);
    expect((await fetchLogo(null, id, { query: '?v=0000' })).headers.get('cache-control')).toBe('public, max-age=300');
  });

  test.each([
    [
      'draft',
      [null, cast.otherAssociationOwner, cast.companyOwner],
      [cast.associationOwner, cast.associationMember, cast.coordinatorNational],
    ],
    ['suspended', [null, cast.otherAssociationOwner], [cast.associationMember, cast.administrator]],
  ] as const)('of a %s organisation is its people’s and the desk’s', async (state, refused, shown) => {
    const own = await addOrganisation({ state });
    await upload(owner, own.id, { file: new Uint8Array(png) });
    for (const person of refused) expect((await fetchLogo(person, own.id)).status).toBe(404);
    for (const person of shown) {
      const response = await fetchLogo(person, own.id);
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    }
  });

  test.each(['0', 'x', '999999', '2147483648', '1;x'])('is not there: %s', async (none) =>
    expect((await fetchLogo(null, none)).status).toBe(404),
  );

  test.each([
    ['tooLarge', Buffer.alloc(LOGO_MAX_BYTES + 1)],
    ['tooLarge', Buffer.alloc(LOGO_MAX_BYTES + 100_000)],
    ['unknownType', Buffer.from('<svg/>')],
    ['unreadable', Buffer.concat([png.subarray(0, 8), Buffer.alloc(64)])],
    ['missing', undefined],
  ])('says in words what is wrong: %s', async (error, file) => {
    await tokenOf(owner);
    const before = await digest();
    const response = await upload(owner, id, file ? { file: new Uint8Array(file) } : {});
    expect(where(response)).toEqual([303, `/ar/association/profile?logo=${error}#logo`]);
    expect(await digest()).toEqual(before);
  });

  test('that is no form is one without a file', async () => {
    const request = new Request(`${ORIGIN}/x`, { method: 'POST', body: 'logo=1', headers: { origin: ORIGIN, host: '127.0.0.1:3000' } });
    const { answer } = await asRequest(await tokenOf(owner), () => POST(request, context(id)));
    expect(where(answer)).toEqual([303, '/fr/association/profile?logo=missing#logo']);
  });

  test.each([
    ['a member', cast.associationMember],
    ['a stranger', cast.otherAssociationOwner],
    ['a company', cast.companyOwner],
    ['a coordinator', cast.coordinatorNational],
    ['an administrator', cast.administrator],
  ])('is an owner’s: not for %s', async (_who, person) => {
    await tokenOf(person);
    const before = await digest();
    expect((await upload(person, id, { file: new Uint8Array(png) })).status).toBe(403);
    expect((await upload(person, id, { intent: 'remove' })).status).toBe(403);
    expect(await digest()).toEqual(before);
  });

  test('asks whoever is signed out to sign in, and refuses other sites', async () => {
    expect(where(await upload(null, id, { file: new Uint8Array(png) }))).toEqual([303, '/ar/sign-in']);
    expect((await upload(owner, id, { file: new Uint8Array(png), origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await upload(owner, id, { intent: 'remove', origin: 'null' })).status).toBe(403);
  });

  test('takes the logo away', async () => {
    expect(where(await upload(owner, id, { intent: 'remove', locale: 'fr' }))).toEqual([303, '/fr/association/profile?done=logoRemoved']);
    expect(await db.logo.count({ where: { organisationId: id } })).toBe(0);
    expect((await fetchLogo(owner, id)).status).toBe(404);
  });
});

import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { loadCompanyBrief, loadCompanyBriefFile } from '@/lib/for-companies/loaders';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { SIX_ANSWERS } from '@/tests/support/pages';

const params = Object.fromEntries(
  [...new Set(new URLSearchParams(SIX_ANSWERS).keys())].map((name) => [name, new URLSearchParams(SIX_ANSWERS).getAll(name)]),
);

/** What the streams of a PDF hold, unpacked. */
function objectsOf(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes);
  const text = raw.toString('latin1');
  const parts = [text];
  for (const { index, 0: head } of text.matchAll(/stream\r?\n/g)) {
    try {
      parts.push(inflateSync(raw.subarray(index + head.length)).toString('latin1'));
    } catch {
      // Not packed: it is in the text as it is.
    }
  }
  return parts.join('\n');
}

describe('a brief for whoever decides', () => {
  test('says the answers, needs with their reasons, and its own address with the answers in it', async () => {
    const { words, query } = await viewAs(null, () => loadCompanyBrief(params));
    expect(words.answers.map(({ text }) => text).join('\n')).toContain('Casablanca');
    expect(words.needs.length).toBeGreaterThan(0);
    expect(words.needs.length).toBeLessThanOrEqual(3);
    for (const { title, reason } of words.needs) expect([title.text, reason].every((text) => text !== '')).toBe(true);
    const address = new URL(words.address);
    expect(address.pathname).toBe('/fr/for-companies/brief');
    expect(address.searchParams.get('from')).toBe('share');
    for (const [name, value] of new URLSearchParams(query)) expect(address.searchParams.getAll(name)).toContain(value);
  });

  test('without answers leads to the questions', async () => {
    expect(await loadAs(null, () => loadCompanyBrief({}))).toBe('/fr/for-companies');
    expect(await loadAs(null, () => loadCompanyBrief({ ...params, people: ['0'] }))).toBe('/fr/for-companies');
  });

  test.each(['fr', 'ar'] as const)('is one tagged page in %s', async (locale) => {
    const file = await loadCompanyBriefFile(`${locale}.pdf`, params);
    if (!(file?.bytes instanceof Uint8Array)) throw new Error('No file');
    const objects = objectsOf(file.bytes);
    for (const part of [/\/StructTreeRoot/, /\/Marked\s*true/, new RegExp(`/Lang\\s*\\(${locale}\\)`)]) expect(objects).toMatch(part);
    expect(objects.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(file).toMatchObject({ mediaType: 'application/pdf', disposition: expect.stringContaining(`khibra-${locale}.pdf`) });
  });

  test.each([
    ['en.pdf', params],
    ['fr.xlsx', params],
    ['fr.pdf', {}],
    ['fr.pdf', { ...params, skills: ['juggling'] }],
  ])('%s of what is no brief is none', async (file, sent) => {
    expect(await loadCompanyBriefFile(file, sent)).toBeNull();
  });
});

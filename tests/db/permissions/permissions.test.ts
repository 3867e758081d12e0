/// <reference types="vite/types/importMeta.d.ts" />
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import type { FormAction } from '@/lib/result';
import { act, tokenOf } from '@/tests/support/act';
import { digest } from '@/tests/support/digest';
import { permissions, publicActions } from '@/tests/support/permissions';
import { type Arrangement, CAST } from '@/tests/support/permissions/table';

const modules = import.meta.glob<Record<string, FormAction>>('/lib/*/actions.ts', { eager: true });
const actions = new Map(Object.values(modules).flatMap((exports) => Object.entries(exports)));

describe('every server action', () => {
  test('is in the table, and the table names no other', () => {
    expect([...new Set(permissions.map(({ action }) => action))].sort()).toEqual([...actions.keys()].sort());
  });

  test('lives in the actions of a noun, and nowhere else', () => {
    const sources = ['app', 'components', 'lib'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `/${join(folder, path)}`),
    );
    const files = sources.filter(
      (path) => /\.[jt]sx?$/.test(path) && /(^|[{;}])\s*['"]use server['"]/m.test(readFileSync(`.${path}`, 'utf8')),
    );
    expect(files.sort()).toEqual(Object.keys(modules).sort());
  });

  test('goes through the wrapper; only those of the list need nobody signed in', () => {
    const wrappers = Object.keys(modules).flatMap((file) =>
      [...readFileSync(`.${file}`, 'utf8').matchAll(/^export .*$/gm)].map(
        ([line]) => /^export const (\w+) = (\w+)\(/.exec(line)?.slice(1) ?? [line],
      ),
    );
    expect(
      wrappers.filter(([name, wrapper]) => wrapper !== (publicActions.includes(name ?? '') ? 'publicFormAction' : 'formAction')),
    ).toEqual([]);
    expect(wrappers).toHaveLength(actions.size);
  });
});

describe.each(permissions)('$action, $situation', ({ action: name, arrange, expected, people, leadsTo }) => {
  const action = actions.get(name) as FormAction;
  const entitled = CAST.filter((member) => expected[member] === 'done');
  const others = CAST.filter((member) => expected[member] !== 'done');
  let arrangement: Arrangement;
  let foreign: string[];
  /** As it was after the last refusal. */
  let left: Awaited<ReturnType<typeof digest>>;

  beforeAll(async () => {
    arrangement = await arrange();
    const ids = Object.values(people).flatMap((person) => person?.organisationId ?? []);
    const names = await db.organisation.findMany({ where: { id: { in: ids } }, select: { nameFr: true, nameAr: true } });
    foreign = [...arrangement.foreign, ...names.flatMap(({ nameFr, nameAr }) => [nameFr ?? [], nameAr ?? []].flat())];
    for (const member of others) if (people[member]) await tokenOf(people[member]);
    left = await digest();
  });

  test.each(others)('refuses: %s', async (member) => {
    const answer = await act(action, people[member], arrangement.fields);
    const before = left;
    left = await digest();
    expect(left).toEqual(before);
    expect(answer.outcome).toBe(expected[member]);
    if (answer.outcome === 'done') throw new Error('Not refused');
    expect(answer.state.fields).toEqual({});
    const said = JSON.stringify(answer.state);
    expect(foreign.filter((text) => said.includes(text))).toEqual([]);
    expect(answer.cookies).toEqual([]);
  });

  // The same input that was refused to the others; once it is used up, another like it.
  test.each(entitled.map((member, index) => [member, index] as const))('does it: %s', async (member, index) => {
    const complaints = vi.spyOn(console, 'error');
    const { fields } = index === 0 ? arrangement : await arrange();
    const answer = await act(action, people[member], fields);
    expect(answer).toMatchObject({ outcome: 'done', redirectTo: leadsTo && expect.stringMatching(leadsTo) });
    expect(complaints).not.toHaveBeenCalled();
  });

  test('is possible for somebody', () => {
    expect(entitled.length).toBeGreaterThan(0);
  });
});

import 'server-only';
import { forbidden } from 'next/navigation';
import { cache } from 'react';
import { requireActor } from '@/lib/auth/require-actor';
import { routes } from '@/lib/routes';
import { archiveStream } from './archive';
import { canHandOver } from './policy';
import { findPasswordHash, listTables, measureFiles } from './queries';
import { whyLeftOut } from './rules';
import type { HandoverView } from './views';

/** What the archive will hold, and what it will not, for administrators. */
export const loadHandover = cache(async (): Promise<HandoverView> => {
  const actor = await requireActor(routes.handover());
  if (!canHandOver(actor)) forbidden();
  const [tables, files, hash] = await Promise.all([listTables(), measureFiles(), findPasswordHash(actor.userId)]);
  return {
    proof: hash === null ? 'email' : 'password',
    email: actor.email,
    tables: tables.length,
    files,
    leftOut: tables.flatMap((table) =>
      table.columns.flatMap(({ name }) => {
        const why = whyLeftOut(table.name, name);
        return why === null ? [] : [{ table: table.name, column: name, why }];
      }),
    ),
  };
});

/** The archive of this moment; whether it may leave is the command's to say. */
export function loadArchive(now: Date): ReadableStream<Uint8Array<ArrayBuffer>> {
  return archiveStream(now);
}

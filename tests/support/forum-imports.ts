import { randomUUID } from 'node:crypto';
import { sendImport } from '@/lib/forum-imports/commands';
import type { ImportKind } from '@/lib/forum-imports/rules';
import { coordinatorIn, type Person } from './cast';
import { addForum } from './forums';
import { by, valueOf } from './requests';

export const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));

/** Two people who came: one whom the other is a duplicate of, and a third with errors. */
export const LIST =
  'Nom;Organisation;E-mail;Téléphone\nAmal Benali;Atlas;amal@atlas.example;\nBENALI Amal;atlas;;0612345678\nX;;pas une adresse;\n';

/** A file of a forum of region 04 that waits. */
export async function sendFile(
  text: string | Uint8Array = LIST,
  { kind = 'registrations', forumId, person = coordinatorIn('04') }: { kind?: ImportKind; forumId?: number; person?: Person } = {},
) {
  const forum = forumId ?? (await addForum()).id;
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  const { importId } = valueOf(await sendImport(await by(person), { forumId: forum, kind, fileName: `liste-${randomUUID()}.csv`, bytes }));
  return { importId, forumId: forum };
}

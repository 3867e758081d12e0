import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { confirmImport } from '@/lib/forum-imports/commands';
import { coordinatorIn } from '../cast';
import { sendFile } from '../forum-imports';
import { by, companyGives, valueOf } from '../requests';
import { everybody, newMark, type Permission, receiverActs } from './table';

/** Whoever arranges the forum; of the others nobody reads what waits either. */
const arrangers = { ...everybody('forbidden'), coordinatorIn: 'done', coordinatorNational: 'done' } as const;
const people = receiverActs(companyGives);

/** A file whose rows name a person that nobody else may know of. */
async function arrange(fields: Record<string, string | string[]> = {}, confirmed = false) {
  const mark = newMark();
  const list = `Nom;Organisation;E-mail\n${mark};Atlas;a@atlas.example\n${mark};Atlas;\n${mark};Atlas;b@atlas.example\n`;
  const { importId } = await sendFile(list);
  const read = () => db.forumImport.findUniqueOrThrow({ where: { id: importId }, select: { version: true } });
  const { version } = await read();
  if (confirmed) valueOf(await confirmImport(await by(coordinatorIn('04')), { importId, version }, 'fr'));
  return {
    fields: { importId: String(importId), version: String((await read()).version), ...fields, _submission: randomUUID() },
    foreign: [mark],
  };
}

const leadsBack = (done: string) => new RegExp(`^/fr/programme/forums/\\d+/import/\\d+\\?done=${done}$`);
const row = { people, expected: arrangers } as const;

export const forumImportPermissions: readonly Permission[] = [
  {
    ...row,
    action: 'mapColumnsAction',
    situation: 'of a file that waits',
    arrange: () => arrange({ 'column.0': 'name', 'column.1': '', 'column.2': 'email', restKind: 'company' }),
    leadsTo: leadsBack('mapped'),
  },
  {
    ...row,
    action: 'decideRowsAction',
    situation: 'of a file that waits',
    arrange: () => arrange({ line: '4', 'decision.4': 'merge' }),
    leadsTo: leadsBack('decided'),
  },
  {
    ...row,
    action: 'decideAllAction',
    situation: 'of a file that waits',
    arrange: () => arrange({ decision: 'keep' }),
    leadsTo: leadsBack('decided'),
  },
  { ...row, action: 'confirmImportAction', situation: 'of a file that waits', arrange: () => arrange(), leadsTo: leadsBack('confirmed') },
  { ...row, action: 'undoImportAction', situation: 'of today', arrange: () => arrange({}, true), leadsTo: leadsBack('undone') },
  {
    ...row,
    action: 'discardImportAction',
    situation: 'of a file that waits',
    arrange: () => arrange(),
    leadsTo: /^\/fr\/programme\/forums\/\d+\/import\?done=discarded$/,
  },
];

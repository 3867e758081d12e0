import { dayOf } from '@/lib/i18n/day';
import type { Locale } from '@/lib/i18n/locales';
import { localised } from '@/lib/i18n/localised';
import { translator } from '@/lib/i18n/translator';
import type { PeopleList } from './rules';
import type { ContactRow, RegistrationRow } from './views';

/*
 * People of a forum as a table that is taken along. Its columns are called as an import knows them, in either language:
 * what was handed out can be mended and handed in again.
 */

const FIELDS = {
  registrations: ['name', 'organisation', 'email', 'phone', 'kind'],
  contacts: ['name', 'organisation', 'email', 'phone', 'spokeOf', 'stand', 'metOn'],
} as const;

export interface PeopleTable {
  title: string;
  columns: string[];
  lines: AsyncGenerator<string[]>;
}

export function peopleTable(list: PeopleList, rows: AsyncIterable<RegistrationRow | ContactRow>, locale: Locale): PeopleTable {
  const t = translator(locale, 'forumImports');
  const words = translator(locale, 'programmeForums');
  const person = ({ name, organisation, email, phone }: RegistrationRow | ContactRow) => [
    ...[name ?? words('forgotten'), organisation ?? '', email ?? '', phone ?? ''],
  ];
  async function* lines() {
    for await (const row of rows) {
      if ('kind' in row) {
        const state = words(row.cancelled ? 'file.cancelled' : 'file.registered');
        yield [...person(row), t(`restKinds.${row.kind}`), state, dayOf(row.createdAt)];
      } else {
        const stand = row.stand === null ? '' : localised(row.stand, locale).text;
        yield [...person(row), row.spokeOf ?? '', stand, dayOf(row.metAt), localised(row.forum.name, locale).text];
      }
    }
  }
  return {
    title: words(`file.titles.${list}`),
    columns: [
      ...FIELDS[list].map((field) => t(`fields.${field}`)),
      ...(list === 'registrations' ? [words('file.state'), words('file.since')] : [words('file.forum')]),
    ],
    lines: lines(),
  };
}

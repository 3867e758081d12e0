import 'server-only';
import { forbidden, notFound } from 'next/navigation';
import { cache } from 'react';
import { type Clause, DIRECTIONS, paragraphsOf, placeholders, type Values } from '@/lib/agreements/rules';
import type { ClauseView } from '@/lib/agreements/views';
import { requireActor } from '@/lib/auth/require-actor';
import type { Locale } from '@/lib/i18n/locales';
import type { Bilingual } from '@/lib/i18n/localised';
import { translator } from '@/lib/i18n/translator';
import { routes } from '@/lib/routes';
import { canChangeAgreementText, canReadAgreementText } from './policy';
import { listTexts } from './queries';
import { CLAUSE_TEXTS } from './schema';
import type { AgreementTextView, ClausePageView, TextVersionView } from './views';

type Names = Record<Locale, Values>;
type Version = Awaited<ReturnType<typeof listTexts>>[number];

const titleOf = ({ titleFr, titleAr }: Clause): Bilingual => ({ fr: titleFr, ar: titleAr });

function differ(one: Clause, other: Clause | undefined): boolean {
  return other === undefined || CLAUSE_TEXTS.some((field) => one[field] !== other[field]);
}

function versionView({ version, createdAt, author, reason, documents, clauses, before }: Version): TextVersionView {
  const changed = before?.length
    ? clauses.filter((clause) =>
        differ(
          clause,
          before.find(({ code }) => code === clause.code),
        ),
      )
    : [];
  return {
    version,
    createdAt,
    author,
    reason,
    documents,
    changed: changed.map((clause) => ({ code: clause.code, title: titleOf(clause) })),
  };
}

/** What agreements say from now on, and how it came to that, for the programme's staff. */
export const loadAgreementText = cache(async (done: string | undefined): Promise<AgreementTextView> => {
  const actor = await requireActor(routes.agreementTexts());
  if (!canReadAgreementText(actor)) forbidden();
  const versions = await listTexts();
  const [current] = versions;
  if (!current) throw new Error('The database has no text of agreements');
  return {
    clauses: current.clauses
      .toSorted((one, other) => one.order - other.order)
      .map((clause) => ({
        code: clause.code,
        title: titleOf(clause),
        regime: clause.regimes.length > 1 ? 'both' : (clause.regimes[0] ?? 'both'),
        direction:
          clause.directions === undefined ? DIRECTIONS[0] : clause.directions.length > 1 ? 'both' : (clause.directions[0] ?? 'both'),
        notes: clause.notes.length,
      })),
    history: versions.map(versionView),
    mayChange: canChangeAgreementText(actor),
    done: done === 'changed',
  };
});

/** One clause, with how it read before; administrators may change it. */
export const loadClause = cache(async (code: string): Promise<ClausePageView> => {
  const actor = await requireActor(routes.agreementClause(code));
  if (!canReadAgreementText(actor)) forbidden();
  const versions = await listTexts();
  const clauseIn = ({ clauses }: Version) => clauses.find((candidate) => candidate.code === code);
  const [current] = versions;
  const clause = current && clauseIn(current);
  if (!clause) notFound();
  const values = placeholderNames();
  return {
    code,
    title: titleOf(clause),
    version: current.version,
    clause: clauseView(clause, values),
    notes: [...clause.notes],
    initial: canChangeAgreementText(actor)
      ? { titleFr: [clause.titleFr], titleAr: [clause.titleAr], fr: [clause.fr], ar: [clause.ar] }
      : null,
    earlier: versions.flatMap((version) => {
      const [now, then] = [clauseIn(version), version.before?.find((candidate) => candidate.code === code)];
      return now && then && differ(now, then) ? [{ until: versionView(version), clause: clauseView(then, values) }] : [];
    }),
  };
});

/** Instead of a value, what it is: in the words of each column. */
function placeholderNames(): Names {
  const namesIn = (locale: Locale) => {
    const t = translator(locale, 'agreements');
    return Object.fromEntries(placeholders.map((name) => [name, { text: `[${t(`fields.${name}`)}]`, lang: locale }])) as Values;
  };
  return { fr: namesIn('fr'), ar: namesIn('ar') };
}

function clauseView(clause: Clause, values: Names): ClauseView {
  return {
    code: clause.code,
    number: null,
    title: { fr: clause.titleFr, ar: clause.titleAr },
    paragraphs: { fr: paragraphsOf(clause.fr, values.fr, 'fr'), ar: paragraphsOf(clause.ar, values.ar, 'ar') },
  };
}

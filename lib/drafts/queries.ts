import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { OrganisationKind } from '@/lib/generated/prisma/enums';
import type { Locale } from '@/lib/i18n/locales';
import type { Bilingual } from '@/lib/i18n/localised';
import type { Noun } from '@/lib/listings/rules';
import type { Side } from '@/lib/routes';
import file from './need-templates.json';
import type { DraftFields, DraftKind } from './rules';
import { MOST_DRAFTS } from './rules';
import { draftFields } from './schema';
import type { DraftSummary, TemplateView } from './views';

export interface DraftRow {
  id: string;
  kind: DraftKind;
  organisationId: number;
  organisationKind: OrganisationKind;
  version: number;
  fields: DraftFields;
  updatedAt: Date;
}

const draftSelect = {
  id: true,
  kind: true,
  organisationId: true,
  version: true,
  fields: true,
  updatedAt: true,
  organisation: { select: { kind: true } },
} as const;

/** One draft, whoever may write it: the policy decides. */
export async function findDraft(id: string, client: Tx = db): Promise<DraftRow | null> {
  const row = await client.draft.findUnique({ where: { id }, select: draftSelect });
  if (!row) return null;
  const { organisation, fields, ...same } = row;
  return { ...same, organisationKind: organisation.kind, fields: draftFields.parse(fields) };
}

/** An organisation's drafts, the last saved first. */
export async function listDrafts(organisationId: number, kind: Noun): Promise<DraftSummary[]> {
  const rows = await db.draft.findMany({
    where: { organisationId, kind },
    select: { id: true, fields: true, updatedAt: true, author: { select: { name: true, nameAr: true } } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take: MOST_DRAFTS,
  });
  return rows.map((row) => ({
    id: row.id,
    title: draftFields.parse(row.fields).title?.[0] ?? null,
    savedAt: row.updatedAt,
    author: { fr: row.author.name, ar: row.author.nameAr } satisfies Bilingual,
  }));
}

/** One without a side is for associations. */
type Template = Omit<(typeof file.templates)[number], 'side'> & { side?: string };
const templates: readonly Template[] = file.templates;

const isFor = (side: Side) => (template: Template) => (template.side ?? 'association') === side;

/** The ready-made needs of associations or of companies, in the reader's language. */
export function listTemplates(locale: Locale, side: Side): TemplateView[] {
  return templates.filter(isFor(side)).map((template) => ({
    code: template.code,
    family: template.family,
    sector: template.sector as TemplateView['sector'],
    title: locale === 'fr' ? template.titleFr : template.titleAr,
    quarters: template.hours * 4,
    format: template.format as TemplateView['format'],
    mode: template.mode as TemplateView['mode'],
    steps: locale === 'fr' ? template.stepsFr : template.stepsAr,
    preparation: locale === 'fr' ? template.preparationFr : template.preparationAr,
    doneWhen: locale === 'fr' ? template.doneWhenFr : template.doneWhenAr,
  }));
}

/** What a form holds that starts from this one: its texts in one language, with their blanks. */
export function templateFields(code: string, side: Side, writtenIn: Locale): DraftFields | null {
  const template = templates.filter(isFor(side)).find((candidate) => candidate.code === code);
  if (!template) return null;
  const french = writtenIn === 'fr';
  return {
    template: [template.code],
    writtenIn: [writtenIn],
    title: [french ? template.titleFr : template.titleAr],
    context: [french ? template.contextFr : template.contextAr],
    deliverable: [french ? template.deliverableFr : template.deliverableAr],
    skills: template.skills.map((skill) => skill.code),
    ...Object.fromEntries(template.skills.map((skill) => [`importance.${skill.code}`, [skill.importance]])),
    ...(template.sector !== null && { sector: [template.sector] }),
    format: [template.format],
    mode: [template.mode],
    hours: [String(template.hours)],
  };
}

import 'server-only';
import { forbidden, notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/require-actor';
import { cachedFor } from '@/lib/cached-for';
import { daysBetween } from '@/lib/i18n/day';
import { type Locale, otherLocale } from '@/lib/i18n/locales';
import { fold } from '@/lib/matching/normalise';
import { urgencyOf } from '@/lib/requests/rules';
import { rowId } from '@/lib/routes';
import { canReadProposals, whyNotDecide } from './policy';
import { findProposal, listFamilies, listProposals, listSkills, type ProposalRow } from './queries';
import type { ProposalView, SkillOptions } from './views';

/** The list changes with a release or a coordinator's decision; a minute late is soon enough. */
const KEPT_FOR = 60_000;

const everySkill = cachedFor(KEPT_FOR, async () => {
  const [families, skills] = await Promise.all([listFamilies(), listSkills()]);
  return {
    families,
    skills: skills.map(({ synonymsFr, synonymsAr, ...skill }) => ({
      ...skill,
      search: [...new Set([skill.fr, skill.ar, ...synonymsFr, ...synonymsAr].map(fold))],
    })),
  };
});

/** What the skills picker offers, in the reader's language and findable in both. */
export async function loadSkillOptions(locale: Locale): Promise<SkillOptions> {
  const { families, skills } = await everySkill();
  const other = otherLocale(locale);
  return {
    families: families.map((family) => ({ code: family.code, label: family[locale] })),
    skills: skills.map((skill) => ({
      code: skill.code,
      family: skill.familyCode,
      label: skill[locale],
      otherLabel: skill[other],
      search: skill.search,
    })),
  };
}

/** Proposed skills as rows of the desk, by their ids. */
export async function loadProposalRows(actor: Actor, ids: readonly number[]): Promise<Map<number, ProposalView>> {
  const rows = ids.length === 0 ? [] : await listProposals(ids);
  return new Map(rows.map((row) => [row.id, proposalView(actor, row)]));
}

/** A proposed skill where a coordinator decides on it, with the list it may be merged into. */
export const loadProposal = cache(async (requestedId: string): Promise<{ proposal: ProposalView; skills: SkillOptions }> => {
  const actor = await requireActor(`/programme/skills/${requestedId}`);
  if (!canReadProposals(actor)) forbidden();
  const id = rowId(requestedId);
  const row = id === null ? null : await findProposal(id);
  if (!row) notFound();
  return { proposal: proposalView(actor, row), skills: await loadSkillOptions(await getLocale()) };
});

function proposalView(actor: Actor, row: ProposalRow): ProposalView {
  const waitingDays = daysBetween(row.createdAt, new Date());
  return {
    id: row.id,
    label: row.label,
    writtenIn: row.writtenIn,
    organisation: row.organisation,
    region: row.region,
    listings: row.listings,
    waiting: row.state === 'proposed',
    waitingDays,
    urgency: urgencyOf(waitingDays),
    why: whyNotDecide(actor, row),
  };
}

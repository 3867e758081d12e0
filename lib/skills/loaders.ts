import 'server-only';
import { cachedFor } from '@/lib/cached-for';
import { type Locale, otherLocale } from '@/lib/i18n/locales';
import { fold } from '@/lib/matching/normalise';
import { listFamilies, listSkills } from './queries';
import type { SkillOptions } from './views';

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

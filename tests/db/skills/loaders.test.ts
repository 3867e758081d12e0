import { expect, test } from 'vitest';
import { fold } from '@/lib/matching/normalise';
import { loadSkillOptions } from '@/lib/skills/loaders';

test('every skill is offered in the reader’s language, family by family', async () => {
  const { families, skills } = await loadSkillOptions('ar');
  expect([families.length, skills.length]).toEqual([14, 109]);
  expect(families[0]).toEqual({ code: 'strategy_governance', label: 'الاستراتيجية والحكامة' });
  expect(skills[0]).toMatchObject({ code: 'strategic_planning', label: 'التخطيط الاستراتيجي', otherLabel: 'Planification stratégique' });
  const order = families.map(({ code }) => code);
  const shown = skills.map(({ family }) => order.indexOf(family));
  expect(shown).toEqual([...shown].sort((a, b) => a - b));
});

test('a skill is found by what people type in either language, which is never shown', async () => {
  const { skills } = await loadSkillOptions('fr');
  const find = (typed: string) => skills.filter(({ search }) => search.includes(fold(typed))).map(({ code }) => code);
  expect(find('FEUILLE DE ROUTE')).toEqual(['strategic_planning']);
  expect(find('خارطه الطريق')).toEqual(['strategic_planning']);
});

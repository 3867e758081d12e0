import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NeedCard } from '@/components/need/need-card';
import type { NeedCardView } from '@/lib/needs/views';
import fr from '@/messages/fr.json';

const both = (text: string) => ({ fr: text, ar: null });

const need: NeedCardView = {
  id: 7,
  title: both('Une base pour suivre nos apprentis'),
  sector: 'education',
  owner: {
    id: 13,
    kind: 'ASSOCIATION',
    name: both('Gharb Métiers'),
    verified: true,
    regionCode: '04',
    region: both('Rabat-Salé-Kénitra'),
    province: both('Kénitra'),
    logo: null,
  },
  region: both('Rabat-Salé-Kénitra'),
  province: both('Kénitra'),
  skills: [],
  quartersLeft: 120,
  format: 'mission_weeks',
  mode: 'remote',
  closesOn: new Date('2026-12-24'),
  daysLeft: 30,
};

const linksOf = (card: NeedCardView) => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" messages={fr} timeZone="Africa/Casablanca">
      <NeedCard need={card} />
    </NextIntlClientProvider>,
  );
  // Without a link inside a link.
  return [...html.matchAll(/<a\b[^>]*href="([^"]*)"[^>]*>((?:(?!<\/?a\b).)*)<\/a>/g)].map(([, href, inner]) => [
    href,
    inner?.replaceAll(/<[^>]*>/g, ''),
  ]);
};

test('a card leads to its need first, and by its name to who needs it', () => {
  expect(linksOf(need)).toEqual([
    ['/fr/needs/7', need.title.fr],
    ['/fr/organisations/13', need.owner.name.fr],
  ]);
});

test('an organisation that is not verified has no page to lead to', () => {
  expect(linksOf({ ...need, owner: { ...need.owner, verified: false } })).toEqual([['/fr/needs/7', need.title.fr]]);
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { cutAtWord } from '@/components/layout/public-metadata';
import { JsonLd } from '@/components/ui/json-ld';
import { needData, organisationData, siteData } from '@/lib/i18n/linked-data';

const both = (text: string) => ({ fr: text, ar: null });
const owner = { id: 1, kind: 'ASSOCIATION', name: both('Association'), region: both('Oriental'), province: both('Nador') } as const;

describe('what pages say to machines', () => {
  test('a need is a demand of its organisation', () => {
    const need = {
      ...{ title: both('Titre'), deliverable: both('Un bilan'), owner, region: both('Oriental'), skills: [{ name: both('Audit') }] },
      ...{ wantedStart: new Date('2026-12-01'), closesOn: new Date('2026-11-30') },
    };
    expect(needData(need, 'https://x.example/fr/needs/1', 'https://x.example/fr/organisations/1', 'fr')).toMatchObject({
      '@type': 'NGO',
      name: 'Association',
      seeks: {
        '@type': 'Demand',
        name: 'Titre',
        availabilityStarts: '2026-12-01',
        validThrough: '2026-11-30',
        itemOffered: { '@type': 'Service', serviceType: ['Audit'] },
      },
    });
  });

  test('a company is no NGO', () => {
    expect(organisationData({ ...owner, kind: 'COMPANY' }, 'https://x.example', 'ar')['@type']).toBe('Organization');
  });

  test('the site says how it is searched', () => {
    const { '@graph': graph } = siteData({
      name: 'K',
      description: 'd',
      url: 'https://x.example/fr',
      search: 'https://x.example/fr/needs',
    });
    expect(graph[1].potentialAction.target.urlTemplate).toBe('https://x.example/fr/needs?q={search_term_string}');
  });

  test('nothing that people wrote ends the element', () => {
    const html = renderToStaticMarkup(JsonLd({ data: { name: '</script><script>alert(1)</script>' }, nonce: 'n' }));
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(JSON.parse(html.replace(/<[^>]*>/g, ''))).toEqual({
      '@context': 'https://schema.org',
      name: '</script><script>alert(1)</script>',
    });
  });
});

test.each([
  ['un deux trois', 13, 'un deux trois'],
  ['un deux trois', 12, 'un deux…'],
  ['un, deux', 7, 'un…'],
  ['abcdefgh', 4, 'abc…'],
  ['ligne\n une', 20, 'ligne une'],
])('%j at most %i signs', (text, most, cut) => {
  expect(cutAtWord(text, most)).toBe(cut);
});

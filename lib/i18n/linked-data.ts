import type { Locale } from './locales';
import { type Bilingual, localised } from './localised';

/*
 * What public pages say to machines, in the vocabulary of schema.org. Only what the page itself shows.
 */

interface Owner {
  id: number;
  kind: 'ASSOCIATION' | 'COMPANY';
  name: Bilingual;
  region: Bilingual;
  province: Bilingual;
}

/** An organisation: an association is an NGO, a company or a public body an organisation. */
export function organisationData(owner: Owner, url: string, locale: Locale) {
  return {
    '@type': owner.kind === 'ASSOCIATION' ? 'NGO' : 'Organization',
    '@id': url,
    url,
    name: localised(owner.name, locale).text,
    address: {
      '@type': 'PostalAddress',
      addressLocality: localised(owner.province, locale).text,
      addressRegion: localised(owner.region, locale).text,
      addressCountry: 'MA',
    },
  } as const;
}

interface Need {
  title: Bilingual;
  deliverable: Bilingual;
  owner: Owner;
  region: Bilingual;
  skills: readonly { name: Bilingual }[];
  wantedStart: Date;
  closesOn: Date;
}

const dayOfDate = (date: Date) => date.toISOString().slice(0, 10);

/**
 * A need: an organisation that seeks a service. A `Demand` is a public, not binding announcement of what
 * an organisation seeks, which a need is. Not a `JobPosting`, which nobody is hired for, nor a
 * `VolunteerAction`, which is somebody's deed and would be wrong in law for working time.
 */
export function needData(need: Need, url: string, ownerUrl: string, locale: Locale) {
  const text = (value: Bilingual) => localised(value, locale).text;
  return {
    ...organisationData(need.owner, ownerUrl, locale),
    seeks: {
      '@type': 'Demand',
      '@id': url,
      url,
      name: text(need.title),
      description: text(need.deliverable),
      availabilityStarts: dayOfDate(need.wantedStart),
      validThrough: dayOfDate(need.closesOn),
      areaServed: { '@type': 'AdministrativeArea', name: text(need.region) },
      itemOffered: { '@type': 'Service', name: text(need.title), serviceType: need.skills.map((skill) => text(skill.name)) },
    },
  } as const;
}

/** The platform itself: its site, and the search on it. */
export function siteData(site: { name: string; description: string; url: string; search: string }) {
  return {
    '@graph': [
      { '@type': 'Organization', '@id': `${site.url}#organisation`, name: site.name, description: site.description, url: site.url },
      {
        '@type': 'WebSite',
        '@id': `${site.url}#site`,
        name: site.name,
        url: site.url,
        inLanguage: ['ar', 'fr'],
        publisher: { '@id': `${site.url}#organisation` },
        potentialAction: {
          '@type': 'SearchAction',
          target: { '@type': 'EntryPoint', urlTemplate: `${site.search}?q={search_term_string}` },
          'query-input': 'required name=search_term_string',
        },
      },
    ],
  } as const;
}

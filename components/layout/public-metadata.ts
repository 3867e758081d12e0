import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type Locale, locales, otherLocale } from '@/lib/i18n/locales';
import { inLocale } from '@/lib/routes';

/** Signs of a description that search engines show. */
const DESCRIPTION = 160;
const territory = { ar: 'ar_MA', fr: 'fr_MA' } as const satisfies Record<Locale, string>;

/** The text on one line, cut after a whole word, at most `most` signs with the ellipsis. */
export function cutAtWord(text: string, most = DESCRIPTION): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const signs = [...line];
  if (signs.length <= most) return line;
  const head = signs.slice(0, most).join('');
  const end = head.lastIndexOf(' ');
  return `${(end > 0 ? head.slice(0, end) : signs.slice(0, most - 1).join('')).replace(/[\s,;:،؛.–-]+$/, '')}…`;
}

interface Page {
  locale: Locale;
  /** Without the language and without a query: a filtered list is the list. */
  path: string;
  title: string;
  description: string;
}

/** A public page's metadata: its one address, the same page in the other language, and what a shared link shows. */
export async function publicMetadata({ locale, path, title, description }: Page): Promise<Metadata> {
  const siteName = (await getTranslations('pages'))('name');
  const cut = cutAtWord(description);
  const url = inLocale(locale, path);
  return {
    title,
    description: cut,
    alternates: {
      canonical: url,
      // Without a language, the address asks the reader's browser.
      languages: { ...Object.fromEntries(locales.map((language) => [language, inLocale(language, path)])), 'x-default': path },
    },
    openGraph: {
      title,
      description: cut,
      url,
      siteName,
      type: 'website',
      locale: territory[locale],
      alternateLocale: territory[otherLocale(locale)],
      images: [{ url: '/pictures/home.png' }],
    },
  };
}

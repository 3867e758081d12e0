import type { MetadataRoute } from 'next';
import { env } from '@/lib/env';
import { locales } from '@/lib/i18n/locales';
import { inLocale } from '@/lib/routes';
import { loadPublicPages } from '@/lib/search/loaders';

// The address of the site is the running process's, and the pages are today's.
export const dynamic = 'force-dynamic';

/** Every page that anybody may read, in both languages. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const pages = await loadPublicPages();
  const at = (path: string) => new URL(path, env.APP_URL).href;
  return pages.flatMap(({ path, changedAt }) => {
    const languages = Object.fromEntries(locales.map((locale) => [locale, at(inLocale(locale, path))]));
    return locales.map((locale) => ({
      url: at(inLocale(locale, path)),
      ...(changedAt && { lastModified: changedAt }),
      alternates: { languages: { ...languages, 'x-default': at(path) } },
    }));
  });
}

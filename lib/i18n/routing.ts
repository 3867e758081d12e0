import { defineRouting } from 'next-intl/routing';
import { locales } from './locales';

/** Remembers the language for a year. */
export const LOCALE_COOKIE = { name: 'khibra.locale', maxAge: 365 * 24 * 60 * 60, sameSite: 'lax' } as const;

export const routing = defineRouting({
  locales,
  defaultLocale: 'ar',
  localePrefix: 'always',
  localeCookie: LOCALE_COOKIE,
  alternateLinks: false,
});

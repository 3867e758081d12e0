import { defineRouting } from 'next-intl/routing';
import { locales } from './locales';

export const routing = defineRouting({
  locales,
  defaultLocale: 'ar',
  localePrefix: 'always',
  localeCookie: { name: 'khibra.locale', maxAge: 365 * 24 * 60 * 60, sameSite: 'lax' },
  alternateLinks: false,
});

import { defineRouting } from 'next-intl/routing';
import { COOKIE_DAYS } from '@/lib/privacy/rules';
import { locales } from './locales';

export const LOCALE_COOKIE = { name: 'khibra.locale', maxAge: COOKIE_DAYS.locale * 24 * 60 * 60, sameSite: 'lax' } as const;

export const routing = defineRouting({
  locales,
  defaultLocale: 'ar',
  localePrefix: 'always',
  localeCookie: LOCALE_COOKIE,
  alternateLinks: false,
});

export const locales = ['ar', 'fr'] as const;
export type Locale = (typeof locales)[number];

export const directionOf = { ar: 'rtl', fr: 'ltr' } as const satisfies Record<Locale, 'rtl' | 'ltr'>;

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

export function otherLocale(locale: Locale): Locale {
  return locale === 'ar' ? 'fr' : 'ar';
}

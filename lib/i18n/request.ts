import { notFound } from 'next/navigation';
import { locale as rootLocale } from 'next/root-params';
import { getRequestConfig } from 'next-intl/server';
import { TIME_ZONE } from './formats';
import { isLocale } from './locales';

export default getRequestConfig(async (params) => {
  const locale = params.locale ?? (await rootLocale());
  if (!isLocale(locale)) notFound();
  return {
    locale,
    timeZone: TIME_ZONE,
    messages: (await import(`../../messages/${locale}.json`)).default,
  };
});

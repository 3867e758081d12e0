import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';

/** The words that forms need in the browser: of the whole catalogue, only these namespaces travel. */
export async function FormWords({ children }: { children: ReactNode }) {
  const [locale, { errors, ui, autosave }] = await Promise.all([getLocale(), getMessages()]);
  return (
    <NextIntlClientProvider locale={locale} messages={{ errors, ui, autosave }}>
      {children}
    </NextIntlClientProvider>
  );
}

import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl';
import type { ReactNode } from 'react';

/** The words of the queue's two client leaves, for them alone. */
export function DeskToolsWords({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const { deskTools } = useMessages();
  return (
    <NextIntlClientProvider locale={locale} messages={{ deskTools }}>
      {children}
    </NextIntlClientProvider>
  );
}

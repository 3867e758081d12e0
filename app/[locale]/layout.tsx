import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { preload } from 'react-dom';
import { SiteFrame } from '@/components/workspace/site-frame';
import { env } from '@/lib/env';
import { directionOf, isLocale, type Locale } from '@/lib/i18n/locales';
import { loadChrome } from '@/lib/workspace/loaders';
import '../globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages');
  return {
    metadataBase: new URL(env.APP_URL),
    applicationName: t('name'),
    description: t('description'),
    formatDetection: { telephone: false },
  };
}

/** The weights that text is read in first; the bold ones come when they are needed. */
const fonts: Record<Locale, string[]> = {
  ar: ['/fonts/khibra-text-arabic-400.woff2', '/fonts/khibra-text-latin-400.woff2'],
  fr: ['/fonts/khibra-text-latin-400.woff2'],
};

export default async function RootLayout({ children, params }: LayoutProps<'/[locale]'>) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  for (const font of fonts[locale]) preload(font, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  return (
    <html lang={locale} dir={directionOf[locale]}>
      <body className="flex min-h-dvh flex-col">
        <SiteFrame locale={locale} chrome={await loadChrome()}>
          {children}
        </SiteFrame>
      </body>
    </html>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { directionOf, isLocale } from '@/lib/i18n/locales';
import '../globals.css';

type Props = LayoutProps<'/[locale]'>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages');
  return { applicationName: t('name'), description: t('description') };
}

export default async function RootLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <html lang={locale} dir={directionOf[locale]}>
      <body>{children}</body>
    </html>
  );
}

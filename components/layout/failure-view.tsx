'use client';

import { usePathname } from 'next/navigation';
import { Button, ButtonLink } from '@/components/ui/button';
import { directionOf, type Locale } from '@/lib/i18n/locales';
import { inLocale, routes } from '@/lib/routes';
import words from '@/messages/error.json';

/** The language of the address: the one thing that is left to ask. */
export function useLocaleOfPath(): Locale {
  return usePathname()?.startsWith('/fr') ? 'fr' : 'ar';
}

/**
 * Our fault: what happened, what is safe, and the way on. Nobody sees the error's own message. The
 * words are a file of their own: what failed may be what provides them, and every page brings this view.
 */
export function FailureView({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  const locale = useLocaleOfPath();
  const t = words[locale];
  return (
    <div lang={locale} dir={directionOf[locale]} className="mx-auto grid max-w-measure gap-4 px-gutter py-section">
      <title>{t.title}</title>
      <h1>{t.title}</h1>
      <p className="text-ink-muted text-lg">{t.text}</p>
      {digest !== undefined && (
        <p className="text-ink-muted text-sm">
          {t.reference} <bdi dir="ltr">{digest}</bdi>
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button onClick={retry}>{t.retry}</Button>
        <ButtonLink href={inLocale(locale, routes.home())} variant="second">
          {t.home}
        </ButtonLink>
      </div>
    </div>
  );
}

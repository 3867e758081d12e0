import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { inLocale, routes } from '@/lib/routes';

/** 403, 404: what happened, what to do, one link. */
export async function StatusView({ status }: { status: 403 | 404 }) {
  const [t, locale] = await Promise.all([getTranslations('layout'), getLocale()]);
  return (
    <div className="mx-auto grid max-w-measure gap-4 px-gutter py-section">
      <h1 className="font-semibold text-3xl">{t(`status${status}.title`)}</h1>
      <p className="text-ink-muted text-lg">{t(`status${status}.advice`)}</p>
      <p>
        <ButtonLink href={inLocale(locale, status === 403 ? routes.signIn() : routes.needs())}>{t(`status${status}.action`)}</ButtonLink>
      </p>
    </div>
  );
}

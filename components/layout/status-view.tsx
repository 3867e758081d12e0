import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { inLocale, routes } from '@/lib/routes';

const ways = { 403: routes.signIn(), 404: routes.needs(), 500: routes.home() } as const;

/** 403, 404, 500: what happened, what to do, one link. */
export async function StatusView({ status }: { status: keyof typeof ways }) {
  const [t, locale] = await Promise.all([getTranslations('layout'), getLocale()]);
  return (
    <div className="mx-auto grid max-w-measure gap-4 px-gutter py-section">
      <h1 className="font-semibold text-3xl">{t(`status${status}.title`)}</h1>
      <p className="text-ink-muted text-lg">{t(`status${status}.advice`)}</p>
      <p>
        <ButtonLink href={inLocale(locale, ways[status])}>{t(`status${status}.action`)}</ButtonLink>
      </p>
    </div>
  );
}

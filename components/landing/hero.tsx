import { useLocale, useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { IconLine } from '@/components/ui/icon-line';
import { LandingMotif } from '@/components/ui/motif';
import { inLocale, routes } from '@/lib/routes';

/** The promise in one line, and the two doors. */
export function Hero({ postHref }: { postHref: string | null }) {
  const t = useTranslations('landing');
  const locale = useLocale();
  return (
    <div className="overflow-hidden border-line border-b bg-surface">
      <div className="wrap grid grid-cols-[minmax(0,1fr)] items-center gap-7 pt-10 pb-11 lg:grid-cols-[minmax(0,1.1fr)_minmax(0,.9fr)] lg:gap-12 lg:py-16">
        <div className="grid gap-4">
          <IconLine icon="users">{t('subject')}</IconLine>
          <h1 className="text-4xl">{t('promise')}</h1>
          <p className="max-w-measure text-ink-muted text-lg">{t('lead')}</p>
          <div className="flex flex-wrap gap-2">
            {postHref !== null && (
              <ButtonLink href={inLocale(locale, postHref)} wide="phone">
                {t('post')}
              </ButtonLink>
            )}
            <ButtonLink href={inLocale(locale, routes.needs())} variant={postHref === null ? 'primary' : 'second'} wide="phone">
              {t('browse')}
            </ButtonLink>
          </div>
          <p className="text-ink-muted text-sm">{t('open')}</p>
        </div>
        <LandingMotif />
      </div>
    </div>
  );
}

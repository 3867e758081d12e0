import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { Bullets } from '@/components/ui/bullets';
import { ButtonLink } from '@/components/ui/button';
import { inLocale, routes, type Side } from '@/lib/routes';

/** What each side is assured of, with its door. */
export function Assurances({ postHref, anonymous }: { postHref: string | null; anonymous: boolean }) {
  const t = useTranslations('landing');
  const locale = useLocale();
  const register = (side: Side) => anonymous && <a href={inLocale(locale, routes.register(side))}>{t(`${side}.register`)}</a>;
  return (
    <div className="grid gap-4 pt-section md:gap-5">
      <div className="grid gap-4 md:grid-cols-2 md:gap-5">
        <Assured
          title={t('association.title')}
          lines={[t('association.words'), t('association.verified'), t('association.contacts')]}
          door={
            <>
              {postHref !== null && (
                <ButtonLink href={inLocale(locale, postHref)} variant="second">
                  {t('post')}
                </ButtonLink>
              )}
              {register('association')}
            </>
          }
        />
        <Assured
          title={t('company.title')}
          lines={[t('company.verified'), t('company.hours'), t('company.reasons')]}
          door={
            <>
              <ButtonLink href={inLocale(locale, routes.needs())} variant="second">
                {t('browse')}
              </ButtonLink>
              <a href={inLocale(locale, routes.forCompanies())}>{t('company.more')}</a>
              {register('company')}
            </>
          }
        />
      </div>
    </div>
  );
}

function Assured({ title, lines, door }: { title: string; lines: string[]; door: ReactNode }) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="flex min-w-0 flex-col gap-4 rounded-lg border border-line bg-surface p-5 md:p-6">
      <h2 id={titleId}>{title}</h2>
      <Bullets>{lines}</Bullets>
      <p className="mt-auto flex flex-wrap items-center gap-x-5 gap-y-3">{door}</p>
    </section>
  );
}

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Icon } from '@/components/ui/icon';
import { Logo } from '@/components/ui/logo';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import type { Locale } from '@/lib/i18n/locales';
import { MenuDismissal } from './menu-dismissal';

export interface NavLink {
  href: string;
  label: ReactNode;
  current: boolean;
}

interface Props {
  homeHref: string;
  nav: NavLink[];
  /** What is needed now and then: behind a button, so that the rest stays on one line. */
  more: NavLink[];
  /** The same page in the other language, with its query; named in that language. */
  language: { href: string; locale: Locale; label: string };
  bell?: { href: string; count: number } | undefined;
  /** For whoever is not signed in: in, or a new account. */
  signIn?: { href: string; registerHref: string } | undefined;
  /** Who is signed in, what is theirs, and the form that signs out. */
  account?: { name: ReactNode; links: NavLink[]; signOut: ReactNode } | undefined;
}

const target =
  'relative inline-flex min-h-target min-w-target items-center justify-center gap-2 rounded-md px-1.5 text-ink no-underline hover:bg-sunken hover:text-ink min-[30rem]:px-2.5';

/** Over every page: where one is, the other language, what is new, who one is. */
export function SiteHeader({ homeHref, nav, more, language, bell, signIn, account }: Props) {
  const t = useTranslations('layout');
  const name = useTranslations('pages')('name');
  return (
    <header className="border-line border-b bg-surface print:hidden">
      <div className="wrap flex min-h-17 items-center gap-x-2 gap-y-2 min-[30rem]:gap-x-7">
        <a
          href={homeHref}
          className="inline-flex min-h-target items-center gap-2.5 font-semibold text-[1.375rem] text-ink leading-[1.3] no-underline hover:text-ink"
        >
          <Logo />
          <span>{name}</span>
        </a>
        <nav aria-label={t('mainNav')} className="hidden min-w-0 flex-wrap gap-x-1 lg:flex">
          {nav.map((link) => (
            <a
              key={link.href}
              href={link.href}
              aria-current={link.current ? 'page' : undefined}
              className={classNames(
                'inline-flex min-h-17 items-center border-y-[3px] border-t-transparent px-2.5 text-ink no-underline hover:text-ink focus-visible:-outline-offset-4',
                link.current ? 'border-b-primary font-semibold' : 'border-b-transparent hover:border-b-primary-line',
              )}
            >
              {link.label}
            </a>
          ))}
          {more.length > 0 && (
            <Menu
              className="self-center"
              summary={
                <>
                  <span className={classNames(more.some(({ current }) => current) && 'font-semibold')}>{t('more')}</span>
                  <Icon name="down" className="size-4" />
                </>
              }
            >
              {more.map((link) => (
                <MenuLink key={link.href} {...link} />
              ))}
            </Menu>
          )}
        </nav>
        <div className="ms-auto flex items-center min-[30rem]:gap-1">
          <a href={language.href} lang={language.locale} hrefLang={language.locale} className={`${target} font-[system-ui,sans-serif]`}>
            <Icon name="globe" className="size-[1.25em] max-[29.99rem]:hidden" />
            {language.label}
          </a>
          {bell && (
            <a href={bell.href} className={target}>
              <Icon name="bell" />
              <VisuallyHidden>{t('bell', { count: bell.count })}</VisuallyHidden>
              {bell.count > 0 && (
                <span
                  aria-hidden="true"
                  className="absolute end-0 top-0.5 min-w-5 rounded-full bg-danger px-[0.3125rem] text-center font-semibold text-[0.75rem] text-on-danger leading-5"
                >
                  {bell.count > 99 ? '99+' : bell.count}
                </span>
              )}
            </a>
          )}
          {signIn && (
            <>
              <a href={signIn.registerHref} className={`${target} max-lg:hidden`}>
                {t('register')}
              </a>
              <ButtonLink href={signIn.href} variant="second" small className="max-md:hidden">
                {t('signIn')}
              </ButtonLink>
            </>
          )}
          {account && (
            <Menu
              className="max-lg:hidden"
              summary={
                <>
                  <span className="max-w-48 text-ink-muted text-sm">{account.name}</span>
                  <Icon name="down" className="size-4" />
                </>
              }
            >
              {account.links.map((link) => (
                <MenuLink key={link.href} {...link} />
              ))}
              {account.signOut}
            </Menu>
          )}
          <Menu
            className="lg:hidden"
            summary={
              <>
                <Icon name="menu" />
                <VisuallyHidden>{t('menu')}</VisuallyHidden>
              </>
            }
          >
            <nav aria-label={t('menu')}>
              {[...nav, ...more].map((link) => (
                <MenuLink key={link.href} {...link} />
              ))}
              {signIn && (
                <>
                  <MenuLink href={signIn.href} label={t('signIn')} current={false} />
                  <MenuLink href={signIn.registerHref} label={t('register')} current={false} />
                </>
              )}
            </nav>
            {account && (
              <div className="mt-2 border-line border-t pt-2">
                <p className="px-3 py-2 text-ink-muted text-sm">{account.name}</p>
                {account.links.map((link) => (
                  <MenuLink key={link.href} {...link} />
                ))}
                {account.signOut}
              </div>
            )}
          </Menu>
        </div>
      </div>
      <MenuDismissal />
    </header>
  );
}

function Menu({ summary, children, className }: { summary: ReactNode; children: ReactNode; className: string }) {
  return (
    <details data-menu className={`relative ${className}`}>
      <summary className={target}>{summary}</summary>
      <div className="absolute end-0 top-[calc(100%+0.5rem)] z-5 w-[min(18rem,calc(100vw-2rem))] rounded-lg bg-surface p-2 shadow-3">
        {children}
      </div>
    </details>
  );
}

function MenuLink({ href, label, current }: NavLink) {
  return (
    <a
      href={href}
      aria-current={current ? 'page' : undefined}
      className={classNames(
        'flex min-h-12 items-center rounded-md px-3 text-ink no-underline hover:bg-sunken hover:text-ink',
        current && 'bg-primary-soft font-semibold',
      )}
    >
      {label}
    </a>
  );
}

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SiteFooter } from '@/components/layout/site-footer';
import { type NavLink, SiteHeader } from '@/components/layout/site-header';
import { Wrap } from '@/components/layout/wrap';
import { LocalCopies } from '@/components/listing/local-copies';
import { LocalText } from '@/components/listing/local-text';
import { SignOutForm } from '@/components/person/sign-out-form';
import { Alert } from '@/components/ui/alert';
import { SkipLink } from '@/components/ui/skip-link';
import { FILE_MAX_BYTES, megabytesOf } from '@/lib/files/rules';
import { formatNumber } from '@/lib/i18n/formats';
import { type Locale, otherLocale } from '@/lib/i18n/locales';
import { inLocale, routes, TOO_LARGE } from '@/lib/routes';
import type { AccountView, ChromeView } from '@/lib/workspace/views';

const languageName = { ar: 'العربية', fr: 'Français' } as const satisfies Record<Locale, string>;

/** Header, main and footer around every page, for whoever reads it. */
export function SiteFrame({ locale, chrome, children }: { locale: Locale; chrome: ChromeView; children: ReactNode }) {
  const t = useTranslations();
  const { path, query, account, outbox } = chrome;
  const other = otherLocale(locale);
  const { often, more } = navOf(account);
  // The deepest link that leads to this page or to one above it.
  const above = [...often, ...more].filter(({ to }) => path === to || path.startsWith(`${to}/`));
  const here = above.sort((a, b) => b.to.length - a.to.length)[0];
  const nav = (links: Link[]) =>
    links.map(({ to, label }): NavLink => ({ href: inLocale(locale, to), label: t(`nav.${label}`), current: to === here?.to }));
  return (
    <>
      {account && <LocalCopies userId={account.userId} />}
      <SkipLink>{t('layout.skip')}</SkipLink>
      <SiteHeader
        homeHref={inLocale(locale, routes.home())}
        nav={nav(often)}
        more={nav(more)}
        language={{ href: inLocale(other, path) + query, locale: other, label: languageName[other] }}
        bell={account ? { href: inLocale(locale, routes.notifications()), count: account.unread } : undefined}
        signIn={account ? undefined : { href: inLocale(locale, routes.signIn()), registerHref: inLocale(locale, routes.register()) }}
        account={
          account
            ? {
                name: <LocalText text={account.name} />,
                links: ownOf(account).map(({ to, label }) => ({
                  href: inLocale(locale, to),
                  label: t(`nav.${label}`),
                  current: path === to,
                })),
                signOut: <SignOutForm locale={locale} label={t('layout.signOut')} />,
              }
            : undefined
        }
      />
      <main id="main" tabIndex={-1} className="min-w-0 flex-1 outline-none">
        {query === `?${TOO_LARGE}` && (
          <Wrap className="pt-5">
            <Alert live tone="bad" title={t('layout.tooLarge')}>
              {t('layout.tooLargeText', { size: formatNumber(megabytesOf(FILE_MAX_BYTES)) })}
            </Alert>
          </Wrap>
        )}
        {children}
      </main>
      <SiteFooter
        links={[
          ...(outbox ? [{ href: inLocale(locale, routes.outbox()), label: t('nav.outbox') }] : []),
          { href: inLocale(locale, routes.forCompanies()), label: t('nav.forCompanies') },
          { href: inLocale(locale, routes.help()), label: t('nav.help') },
          { href: inLocale(locale, routes.impact()), label: t('nav.impact') },
          { href: inLocale(locale, routes.openData()), label: t('nav.openData') },
          { href: inLocale(locale, routes.accessibility()), label: t('nav.accessibility') },
          { href: inLocale(locale, routes.privacy()), label: t('nav.privacy') },
        ]}
      />
    </>
  );
}

/** What is the person's own, and their organisation's. */
function ownOf({ kind }: AccountView): { to: string; label: 'profile' | 'readiness' | 'proposition' | 'team' | 'account' }[] {
  const account = { to: routes.account(), label: 'account' } as const;
  if (kind === 'none' || kind === 'programme') return [account];
  const readiness =
    kind === 'association'
      ? ([
          { to: routes.readiness(), label: 'readiness' },
          { to: routes.proposition(), label: 'proposition' },
        ] as const)
      : [];
  return [{ to: routes.profile(kind), label: 'profile' }, ...readiness, { to: routes.team(kind), label: 'team' }, account];
}

type Label =
  | 'home'
  | 'needs'
  | 'forCompanies'
  | 'offers'
  | 'ownNeeds'
  | 'ownOffers'
  | 'requests'
  | 'missions'
  | 'myMissions'
  | 'cohort'
  | 'reports'
  | 'partnerships'
  | 'record'
  | 'forums'
  | 'leads'
  | 'stands'
  | 'queue'
  | 'rounds'
  | 'people'
  | 'weights'
  | 'attention'
  | 'origins'
  | 'companyInvitations'
  | 'audit'
  | 'handover'
  | 'failedMails'
  | 'failedJobs';

interface Link {
  to: string;
  label: Label;
}

/** The parts of the site that somebody works in, and the ones they look into now and then. */
function navOf(account: AccountView | null): { often: Link[]; more: Link[] } {
  const needs: Link = { to: routes.needs(), label: 'needs' };
  const offers: Link = { to: routes.offers(), label: 'offers' };
  const forums: Link = { to: routes.forums(), label: 'forums' };
  if (account === null) return { often: [needs, offers, { to: routes.forCompanies(), label: 'forCompanies' }, forums], more: [] };
  const mine: Link[] = account.works ? [{ to: routes.myMissions(), label: 'myMissions' }] : [];
  const reports: Link[] = account.reads ? [{ to: routes.reports(), label: 'reports' }] : [];
  if (account.kind === 'none') return { often: [...mine, ...reports, needs, offers], more: [] };
  if (account.kind === 'programme') {
    const administration: Link[] = [
      { to: routes.people(), label: 'people' },
      { to: routes.audit(), label: 'audit' },
      { to: routes.handover(), label: 'handover' },
      { to: routes.failedMails(), label: 'failedMails' },
    ];
    return {
      often: [
        { to: routes.queue(), label: 'queue' },
        { to: routes.programmeMissions(), label: 'missions' },
        { to: routes.programmePartnerships(), label: 'partnerships' },
        { to: routes.rounds(), label: 'rounds' },
        needs,
        offers,
      ],
      more: [
        ...mine,
        { to: routes.programmeForums(), label: 'forums' },
        { to: routes.programmeLeads(), label: 'leads' },
        ...(account.coordinator ? [{ to: routes.cohort(), label: 'cohort' } as const] : []),
        ...reports,
        ...(account.administrator ? administration : []),
        { to: routes.failedJobs(), label: 'failedJobs' },
        { to: routes.weights(), label: 'weights' },
        { to: routes.attention(), label: 'attention' },
        { to: routes.origins(), label: 'origins' },
        { to: routes.companyInvitations('programme'), label: 'companyInvitations' },
      ],
    };
  }
  const side = account.kind;
  const own: Link[] = [
    { to: routes.ownNeeds(side), label: 'ownNeeds' },
    { to: routes.ownOffers(side), label: 'ownOffers' },
  ];
  // What the kind mostly does comes first, and so does what it mostly looks for.
  const [sought, other] = side === 'association' ? [offers, needs] : [needs, offers];
  return {
    often: [
      { to: routes.workspace(side), label: 'home' },
      ...(side === 'association' ? own : own.toReversed()),
      { to: routes.ownRequests(side), label: 'requests' },
      { to: routes.ownMissions(side), label: 'missions' },
      sought,
    ],
    more: [
      ...mine,
      ...reports,
      { to: routes.ownPartnerships(side), label: 'partnerships' },
      { to: routes.yearlyRecord(side), label: 'record' },
      ...forumsOf(side),
      other,
    ],
  };
}

/** An association has stands at forums, leads that come of them, and companies that it invites; a company comes to forums. */
function forumsOf(side: 'association' | 'company'): Link[] {
  if (side === 'company') return [{ to: routes.forums(), label: 'forums' }];
  return [
    { to: routes.ownStands(), label: 'stands' },
    { to: routes.ownLeads(), label: 'leads' },
    { to: routes.companyInvitations('association'), label: 'companyInvitations' },
  ];
}

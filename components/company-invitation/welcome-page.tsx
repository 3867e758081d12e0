import { useLocale, useTranslations } from 'next-intl';
import { Gains } from '@/components/for-companies/gains';
import { TypicalMission } from '@/components/for-companies/typical-mission';
import { LandingSection } from '@/components/landing/landing-section';
import { NoticePage } from '@/components/layout/notice-page';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalProse } from '@/components/listing/local-prose';
import { LocalText } from '@/components/listing/local-text';
import { NeedCard } from '@/components/need/need-card';
import { Bdi } from '@/components/ui/bdi';
import { Bullets } from '@/components/ui/bullets';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import type { WelcomeView, WelcomingView } from '@/lib/company-invitations/views';
import { inLocale, routes } from '@/lib/routes';

/** A company's own page: who asks it in, what for, what it would get, and the way to an account. Reading it changes nothing. */
export function WelcomePage({ view }: { view: WelcomeView }) {
  return view.state === 'waiting' ? <Welcoming invitation={view.invitation} /> : <Over state={view.state} />;
}

function Welcoming({ invitation }: { invitation: WelcomingView }) {
  const t = useTranslations('companyInvitations.welcome');
  const times = useTranslations('forCompanies.times');
  const begin = useTranslations('forCompanies.begin');
  const locale = useLocale();
  const { companyName, words, need } = invitation;
  return (
    <PageFrame title={t.rich('title', { company: () => <Bdi>{companyName}</Bdi> })} lead={<From invitation={invitation} />}>
      <div className="grid grid-cols-[minmax(0,1fr)]">
        <div className="grid max-w-measure gap-5">
          {words !== null && (
            <blockquote className="grid gap-3 border-accent border-s-[3px] ps-4 text-lg">
              <LocalProse text={words} />
            </blockquote>
          )}
          <p>{t('what')}</p>
          <WayOn invitation={invitation} />
        </div>
        {need !== null && (
          <LandingSection title={t('need')}>
            <div className="max-w-xl">
              <NeedCard need={need} />
            </div>
          </LandingSection>
        )}
        <LandingSection title={times('title')}>
          <Panel>
            <TypicalMission times={invitation.times} />
          </Panel>
        </LandingSection>
        <Gains />
        <LandingSection title={begin('title')}>
          <div className="grid max-w-measure gap-4">
            <Bullets>{[begin('account'), begin('verified'), begin('pledge')]}</Bullets>
            <p className="flex flex-wrap items-center gap-x-5 gap-y-3">
              <ButtonLink variant="second" href={inLocale(locale, routes.forCompanies())}>
                {t('more')}
              </ButtonLink>
              <a href={inLocale(locale, routes.needs())} className="inline-flex min-h-target items-center">
                {begin('needs')}
              </a>
            </p>
            <p className="text-ink-muted text-sm">{t('ignore')}</p>
          </div>
        </LandingSection>
      </div>
    </PageFrame>
  );
}

/** Who asks, as whose. */
function From({ invitation: { inviterName, organisation } }: { invitation: WelcomingView }) {
  const t = useTranslations('companyInvitations.welcome');
  const locale = useLocale();
  const parts = {
    inviter: () => inviterName && <LocalText text={inviterName} />,
    organisation: () =>
      organisation && (
        <a href={inLocale(locale, routes.organisation(organisation.id))}>
          <LocalText text={organisation.name} />
        </a>
      ),
  };
  if (organisation === null) return t.rich(inviterName ? 'fromProgramme' : 'fromProgrammeAlone', parts);
  return t.rich(inviterName ? 'from' : 'fromAlone', parts);
}

function WayOn({ invitation: { way, token } }: { invitation: WelcomingView }) {
  const t = useTranslations('companyInvitations.welcome');
  const locale = useLocale();
  if (way === 'signedIn') return <p className="text-ink-muted">{t('signedIn')}</p>;
  const registers = way === 'register';
  return (
    <div className="grid gap-3">
      {!registers && <p>{t('hasAccount')}</p>}
      <div>
        <ButtonLink href={inLocale(locale, registers ? routes.registerInvited(token) : routes.signIn())} wide="phone">
          {t(registers ? 'register' : 'signIn')}
        </ButtonLink>
      </div>
      {registers && <p className="text-ink-muted text-sm">{t('registerHint')}</p>}
    </div>
  );
}

function Over({ state }: { state: 'accepted' | 'revoked' | 'expired' | 'unknown' }) {
  const t = useTranslations('companyInvitations.welcome');
  const locale = useLocale();
  return (
    <NoticePage
      title={t(`over.${state}.title`)}
      lead={t(`over.${state}.lead`)}
      actions={
        <>
          <ButtonLink href={inLocale(locale, routes.forCompanies())}>{t('more')}</ButtonLink>
          {state === 'accepted' && <a href={inLocale(locale, routes.signIn())}>{t('signIn')}</a>}
        </>
      }
    />
  );
}

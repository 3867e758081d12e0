import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Ranking } from '@/components/match/ranking';
import { Alert } from '@/components/ui/alert';
import { Bar } from '@/components/ui/bar';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Tabs } from '@/components/ui/tabs';
import { ToDoList } from '@/components/ui/timeline';
import { daysBetween } from '@/lib/i18n/day';
import { formatDay, formatNumber, formatShortDay, formatWeekday } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { localised } from '@/lib/i18n/localised';
import type { OrganisationState } from '@/lib/organisations/rules';
import { inLocale, routes, type Side } from '@/lib/routes';
import type { HomeView, HoursView } from '@/lib/workspace/views';
import { News } from './news';
import { NextStep } from './next-step';

/** What waits for me, how my hours stand, what fits best. */
export function Home({ home }: { home: HomeView }) {
  const t = useTranslations('home');
  const steps = useTranslations('nextStep');
  const about = { side: home.side, own: home.ranking?.own ?? 'offer' };
  const locale = useLocale();
  return (
    <PageFrame
      eyebrow={formatWeekday(home.today, locale)}
      title={t('greeting', { name: localised(home.personName, locale).text, count: home.answersCount })}
    >
      <div className="grid gap-section">
        <div className="grid gap-4 md:grid-cols-2 md:gap-5">
          {home.state !== 'verified' && (
            <div className="md:col-span-2">
              <Unverified side={home.side} state={home.state} />
            </div>
          )}
          <div className="md:col-span-2">
            <NextStep
              text={steps(`${home.step}.text`, about)}
              action={steps(`${home.step}.action`, about)}
              href={inLocale(locale, home.stepHref)}
            />
          </div>
          <ToDo home={home} />
          <Hours home={home} />
          {home.news.unread > 0 && (
            <div className="md:col-span-2">
              <News news={home.news} />
            </div>
          )}
        </div>
        <Matches home={home} />
      </div>
    </PageFrame>
  );
}

/** Where the organisation's file stands, and the way to it. */
function Unverified({ side, state }: { side: Side; state: Exclude<OrganisationState, 'verified'> }) {
  const t = useTranslations('home');
  const locale = useLocale();
  const words =
    state === 'submitted'
      ? { title: t('unverifiedTitle'), text: t('unverifiedText') }
      : { title: t(`standing.${state}.title`), text: t(`standing.${state}.text`) };
  return (
    <Alert tone={state === 'submitted' ? 'info' : 'warn'} title={words.title}>
      <p>{words.text}</p>
      <p>
        <a href={inLocale(locale, routes.profile(side))} className="inline-flex min-h-target items-center">
          {t('openProfile')}
        </a>
      </p>
    </Alert>
  );
}

function ToDo({ home }: { home: HomeView }) {
  const t = useTranslations('home');
  const locale = useLocale();
  return (
    <Panel title={t('todo')} divided={false}>
      {home.answers.length === 0 ? (
        <p className="text-ink-muted">{t('todoEmpty')}</p>
      ) : (
        <ToDoList
          items={home.answers.map((request) => ({
            key: String(request.id),
            title: (
              <a href={inLocale(locale, routes.request(request.id))}>
                {t('answer', {
                  origin: request.origin,
                  other: localised(request.party === 'giver' ? request.receiverName : request.giverName, locale).text,
                })}
              </a>
            ),
            note: t('answerMeta', { days: daysBetween(request.createdAt, home.today), date: formatShortDay(request.answerBy, locale) }),
          }))}
        />
      )}
      {home.waitingApproval > 0 && (
        <p className="text-sm">
          <a href={inLocale(locale, routes.ownRequests(home.side))} className="inline-flex min-h-target items-center">
            {t('waitingApproval', { count: home.waitingApproval })}
          </a>
        </p>
      )}
      <p>
        <a href={inLocale(locale, routes.ownRequests(home.side))} className="inline-flex min-h-target items-center">
          {t('allRequests')}
        </a>
      </p>
    </Panel>
  );
}

function Hours({ home }: { home: HomeView }) {
  const t = useTranslations('home');
  if (home.hours.length === 0) return null;
  return (
    <Panel title={t('hours', { side: home.side })} divided={false}>
      <ul className="grid gap-4">
        {home.hours.slice(0, 4).map((hours) => (
          <li key={`${hours.kind}-${hours.id}`}>
            <HoursLine hours={hours} side={home.side} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function HoursLine({ hours, side }: { hours: HoursView; side: Side }) {
  const t = useTranslations('home');
  const locale = useLocale();
  const reserved = hours.total - hours.left;
  const words = { hours: formatHours(hours.left, locale), date: formatDay(hours.until, locale) };
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-sm">
      <a href={inLocale(locale, (hours.kind === 'need' ? routes.ownNeed : routes.ownOffer)(side, hours.id))}>
        <LocalText text={hours.title} />
      </a>
      <span className="text-ink-muted tabular-nums">
        {t('reservedLabel', { kind: hours.kind, reserved: formatNumber(reserved / 4), total: formatHours(hours.total, locale) })}
      </span>
      <div className="w-full">
        <Bar value={reserved} max={hours.total} big />
      </div>
      <span className="w-full text-ink-muted text-xs">
        {hours.kind === 'offer' ? t('free', words) : t('toCover', words)}
        {hours.perMonth !== null && <> · {t('perMonth', { hours: formatHours(hours.perMonth, locale) })}</>}
      </span>
    </div>
  );
}

function Matches({ home }: { home: HomeView }) {
  const t = useTranslations();
  const locale = useLocale();
  const { ranking, side } = home;
  if (!ranking) {
    return (
      <EmptyState
        title={t('home.noListingTitle', { side })}
        actions={
          // The filled one is the next step's.
          <ButtonLink variant="second" href={inLocale(locale, side === 'association' ? routes.newNeed(side) : routes.newOffer(side))}>
            {t('home.noListingAction', { side })}
          </ButtonLink>
        }
      >
        {t('home.noListingText', { side })}
      </EmptyState>
    );
  }
  const page = ranking.own === 'offer' ? routes.ownOffer(side, ranking.ownId) : routes.ownNeed(side, ranking.ownId);
  return (
    <section aria-labelledby="matches" className="grid gap-4">
      <div>
        <h2 id="matches">{t(ranking.own === 'offer' ? 'match.titleNeeds' : 'match.titleOffers')}</h2>
        <p className="mt-1.5 text-ink-muted">{t(ranking.own === 'offer' ? 'match.lead' : 'match.leadOffers')}</p>
      </div>
      {home.tabs.length > 1 && (
        <Tabs
          label={t('match.tabs')}
          tabs={home.tabs.map((tab) => ({
            href: `${inLocale(locale, routes.workspace(side))}?listing=${tab.kind}-${tab.id}#matches`,
            label: <LocalText text={tab.title} />,
            current: tab.current,
            ...(tab.current && { count: ranking.matched }),
          }))}
        />
      )}
      <Ranking ranking={ranking} />
      {ranking.matched > ranking.rows.length && (
        <p className="justify-self-end">
          <ButtonLink variant="second" small href={inLocale(locale, page)}>
            {t('match.more')}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

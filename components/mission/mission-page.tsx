import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { AsideEnd } from '@/components/layout/split';
import { LocalText } from '@/components/listing/local-text';
import { PeoplePanel } from '@/components/mission-people/people-panel';
import { WrittenWords } from '@/components/person/written-words';
import { PlanPanel } from '@/components/plan/plan-panel';
import { useOtherSideRow } from '@/components/reliability/reliability';
import { Contacts } from '@/components/request/contacts';
import { ResultPanel } from '@/components/results/result-panel';
import { Thread } from '@/components/thread/thread';
import { Alert } from '@/components/ui/alert';
import { Bar } from '@/components/ui/bar';
import { Bdi, Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { KeyValue } from '@/components/ui/key-value';
import { Timeline } from '@/components/ui/timeline';
import type { AmendmentState } from '@/lib/amendments/rules';
import { formatDay, formatMoment } from '@/lib/i18n/formats';
import { formatHours, formatHoursOblique } from '@/lib/i18n/hours';
import { hasEnded } from '@/lib/missions/rules';
import type { MissionView } from '@/lib/missions/views';
import type { PlanView } from '@/lib/plans/views';
import { inLocale, type MissionDone, routes, sideOf } from '@/lib/routes';
import type { ThreadedMission } from '@/lib/threads/views';
import { MissionBadge } from './mission-badges';
import { MissionSentence } from './mission-sentence';

interface Props extends ThreadedMission {
  done: MissionDone | undefined;
  /** Of the form to write in the thread. */
  submission: string;
}

/** What was done last stands open; what is older is unfolded. */
const SHOWN_DEEDS = 5;

/** A mission: where it stands, what is expected of me, how many of its hours count. */
export function MissionPage({ plan, thread, done, submission }: Props) {
  const t = useTranslations('mission');
  const { mission } = plan;
  return (
    <PageFrame
      trail={useMissionsTrail(mission)}
      crumb={<Code>{mission.reference}</Code>}
      eyebrow={<MissionBadge state={mission.state} />}
      title={<LocalText text={mission.title} />}
      lead={<MissionSentence mission={mission} />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {done !== undefined && <Alert tone="ok" title={t(`doneNote.${done}`)} />}
        <Standing mission={mission} />
        {mission.amendment !== null && <AmendmentNote mission={mission} amendment={mission.amendment} />}
        <AsideEnd label={t('course.title')} aside={<Course plan={plan} />}>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
            <Hours mission={mission} />
            {mission.role !== 'person' && <PeoplePanel mission={mission} />}
            <PlanPanel plan={plan} />
            {mission.role !== 'person' && <ResultPanel mission={mission} />}
            {mission.reason !== null && (
              <Panel title={t('reason')}>
                <p className="whitespace-pre-line">
                  <WrittenWords words={mission.reason} />
                </p>
              </Panel>
            )}
            {mission.contacts.length > 0 && <Contacts contacts={mission.contacts} />}
            <Facts mission={mission} />
            <Endings mission={mission} />
            {thread && <Thread thread={thread} submission={submission} />}
          </div>
        </AsideEnd>
      </div>
    </PageFrame>
  );
}

/** The way back to the reader's list of missions. */
export function useMissionsTrail(mission: MissionView) {
  const t = useTranslations('mission.list');
  const locale = useLocale();
  if (mission.role === 'person') return [{ href: inLocale(locale, routes.myMissions()), label: t('myTitle') }];
  const side = mission.role === 'giver' ? sideOf(mission.giverKind) : mission.role === 'receiver' ? sideOf(mission.receiverKind) : null;
  return [{ href: inLocale(locale, side === null ? routes.programmeMissions() : routes.ownMissions(side)), label: t('title') }];
}

/** The same for the pages below a mission's own. */
export function useMissionTrail(mission: MissionView) {
  const locale = useLocale();
  return [...useMissionsTrail(mission), { href: inLocale(locale, routes.mission(mission.id)), label: <Code>{mission.reference}</Code> }];
}

/** Where it stands, in words: what is due, or what came of it. */
function Standing({ mission }: { mission: MissionView }) {
  const t = useTranslations('mission.standing');
  const locale = useLocale();
  const { state, waiting, role } = mission;
  if (state === 'cancelled') return <Alert title={t('cancelled.title')}>{t('cancelled.text')}</Alert>;
  if (hasEnded(state)) {
    const hours = formatHours(mission.quartersConfirmed, locale);
    return (
      <Alert tone="ok" title={t('ended.title')}>
        {t('ended.text', { hours })}
      </Alert>
    );
  }
  if (mission.signedAt === null) {
    return (
      <div className="grid gap-3">
        <Alert tone="warn" icon="clock" title={t('unsigned.title')}>
          {t('unsigned.text')}
        </Alert>
        {role !== 'person' && (
          <p>
            <ButtonLink wide="phone" href={inLocale(locale, routes.agreement(mission.id))}>
              {t('unsigned.open')}
            </ButtonLink>
          </p>
        )}
      </div>
    );
  }
  if (state === 'planned') {
    return <Alert title={t('planned.title')}>{t('planned.text', { date: formatDay(mission.startsOn, locale) })}</Alert>;
  }
  if (waiting.count > 0) {
    const mine = role === 'receiver';
    const what = mine ? 'toConfirm' : 'waiting';
    return (
      <Alert tone={mine ? 'warn' : 'info'} icon="clock" title={t(`${what}.title`, { count: waiting.count })}>
        {t(`${what}.text`)}
      </Alert>
    );
  }
  if (mission.isOver) {
    return (
      <Alert tone="warn" icon="clock" title={t('over.title')}>
        {t('over.text', { date: formatDay(mission.endsOn, locale) })}
      </Alert>
    );
  }
  return <Alert title={t('active.title')}>{t('active.text')}</Alert>;
}

/** Other hours or another end that somebody proposed: the mission goes on as it is meanwhile. */
function AmendmentNote({ mission: { id }, amendment }: { mission: MissionView; amendment: AmendmentState }) {
  const t = useTranslations('amendments');
  const locale = useLocale();
  return (
    <Alert tone="warn" icon="clock" title={t(`states.${amendment}`)}>
      <a href={inLocale(locale, routes.amendments(id))}>{t('open')}</a>
    </Alert>
  );
}

function Hours({ mission }: { mission: MissionView }) {
  const t = useTranslations('mission');
  const locale = useLocale();
  const ledger = inLocale(locale, routes.missionHours(mission.id));
  const { waiting, allowed } = mission;
  return (
    <Panel title={t('hours.title')}>
      <p>
        {t('progress', {
          confirmed: formatHours(mission.quartersConfirmed, locale),
          total: formatHoursOblique(mission.quarters, locale),
        })}
      </p>
      <Bar value={mission.quartersConfirmed} max={mission.quarters} big />
      {waiting.count > 0 && <p className="text-ink-muted">{t('waitingHours', { hours: formatHours(waiting.quarters, locale) })}</p>}
      <div className="flex flex-wrap gap-3">
        {allowed.includes('declare') && (
          <ButtonLink wide="phone" href={`${ledger}#declare`}>
            {t('actions.declare')}
          </ButtonLink>
        )}
        {allowed.includes('confirm') && waiting.count > 0 && (
          <ButtonLink wide="phone" href={`${ledger}#confirm`}>
            {t('actions.confirm')}
          </ButtonLink>
        )}
        <ButtonLink variant="second" wide="phone" href={ledger}>
          {t('actions.hours')}
        </ButtonLink>
        {mission.certifiable && (
          <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.certificates(mission.id))}>
            {t('actions.certificates')}
          </ButtonLink>
        )}
      </div>
    </Panel>
  );
}

function Facts({ mission }: { mission: MissionView }) {
  const t = useTranslations('mission.facts');
  const words = useTranslations('request');
  const locale = useLocale();
  const otherSide = useOtherSideRow(mission.otherSide);
  const { role, needId, requestId } = mission;
  const isSide = role === 'giver' || role === 'receiver';
  const needHref = role === 'receiver' ? routes.ownNeed(sideOf(mission.receiverKind), needId) : routes.need(needId);
  const requestHref = isSide ? routes.request(requestId) : routes.decision(requestId);
  // What the sides agreed on is no matter of whoever works on it.
  const agreed = [
    { key: 'offer', term: t('offer'), value: <LocalText text={mission.offerTitle} /> },
    {
      key: 'request',
      term: t('request'),
      value: (
        <a href={inLocale(locale, requestHref)}>
          <Code>{mission.requestReference}</Code>
        </a>
      ),
    },
    ...(mission.partnershipId === null
      ? []
      : [
          {
            key: 'partnership',
            term: t('partnership'),
            value: <a href={inLocale(locale, routes.partnership(mission.partnershipId))}>{t('toPartnership')}</a>,
          },
        ]),
    {
      key: 'agreement',
      term: t('agreement'),
      value: <a href={inLocale(locale, routes.agreement(mission.id))}>{t(mission.signedAt === null ? 'toSign' : 'signed')}</a>,
    },
    ...(mission.signedAt === null
      ? []
      : [
          {
            key: 'amendments',
            term: t('amendments'),
            value: <a href={inLocale(locale, routes.amendments(mission.id))}>{t('toAmendments')}</a>,
          },
        ]),
  ];
  return (
    <Panel title={t('title')}>
      <KeyValue
        rows={[
          {
            key: 'period',
            term: t('period'),
            value: t('periodOf', { from: formatDay(mission.startsOn, locale), until: formatDay(mission.endsOn, locale) }),
          },
          {
            key: 'place',
            term: t('place'),
            value: t.rich('placeOf', { mode: mission.mode, place: () => <LocalText text={mission.place} /> }),
          },
          { key: 'regime', term: t('regime'), value: words('regime', { regime: mission.regime }) },
          {
            key: 'need',
            term: t('need'),
            value: (
              <a href={inLocale(locale, needHref)}>
                <LocalText text={mission.title} />
              </a>
            ),
          },
          { key: 'region', term: t('region'), value: <LocalText text={mission.region} /> },
          ...(role === 'person' ? [] : agreed),
          ...(role === undefined ? [] : [{ key: 'contact', term: t('contact'), value: <ReceiverContact mission={mission} /> }]),
          ...otherSide,
          ...(['renews', 'renewedBy'] as const).flatMap((how) => {
            const other = mission[how];
            return other === null ? [] : [{ key: how, term: t(how), value: <ToMission mission={other} /> }];
          }),
          { key: 'reference', term: t('reference'), value: <Code>{mission.reference}</Code> },
        ]}
      />
    </Panel>
  );
}

function ToMission({ mission: { id, reference } }: { mission: { id: number; reference: string } }) {
  const locale = useLocale();
  return (
    <a href={inLocale(locale, routes.mission(id))}>
      <Code>{reference}</Code>
    </a>
  );
}

/** Who of the receiver the giver turns to, and the receiver's way to say otherwise. */
function ReceiverContact({ mission: { id, contactName, allowed } }: { mission: MissionView }) {
  const t = useTranslations('mission.contact');
  const locale = useLocale();
  return (
    <>
      {contactName === null ? t('owners') : <LocalText text={contactName} />}
      {allowed.includes('appoint') && (
        <>
          {' · '}
          <a href={inLocale(locale, routes.missionContact(id))}>{t('change')}</a>
        </>
      )}
    </>
  );
}

/** What ends it or goes on with it, away from what one does every week. */
function Endings({ mission: { id, allowed, renewable } }: { mission: MissionView }) {
  const t = useTranslations('mission.actions');
  const locale = useLocale();
  if (!allowed.includes('complete') && !allowed.includes('cancel') && !renewable) return null;
  return (
    <div className="flex flex-wrap gap-3">
      {renewable && (
        <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.renewMission(id))}>
          {t('renew')}
        </ButtonLink>
      )}
      {allowed.includes('complete') && (
        <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.completeMission(id))}>
          {t('complete')}
        </ButtonLink>
      )}
      {allowed.includes('cancel') && (
        <ButtonLink variant="quiet" wide="phone" href={inLocale(locale, routes.cancelMission(id))}>
          {t('cancel')}
        </ButtonLink>
      )}
    </div>
  );
}

/** Who did what and when, with the mission and with its plan, from the approval on. */
function Course({ plan: { mission, deeds } }: { plan: PlanView }) {
  const t = useTranslations('mission');
  const planned = useTranslations('plan');
  const locale = useLocale();
  const told = [
    ...mission.deeds.map(({ action, ...deed }) => ({ ...deed, title: t(`deeds.${action}`), of: null as string | null })),
    ...deeds.map(({ action, title, ...deed }) => ({ ...deed, title: planned(`deeds.${action}`), of: title })),
  ].sort((one, other) => other.at.getTime() - one.at.getTime());
  const items = [
    ...told.map(({ id, at, title, of, by }) => ({
      key: id,
      state: 'done' as const,
      title,
      note: (
        <>
          {of !== null && <Bdi className="block">{of}</Bdi>}
          {formatMoment(at, locale)}
          {' · '}
          {by ? <LocalText text={by} /> : t('course.platform')}
        </>
      ),
    })),
    { key: 'opened', state: 'done' as const, title: t('course.opened'), note: formatMoment(mission.openedAt, locale) },
  ];
  return (
    <Panel title={t('course.title')} divided={false}>
      <Timeline items={items.slice(0, SHOWN_DEEDS)} />
      {items.length > SHOWN_DEEDS && (
        <Disclosure summary={t('course.older', { count: items.length - SHOWN_DEEDS })}>
          <Timeline items={items.slice(SHOWN_DEEDS)} />
        </Disclosure>
      )}
    </Panel>
  );
}

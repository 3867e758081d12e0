import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { AsideEnd } from '@/components/layout/split';
import { LocalText } from '@/components/listing/local-text';
import { Ranking } from '@/components/match/ranking';
import { WrittenWords } from '@/components/person/written-words';
import { useOtherSideRow } from '@/components/reliability/reliability';
import { Thread } from '@/components/thread/thread';
import { Alert } from '@/components/ui/alert';
import { Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import type { RankingView } from '@/lib/matches/views';
import type { RequestPageView, RequestView } from '@/lib/requests/views';
import { inLocale, type RequestDone, routes, sideOf } from '@/lib/routes';
import type { ThreadView } from '@/lib/threads/views';
import { Contacts } from './contacts';
import { RequestAnswer } from './request-answer';
import { RequestBadge } from './request-badge';
import { RequestCourse } from './request-course';
import { RequestMatch } from './request-match';
import { RequestSentence } from './request-sentence';
import { RequestTerms } from './request-terms';
import { TeamList } from './team-list';
import { TermsChange } from './terms-change';

interface Props {
  request: RequestPageView;
  thread: ThreadView;
  done: RequestDone | undefined;
  /** One for each form of the page. */
  submissions: { consent: string; withdraw: string; message: string };
}

/** A request as one of its sides sees it: what is agreed, what is expected of me, how it went. */
export function RequestPage({ request, thread, done, submissions }: Props) {
  const t = useTranslations('request');
  const locale = useLocale();
  const side = sideOf((request.party === 'giver' ? request.giver : request.receiver).kind);
  return (
    <PageFrame
      trail={[{ href: inLocale(locale, routes.ownRequests(side)), label: t('list.title') }]}
      crumb={<Code>{request.reference}</Code>}
      eyebrow={<RequestBadge state={request.state} />}
      title={<RequestSentence request={request} />}
    >
      <div className="grid gap-5">
        <RequestTerms request={request} />
        {done !== undefined && <Alert tone="ok" title={t(`doneNote.${done}`)} />}
        <Standing request={request} />
        <AsideEnd label={t('course.title')} aside={<RequestCourse course={request.course} />}>
          <div className="grid gap-5">
            <TermsChange request={request} />
            <RequestAnswer request={request} submissions={submissions} />
            {request.contacts && <Contacts contacts={request.contacts} />}
            {(request.reason !== null || request.declineReason !== null) && <Reason request={request} />}
            <Panel title={t('message')}>
              {request.message === null ? (
                <p className="text-ink-muted">{t('noMessage')}</p>
              ) : (
                <p className="whitespace-pre-line">
                  <WrittenWords words={request.message} />
                </p>
              )}
            </Panel>
            <Thread thread={thread} submission={submissions.message} />
            <Terms request={request} />
            <RequestMatch match={request.match} />
          </div>
        </AsideEnd>
        {request.alternatives && <Alternatives ranking={request.alternatives} />}
      </div>
    </PageFrame>
  );
}

/** Where it stands, in words: who must act, or what came of it. */
function Standing({ request }: { request: RequestPageView }) {
  const t = useTranslations('request');
  const locale = useLocale();
  const side = sideOf((request.party === 'giver' ? request.giver : request.receiver).kind);
  const date = formatDay(request.answerBy, locale);
  if (request.allowed.includes('consent')) {
    return (
      <Alert tone="warn" icon="clock" title={t('yourTurn.title')}>
        {t('yourTurn.text', { date })}
      </Alert>
    );
  }
  if (request.state === 'proposed') return <Alert title={t('waitingOther.title')}>{t('waitingOther.text', { date })}</Alert>;
  if (request.state === 'accepted') return <Alert title={t('waitingProgramme.title')}>{t('waitingProgramme.text')}</Alert>;
  if (request.state === 'approved') {
    return (
      <div className="grid gap-3">
        <Alert tone="ok" title={t('approvedNote.title')}>
          {t('approvedNote.text')}
        </Alert>
        {request.missionId !== null && (
          <p>
            <ButtonLink wide="phone" href={inLocale(locale, routes.mission(request.missionId))}>
              {t('actions.mission')}
            </ButtonLink>
          </p>
        )}
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      <Alert title={t('endedNote.title')}>{t('endedNote.text')}</Alert>
      <p>
        <ButtonLink variant="second" href={request.alternatives ? '#alternatives' : `${inLocale(locale, routes.workspace(side))}#matches`}>
          {t('actions.alternatives')}
        </ButtonLink>
      </p>
    </div>
  );
}

/** What the engine finds for the reader's own listing today. */
function Alternatives({ ranking }: { ranking: RankingView }) {
  const t = useTranslations('request.alternatives');
  return (
    <section aria-labelledby="alternatives" className="grid gap-4">
      <div>
        <h2 id="alternatives">{t('title')}</h2>
        <p className="mt-1.5 text-ink-muted">{t('lead', { own: ranking.own })}</p>
      </div>
      <Ranking ranking={ranking} />
    </section>
  );
}

function Reason({ request: { state, declineReason, reason } }: { request: RequestView }) {
  const t = useTranslations('request');
  return (
    <Panel title={t(`reason.${state === 'declined' || state === 'rejected' ? state : 'approved'}`)}>
      {declineReason !== null && <p>{t(`why.${declineReason}`)}</p>}
      {reason !== null && (
        <p className="whitespace-pre-line">
          <WrittenWords words={reason} />
        </p>
      )}
    </Panel>
  );
}

function Terms({ request }: { request: RequestPageView }) {
  const t = useTranslations('request.facts');
  const locale = useLocale();
  const mission = useTranslations('mission.facts');
  const otherSide = useOtherSideRow(request.otherSide);
  const ownSide = sideOf((request.party === 'giver' ? request.giver : request.receiver).kind);
  const giving = request.party === 'giver';
  return (
    <Panel>
      <KeyValue
        rows={[
          {
            key: 'need',
            term: t('need'),
            value: (
              <a href={inLocale(locale, giving ? routes.need(request.needId) : routes.ownNeed(ownSide, request.needId))}>
                <LocalText text={request.needTitle} />
              </a>
            ),
          },
          {
            key: 'offer',
            term: t('offer'),
            value: (
              <a href={inLocale(locale, giving ? routes.ownOffer(ownSide, request.offerId) : routes.offer(request.offerId))}>
                <LocalText text={request.offerTitle} />
              </a>
            ),
          },
          { key: 'hours', term: t('quarters'), value: formatHours(request.quarters, locale) },
          ...(request.team.length > 0 ? [{ key: 'team', term: t('team'), value: <TeamList team={request.team} /> }] : []),
          { key: 'start', term: t('startsOn'), value: formatDay(request.startsOn, locale) },
          ...(request.partnershipId === null
            ? []
            : [
                {
                  key: 'partnership',
                  term: mission('partnership'),
                  value: <a href={inLocale(locale, routes.partnership(request.partnershipId))}>{mission('toPartnership')}</a>,
                },
              ]),
          ...otherSide,
          { key: 'reference', term: t('reference'), value: <Code>{request.reference}</Code> },
        ]}
      />
    </Panel>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { AsideEnd } from '@/components/layout/split';
import { StickyAction } from '@/components/layout/sticky-action';
import { LocalText } from '@/components/listing/local-text';
import { WrittenWords } from '@/components/person/written-words';
import { Reliability } from '@/components/reliability/reliability';
import { RequestBadge } from '@/components/request/request-badge';
import { RequestCourse } from '@/components/request/request-course';
import { RequestSentence } from '@/components/request/request-sentence';
import { RequestTerms } from '@/components/request/request-terms';
import { TeamList } from '@/components/request/team-list';
import { TermsChange } from '@/components/request/terms-change';
import { Which } from '@/components/request/which';
import { Thread } from '@/components/thread/thread';
import { Alert } from '@/components/ui/alert';
import { Badge, type Tone } from '@/components/ui/badge';
import { Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { Checks } from '@/components/ui/checks';
import { KeyValue } from '@/components/ui/key-value';
import { deskQuery } from '@/lib/desk/schema';
import type { DeskNeighbours } from '@/lib/desk/views';
import { formatDay, formatMoment } from '@/lib/i18n/formats';
import { formatHours, formatHoursOblique } from '@/lib/i18n/hours';
import { localised } from '@/lib/i18n/localised';
import { decideRequestAction } from '@/lib/requests/actions';
import type { Check, Party, Urgency } from '@/lib/requests/rules';
import type { DecisionView } from '@/lib/requests/views';
import { inLocale, routes } from '@/lib/routes';
import type { ThreadView } from '@/lib/threads/views';
import { DecisionConflicts } from './decision-conflicts';
import { DecisionMatch } from './decision-match';
import { Deciders, DecisionHistory } from './decision-people';
import { Neighbours, useDeskCrumb } from './desk-neighbours';
import { FirstDecisionNote } from './first-decision-note';

const ageTone: Record<Urgency, Tone> = { fresh: 'info', due: 'wait', late: 'bad' };

interface Props {
  request: DecisionView;
  neighbours: DeskNeighbours;
  thread: ThreadView;
  /** One for each form of the page. */
  submissions: { decision: string; message: string };
}

/** All that is needed to decide on one page, and the decision. */
export function Decision({ request, neighbours, thread, submissions }: Props) {
  const t = useTranslations();
  const decidable = request.allowed.includes('approve');
  const keep = deskQuery(neighbours.filters);
  return (
    <>
      <PageFrame
        trail={[useDeskCrumb(neighbours)]}
        actions={<Neighbours neighbours={neighbours} />}
        crumb={<Code>{request.reference}</Code>}
        eyebrow={
          <>
            {request.state === 'accepted' ? (
              <Badge tone={ageTone[request.urgency]} icon="clock">
                {t('desk.decision.waiting', { days: request.waitingDays })}
              </Badge>
            ) : (
              <RequestBadge state={request.state} />
            )}
            <Badge tone="info">{t(`request.origins.${request.origin}`)}</Badge>
          </>
        }
        title={<RequestSentence request={request} />}
      >
        <div className="grid gap-5">
          <RequestTerms request={request} />
          <AsideEnd
            label={t('desk.decision.yourDecision')}
            aside={
              <>
                {decidable ? (
                  <DecisionForm request={request} submission={submissions.decision} keep={keep} />
                ) : (
                  <WhyNot request={request} />
                )}
                <RequestCourse course={request.course} />
                {request.state === 'accepted' && <Deciders request={request} />}
                <DecisionHistory history={request.history} />
              </>
            }
          >
            <div className="grid gap-5">
              <DecisionChecks request={request} />
              <TermsChange request={request} />
              <div className="grid grid-cols-[minmax(0,1fr)] gap-5 md:grid-cols-2">
                <PartyFacts request={request} party="receiver" />
                <PartyFacts request={request} party="giver" />
              </div>
              <DecisionConflicts conflicts={request.conflicts} />
              <Subject request={request} />
              <Thread thread={thread} submission={submissions.message} keep={keep} />
              <DecisionMatch request={request} />
            </div>
          </AsideEnd>
        </div>
      </PageFrame>
      {decidable && (
        <StickyAction>
          <ButtonLink href="#decision" wide="always">
            {t('desk.decision.goToDecision')}
          </ButtonLink>
        </StickyAction>
      )}
    </>
  );
}

function DecisionForm({ request, submission, keep }: { request: DecisionView; submission: string; keep: string }) {
  const t = useTranslations('desk.decision');
  const locale = useLocale();
  const approval = request.needsTwo && !request.first ? 'approveFirstText' : 'approveText';
  return (
    <Panel id="decision" title={t('yourDecision')}>
      {request.first && <FirstDecisionNote first={request.first} />}
      <Form action={decideRequestAction} submission={submission} keep={keep} title={t('title', { reference: request.reference })}>
        <Which request={request} />
        {request.proposedByReader && <p className="text-ink-muted text-sm">{t('proposedByYou')}</p>}
        <RadioCards
          name="decision"
          label={t('yourDecision')}
          labelHidden
          choices={[
            // Who approved first may still think better of it.
            ...(request.first?.byReader
              ? []
              : [{ value: 'approve', label: t('approve'), hint: t(approval, { hours: formatHoursOblique(request.quarters, locale) }) }]),
            { value: 'reject', label: t('reject'), hint: t('rejectText') },
          ]}
        />
        <TextArea name="reason" label={t('note')} hint={t('noteHint')} optional rows={3} />
        <SubmitButton wide="always" waiting={t('submitting')}>
          {t('submit')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** Who may decide, and why not this reader. */
function WhyNot({ request }: { request: DecisionView }) {
  const t = useTranslations('desk.decision');
  const locale = useLocale();
  if (request.state === 'proposed') return <Alert title={t('notYet')}>{request.proposedByReader && t('proposedByYou')}</Alert>;
  if (request.state !== 'accepted') return <Alert title={t('ended')} />;
  const region = localised(request.receiver.region, locale).text;
  return <Alert tone="warn" title={t(`why.${request.why ?? 'notCoordinator'}`, { region })} />;
}

function DecisionChecks({ request }: { request: DecisionView }) {
  const t = useTranslations('desk.decision');
  const locale = useLocale();
  if (request.state !== 'accepted') return null;
  const { facts } = request;
  const asked = formatHoursOblique(request.quarters, locale);
  const perMonth = formatHours(facts.quartersPerMonth, locale);
  const needLeft = { left: formatHours(facts.needLeft, locale), total: formatHoursOblique(facts.needTotal, locale), asked };
  const offerLeft = { left: formatHours(facts.offerLeft, locale), total: formatHoursOblique(facts.offerTotal, locale), asked };
  const ok = (check: Check) => request.checks[check] === 'passed';
  const state = (check: Check) => (ok(check) ? 'passed' : 'failed');
  const words: Record<Check, string> = {
    organisationsVerified: t(`check.organisationsVerified.${state('organisationsVerified')}`),
    hoursInNeed: t(`check.hoursInNeed.${state('hoursInNeed')}`, needLeft),
    hoursInOffer: t(`check.hoursInOffer.${state('hoursInOffer')}`, offerLeft),
    listingsUnchanged: t(`check.listingsUnchanged.${state('listingsUnchanged')}`),
    noConflict: t(`check.noConflict.${ok('noConflict') ? 'passed' : 'warning'}`),
    monthlyRate: t(`check.monthlyRate.${ok('monthlyRate') ? 'passed' : 'warning'}`, { perMonth }),
    notOwnSide: t(`check.notOwnSide.${state('notOwnSide')}`),
  };
  return (
    <Panel title={t('checks')}>
      <Checks
        checks={(Object.keys(words) as Check[]).map((check) => ({
          key: check,
          passed: ok(check),
          text: ok(check) ? (
            words[check]
          ) : (
            <>
              <b>{t('attention')}</b> {words[check]}
            </>
          ),
        }))}
      />
    </Panel>
  );
}

function PartyFacts({ request, party }: { request: DecisionView; party: Party }) {
  const t = useTranslations();
  const locale = useLocale();
  const side = request[party];
  const p = (key: 'place' | 'receipt' | 'ice' | 'sectors' | 'industry' | 'people' | 'consented' | 'verified') =>
    t(`desk.decision.party.${key}`);
  const rows = [
    {
      key: 'place',
      term: p('place'),
      value: t.rich('listings.place', {
        province: () => <LocalText text={side.province} />,
        region: () => <LocalText text={side.region} />,
      }),
    },
    ...(side.receipt
      ? [
          {
            key: 'receipt',
            term: p('receipt'),
            value: (
              <>
                {t('desk.decision.party.receiptType', { type: side.receipt.type })} · <Code>{side.receipt.number}</Code>
              </>
            ),
          },
        ]
      : []),
    ...(side.ice ? [{ key: 'ice', term: p('ice'), value: <Code>{side.ice}</Code> }] : []),
    ...(side.sectors.length > 0
      ? [{ key: 'sectors', term: p('sectors'), value: side.sectors.map((sector) => t(`sectors.${sector}`)).join(t('listings.comma')) }]
      : []),
    ...(side.industry ? [{ key: 'industry', term: p('industry'), value: <LocalText text={side.industry} /> }] : []),
    ...(party === 'giver' ? [{ key: 'people', term: p('people'), value: request.facts.peopleCount }] : []),
    { key: 'verified', term: p('verified'), value: side.verifiedAt ? formatDay(side.verifiedAt, locale) : t('desk.decision.party.notYet') },
    { key: 'reliability', term: t('reliability.onPlatform'), value: <Reliability of={request.reliability[party]} /> },
    {
      key: 'consented',
      term: p('consented'),
      value: side.consent ? (
        <>
          {formatMoment(side.consent.at, locale)}
          {side.consent.by && (
            <span className="block text-ink-muted text-sm">
              <LocalText text={side.consent.by} />
            </span>
          )}
        </>
      ) : (
        t('desk.decision.party.notYet')
      ),
    },
  ];
  return (
    <Panel
      eyebrow={t(party === 'giver' ? 'desk.decision.gives' : 'desk.decision.receives', { kind: t(`desk.decision.kind.${side.kind}`) })}
      title={<LocalText text={side.name} />}
    >
      <KeyValue rows={rows} />
    </Panel>
  );
}

/** The need and the offer that are joined, and the words that came with the request. */
function Subject({ request }: { request: DecisionView }) {
  const t = useTranslations('request');
  const locale = useLocale();
  return (
    <Panel title={t('subject')}>
      <KeyValue
        rows={[
          {
            key: 'need',
            term: t('facts.need'),
            value: (
              <a href={inLocale(locale, routes.need(request.needId))}>
                <LocalText text={request.needTitle} />
              </a>
            ),
          },
          {
            key: 'offer',
            term: t('facts.offer'),
            value: (
              <a href={inLocale(locale, routes.offer(request.offerId))}>
                <LocalText text={request.offerTitle} />
              </a>
            ),
          },
          ...(request.team.length > 0 ? [{ key: 'team', term: t('facts.team'), value: <TeamList team={request.team} /> }] : []),
          {
            key: 'message',
            term: t('message'),
            value: request.message === null ? t('noMessage') : <WrittenWords words={request.message} className="whitespace-pre-line" />,
          },
        ]}
      />
    </Panel>
  );
}

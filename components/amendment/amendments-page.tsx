import { useLocale, useTranslations } from 'next-intl';
import { DocumentFacts, SignatureFields, Signatures } from '@/components/agreement/agreement-page';
import { AgreementText } from '@/components/agreement/agreement-text';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, NumberField, TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { useMissionTrail } from '@/components/mission/mission-page';
import { WrittenWords } from '@/components/person/written-words';
import { Neighbours } from '@/components/programme/desk-neighbours';
import { FirstDecisionNote } from '@/components/programme/first-decision-note';
import { Alert } from '@/components/ui/alert';
import { Badge, type Tone } from '@/components/ui/badge';
import { Panel } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { KeyValue } from '@/components/ui/key-value';
import {
  agreeToAmendmentAction,
  decideAmendmentAction,
  declineAmendmentAction,
  proposeAmendmentAction,
  signAmendmentAction,
  withdrawAmendmentAction,
} from '@/lib/amendments/actions';
import type { AmendmentState } from '@/lib/amendments/rules';
import type { AmendmentChecks, AmendmentsView, AmendmentView } from '@/lib/amendments/views';
import type { DeskNeighbours } from '@/lib/desk/views';
import { dayOf } from '@/lib/i18n/day';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours, formatHoursOblique, hoursTyped } from '@/lib/i18n/hours';
import type { MissionView } from '@/lib/missions/views';
import type { AmendmentDone } from '@/lib/routes';

const tones: Record<AmendmentState, Tone> = {
  proposed: 'wait',
  agreed: 'wait',
  approved: 'wait',
  signed: 'ok',
  declined: 'neutral',
  withdrawn: 'neutral',
  rejected: 'neutral',
  lapsed: 'neutral',
};

interface Props {
  view: AmendmentsView;
  /** For who reads the queue. */
  neighbours: DeskNeighbours | null;
  done: AmendmentDone | undefined;
  /** Of the form that goes on with it, and of the one that ends it. */
  submissions: { act: string; end: string };
}

type Current = NonNullable<AmendmentsView['current']>;

/** What would change of a mission, whose turn it is, what was changed before; and the form to propose something. */
export function AmendmentsPage({ view, neighbours, done, submissions }: Props) {
  const t = useTranslations('amendments');
  const locale = useLocale();
  const { mission, current, earlier, mayPropose } = view;
  return (
    <PageFrame
      trail={useMissionTrail(mission)}
      title={t('title')}
      lead={<LocalText text={mission.title} />}
      actions={neighbours && <Neighbours neighbours={neighbours} />}
    >
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && <Alert tone="ok" title={t(`done.${done}`)} />}
        <p className="text-ink-muted">{t('lead')}</p>
        {current && <CurrentAmendment current={current} submissions={submissions} />}
        {mayPropose && <Propose mission={mission} submission={submissions.act} />}
        {!current && !mayPropose && earlier.length === 0 && <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>}
        {/* The newest comes first: two of one day are told apart by their number. */}
        {earlier.map((amendment, index) => (
          <Panel key={amendment.id} title={t('of', { number: earlier.length - index, date: formatDay(amendment.createdAt, locale) })}>
            <AmendmentFacts amendment={amendment} />
            {amendment.document && <DocumentFacts document={amendment.document} />}
          </Panel>
        ))}
      </div>
    </PageFrame>
  );
}

function CurrentAmendment({ current, submissions }: { current: Current; submissions: Props['submissions'] }) {
  const t = useTranslations('amendments');
  const { allowed, document, clauses, checks, signsFor } = current;
  return (
    <>
      <Panel title={t('current')}>
        <AmendmentFacts amendment={current} />
      </Panel>
      {clauses.length > 0 && (
        <Panel title={t('text')}>
          <AgreementText clauses={clauses} />
        </Panel>
      )}
      {document && (
        <Panel title={t('document.name')}>
          <DocumentFacts document={document} />
        </Panel>
      )}
      {document && <Signatures sides={current.sides} />}
      {allowed.includes('agree') && (
        <Panel title={t('agree.title')}>
          <Form action={agreeToAmendmentAction} submission={submissions.act} prefix="agree-" refusal={t('agree.refused')}>
            <Which amendment={current} />
            <p>{t('agree.text')}</p>
            <div>
              <SubmitButton wide="phone">{t('agree.submit')}</SubmitButton>
            </div>
          </Form>
        </Panel>
      )}
      {checks && <Decide current={current} checks={checks} submission={submissions.act} />}
      {signsFor && (
        <Panel title={t('sign')} id="sign">
          <Form action={signAmendmentAction} submission={submissions.act} prefix="sign-" at="#sign" refusal={t('notSigned')}>
            <input type="hidden" name="amendmentId" value={current.id} />
            <SignatureFields signsFor={signsFor} />
          </Form>
        </Panel>
      )}
      {allowed.includes('decline') && <End current={current} submission={submissions.end} how="decline" />}
      {allowed.includes('withdraw') && <End current={current} submission={submissions.end} how="withdraw" />}
    </>
  );
}

/** What changes and why, and how far it is. */
function AmendmentFacts({ amendment }: { amendment: AmendmentView }) {
  const t = useTranslations('amendments');
  const locale = useLocale();
  const { before, after, state, endReason } = amendment;
  const change = (from: string, to: string) => (from === to ? to : t('change', { from, to }));
  return (
    <KeyValue
      rows={[
        { key: 'state', term: t('state'), value: <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge> },
        { key: 'by', term: t('by'), value: <LocalText text={amendment.by} /> },
        {
          key: 'hours',
          term: t('hours'),
          value:
            before.quarters === after.quarters
              ? formatHours(after.quarters, locale)
              : change(formatHoursOblique(before.quarters, locale), formatHoursOblique(after.quarters, locale)),
        },
        { key: 'end', term: t('endsOn'), value: change(formatDay(before.endsOn, locale), formatDay(after.endsOn, locale)) },
        { key: 'reason', term: t('reason'), value: <WrittenWords words={amendment.reason} className="whitespace-pre-line" /> },
        ...(endReason === null
          ? []
          : [{ key: 'endReason', term: t('endReason'), value: <WrittenWords words={endReason} className="whitespace-pre-line" /> }]),
      ]}
    />
  );
}

function Propose({ mission, submission }: { mission: MissionView; submission: string }) {
  const t = useTranslations('amendments.propose');
  const words = useTranslations('amendments');
  return (
    <Panel title={t('title')} id="propose">
      <Form
        action={proposeAmendmentAction}
        submission={submission}
        prefix="propose-"
        at="#propose"
        refusal={t('refused')}
        initial={{ hours: [hoursTyped(mission.quarters)], endsOn: [dayOf(mission.endsOn)] }}
      >
        <input type="hidden" name="missionId" value={mission.id} />
        <input type="hidden" name="version" value={mission.version} />
        <p>{t('text')}</p>
        <NumberField name="hours" label={t('hours')} hint={t('hoursHint')} unit={t('unit')} decimal />
        <DateField name="endsOn" label={words('endsOn')} />
        <TextArea name="reason" label={words('reason')} hint={t('reasonHint')} rows={4} />
        <div>
          <SubmitButton wide="phone">{t('submit')}</SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

function Decide({ current, checks, submission }: { current: Current; checks: AmendmentChecks; submission: string }) {
  const t = useTranslations('amendments.decide');
  const locale = useLocale();
  const { added, offerLeft, needsTwo, first } = checks;
  const left = formatHoursOblique(offerLeft, locale);
  const hours = formatHoursOblique(added, locale);
  return (
    <Panel title={t('title')} id="decision">
      {first && <FirstDecisionNote first={first} />}
      {added > 0 && (
        <Alert tone={added > offerLeft ? 'bad' : 'info'} title={t(added > offerLeft ? 'offerShort' : 'offerEnough', { hours, left })} />
      )}
      <Form action={decideAmendmentAction} submission={submission} prefix="decide-" at="#decision" refusal={t('refused')}>
        <Which amendment={current} />
        <RadioCards
          name="decision"
          label={t('title')}
          labelHidden
          choices={[
            // Who approved first may still think better of it.
            ...(first?.byReader
              ? []
              : [{ value: 'approve', label: t('approve'), hint: t(needsTwo && !first ? 'approveFirst' : 'approveText') }]),
            { value: 'reject', label: t('reject'), hint: t('rejectText') },
          ]}
        />
        <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} optional rows={3} />
        <div>
          <SubmitButton wide="phone">{t('submit')}</SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

const ends = { decline: declineAmendmentAction, withdraw: withdrawAmendmentAction } as const;

/** A side wants it not, or no more. */
function End({ current, submission, how }: { current: Current; submission: string; how: keyof typeof ends }) {
  const t = useTranslations(`amendments.${how}`);
  const words = useTranslations('amendments');
  return (
    <Panel title={t('title')} id={how}>
      <Form action={ends[how]} submission={submission} prefix={`${how}-`} at={`#${how}`} refusal={t('refused')}>
        <Which amendment={current} />
        <p>{t('text')}</p>
        <TextArea name="reason" label={words('reason')} rows={3} />
        <div>
          <SubmitButton variant="second" wide="phone">
            {t('submit')}
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

function Which({ amendment: { id, version } }: { amendment: AmendmentView }) {
  return (
    <>
      <input type="hidden" name="amendmentId" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

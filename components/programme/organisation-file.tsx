import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { AsideEnd } from '@/components/layout/split';
import { LocalText } from '@/components/listing/local-text';
import { ChangeTable } from '@/components/organisation/change-table';
import { DocumentFacts, IdentityFacts, ProseFacts } from '@/components/organisation/file-facts';
import { OrganisationAvatar } from '@/components/organisation/organisation-avatar';
import { OrganisationBadge } from '@/components/organisation/organisation-badge';
import { Alert } from '@/components/ui/alert';
import { Badge, type Tone } from '@/components/ui/badge';
import { Bdi } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { Checks } from '@/components/ui/checks';
import { Timeline } from '@/components/ui/timeline';
import { PledgeFacts } from '@/components/waiting-pledge/waiting-pledge';
import { deskQuery } from '@/lib/desk/schema';
import type { DeskNeighbours } from '@/lib/desk/views';
import { formatDay, formatMoment } from '@/lib/i18n/formats';
import { localised } from '@/lib/i18n/localised';
import {
  decideChangeAction,
  reinstateOrganisationAction,
  suspendOrganisationAction,
  verifyOrganisationAction,
} from '@/lib/organisations/actions';
import type { FileView } from '@/lib/organisations/views';
import type { Urgency } from '@/lib/requests/rules';
import { inLocale, routes } from '@/lib/routes';
import { Neighbours, useDeskCrumb } from './desk-neighbours';
import { FirstDecisionNote } from './first-decision-note';

const ageTone: Record<Urgency, Tone> = { fresh: 'info', due: 'wait', late: 'bad' };

interface Props {
  view: FileView;
  neighbours: DeskNeighbours;
  /** One for each form of the page. */
  submissions: { step: string; change: string };
}

/** All that is needed to decide about an organisation on one page, and the decision. */
export function OrganisationFile({ view, neighbours, submissions }: Props) {
  const t = useTranslations('files');
  const locale = useLocale();
  const { file } = view;
  const keep = deskQuery(neighbours.filters);
  return (
    <PageFrame
      trail={[useDeskCrumb(neighbours)]}
      actions={<Neighbours neighbours={neighbours} />}
      crumb={t('file.crumb')}
      eyebrow={
        <>
          <OrganisationBadge state={file.state} />
          {file.state === 'submitted' && (
            <Badge tone={ageTone[view.urgency]} icon="clock">
              {t('file.waiting', { days: view.waitingDays })}
            </Badge>
          )}
        </>
      }
      title={<LocalText text={file.name} />}
    >
      <AsideEnd label={t('file.decision')} aside={<Aside view={view} submission={submissions.step} keep={keep} />}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          {view.mergedInto && (
            <Alert tone="warn" title={t('file.merged')}>
              <a href={inLocale(locale, routes.organisationFile(view.mergedInto.id, keep))}>
                <LocalText text={view.mergedInto.name} />
              </a>
            </Alert>
          )}
          {view.reason !== null && (
            <Alert tone="warn" title={t('file.reason')}>
              <Bdi className="whitespace-pre-line">{view.reason}</Bdi>
            </Alert>
          )}
          {view.merge && (
            <Alert tone="warn" title={t('file.mergeWaits')}>
              <p>
                <LocalText text={view.merge.other.name} />
              </p>
              <a href={inLocale(locale, routes.mergeFile(view.merge.goneId, { keep }))} className="inline-flex min-h-target items-center">
                {t('file.mergeOpen')}
              </a>
            </Alert>
          )}
          {view.change && <Change view={view} submission={submissions.change} keep={keep} />}
          <FileChecks view={view} />
          <Duplicates view={view} keep={keep} />
          <Panel title={t('file.identity')} extra={<OrganisationAvatar organisation={file} />}>
            <IdentityFacts file={file} />
          </Panel>
          <Panel title={t('file.document')}>
            <DocumentFacts file={file} />
          </Panel>
          {view.waitingPledges.length > 0 && (
            <Panel title={t('waitingPledges', { count: view.waitingPledges.length })}>
              <p className="text-ink-muted text-sm">{t('waitingPledgesText')}</p>
              {view.waitingPledges.map((pledge) => (
                <section key={pledge.id} className="grid grid-cols-[minmax(0,1fr)] gap-2">
                  <h3 className="text-base tracking-normal">
                    <a href={inLocale(locale, routes.need(pledge.needId))}>
                      <LocalText text={pledge.needTitle} />
                    </a>
                  </h3>
                  <PledgeFacts pledge={pledge} />
                </section>
              ))}
            </Panel>
          )}
          <Panel title={t('file.story')}>
            <ProseFacts file={file} />
          </Panel>
          <Members view={view} />
          {file.kind === 'ASSOCIATION' && (
            <p>
              <a href={inLocale(locale, routes.support(file.id))} className="inline-flex min-h-target items-center">
                {t('file.support')}
              </a>
            </p>
          )}
        </div>
      </AsideEnd>
    </PageFrame>
  );
}

function Aside({ view, submission, keep }: { view: FileView; submission: string; keep: string }) {
  const t = useTranslations('files');
  const locale = useLocale();
  return (
    <>
      <Decision view={view} submission={submission} keep={keep} />
      {view.history.length > 0 && (
        <Panel title={t('file.history')} divided={false}>
          <Timeline
            items={view.history.map((line) => ({
              key: line.id,
              state: 'done',
              title: t(`deeds.${line.deed}`),
              note: (
                <>
                  {formatMoment(line.at, locale)}
                  {line.by && (
                    <>
                      {' '}
                      · <LocalText text={line.by} />
                    </>
                  )}
                </>
              ),
            }))}
          />
        </Panel>
      )}
    </>
  );
}

/** The step that this reader may take now, or why there is none. */
function Decision({ view, submission, keep }: { view: FileView; submission: string; keep: string }) {
  const t = useTranslations('files.decide');
  const why = useTranslations('files.why');
  const locale = useLocale();
  const { allowed, file } = view;
  const title = t('title', { name: localised(file.name, locale).text });
  const which = (
    <>
      <input type="hidden" name="organisationId" value={file.id} />
      <input type="hidden" name="version" value={view.version} />
    </>
  );
  if (allowed.includes('verify')) {
    return (
      <Panel id="decision" title={t('yours')}>
        <Form action={verifyOrganisationAction} submission={submission} keep={keep} title={title}>
          {which}
          <RadioCards
            name="decision"
            label={t('yours')}
            labelHidden
            choices={[
              { value: 'verify', label: t('verify'), hint: t('verifyText') },
              { value: 'return', label: t('return'), hint: t('returnText') },
            ]}
          />
          <TextArea name="reason" label={t('note')} hint={t('noteHint')} optional rows={4} />
          <SubmitButton wide="always">{t('submit')}</SubmitButton>
        </Form>
      </Panel>
    );
  }
  if (allowed.includes('suspend')) {
    return (
      <Panel id="decision" title={t('suspendTitle')}>
        <p className="text-ink-muted text-sm">{t('suspendText')}</p>
        <Form action={suspendOrganisationAction} submission={submission} keep={keep} title={title}>
          {which}
          <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={4} />
          <SubmitButton wide="always" variant="danger">
            {t('suspend')}
          </SubmitButton>
        </Form>
      </Panel>
    );
  }
  if (allowed.includes('reinstate')) {
    return (
      <Panel id="decision" title={t('reinstateTitle')}>
        <p className="text-ink-muted text-sm">{t('reinstateText')}</p>
        {view.first ? <FirstDecisionNote first={view.first} /> : <p className="text-sm">{t('reinstateTwo')}</p>}
        {!view.first?.byReader && (
          <Form action={reinstateOrganisationAction} submission={submission} keep={keep} title={title}>
            {which}
            <SubmitButton wide="always">{t(view.first ? 'reinstateSecond' : 'reinstate')}</SubmitButton>
          </Form>
        )}
      </Panel>
    );
  }
  if (view.why !== undefined) return <Alert tone="warn" title={why(view.why, { region: localised(file.region, locale).text })} />;
  return <Alert title={t(`nothing.${file.state === 'draft' || file.state === 'returned' ? 'theirs' : 'ended'}`)} />;
}

function Change({ view, submission, keep }: { view: FileView; submission: string; keep: string }) {
  const t = useTranslations('files.change');
  const why = useTranslations('files.why');
  const locale = useLocale();
  const { change, file } = view;
  if (!change) return null;
  return (
    <Panel id="change" title={t('title')} eyebrow={t('since', { day: formatDay(change.since, locale) })}>
      <ChangeTable lines={change.lines} />
      {change.decidable ? (
        <Form action={decideChangeAction} submission={submission} keep={keep} prefix="change-">
          <input type="hidden" name="organisationId" value={file.id} />
          <input type="hidden" name="changeId" value={change.id} />
          <RadioCards
            name="decision"
            label={t('decision')}
            columns={2}
            choices={[
              { value: 'accept', label: t('accept'), hint: t('acceptText') },
              { value: 'refuse', label: t('refuse'), hint: t('refuseText') },
            ]}
          />
          <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} optional rows={3} />
          <div>
            <SubmitButton wide="phone">{t('submit')}</SubmitButton>
          </div>
        </Form>
      ) : (
        view.why !== undefined && <Alert tone="warn" title={why(view.why, { region: localised(file.region, locale).text })} />
      )}
    </Panel>
  );
}

/** What the computer can see: whether the file lacks something, and whether another record resembles it. */
function FileChecks({ view }: { view: FileView }) {
  const t = useTranslations('files.checks');
  const desk = useTranslations('desk.decision');
  const fields = useTranslations('organisations.fields');
  const attention = (text: ReactNode) => (
    <>
      <b>{desk('attention')}</b> {text}
    </>
  );
  return (
    <Panel title={desk('checks')}>
      <Checks
        checks={[
          ...(view.missing.length === 0
            ? [{ key: 'complete', passed: true, text: t('complete') }]
            : view.missing.map(([field]) => ({ key: field, passed: false, text: attention(t('missing', { field: fields(field) })) }))),
          {
            key: 'duplicates',
            passed: view.duplicates.length === 0,
            text: view.duplicates.length === 0 ? t('noDuplicate') : attention(t('duplicates', { count: view.duplicates.length })),
          },
          ...(view.why === 'ownOrganisation' ? [{ key: 'own', passed: false, text: attention(t('own')) }] : []),
        ]}
      />
    </Panel>
  );
}

/** Each record that resembles it, beside it. */
function Duplicates({ view, keep }: { view: FileView; keep: string }) {
  const t = useTranslations('files.duplicates');
  const locale = useLocale();
  return view.duplicates.map(({ file, reasons, mergeable }) => (
    <Panel
      key={file.id}
      title={t('title')}
      eyebrow={reasons.map((reason) => t(`reasons.${reason}`)).join(' · ')}
      extra={<OrganisationBadge state={file.state} />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 md:grid-cols-2">
        <section aria-label={t('this')} className="min-w-0">
          <h3 className="text-base">{t('this')}</h3>
          <IdentityFacts file={view.file} />
          <DocumentFacts file={view.file} />
        </section>
        <section aria-label={t('other')} className="min-w-0">
          <h3 className="text-base">
            <a href={inLocale(locale, routes.organisationFile(file.id, keep))}>{t('other')}</a>
          </h3>
          <IdentityFacts file={file} />
          <DocumentFacts file={file} />
        </section>
      </div>
      {mergeable && (
        <p>
          <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.mergeFile(view.file.id, { other: file.id, keep }))}>
            {t('merge')}
          </ButtonLink>
        </p>
      )}
    </Panel>
  ));
}

function Members({ view }: { view: FileView }) {
  const t = useTranslations('files.members');
  return (
    <Panel title={t('title')}>
      {view.members.length === 0 ? (
        <p className="text-ink-muted">{t('none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {view.members.map((member) => (
            <li key={member.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2.5">
              <span>
                <LocalText text={member.name} />
                {(member.title.fr ?? member.title.ar) !== null && (
                  <span className="text-ink-muted text-sm">
                    {' '}
                    · <LocalText text={member.title} />
                  </span>
                )}
              </span>
              <span className="text-ink-muted text-sm">{t(member.role)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Balance } from '@/components/mission/balance';
import { MissionBadge } from '@/components/mission/mission-badges';
import { MissionName } from '@/components/mission/mission-name';
import { WrittenWords } from '@/components/person/written-words';
import { Contacts } from '@/components/request/contacts';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Bar } from '@/components/ui/bar';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { CardTable } from '@/components/ui/card-table';
import { KeyValue } from '@/components/ui/key-value';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import { formatHours, formatHoursOblique } from '@/lib/i18n/hours';
import {
  publishPartnershipAction,
  renewPartnershipAction,
  resumePartnershipAction,
  unpublishPartnershipAction,
} from '@/lib/partnerships/actions';
import { PARTNERS } from '@/lib/partnerships/rules';
import type { PartnershipView, ReviewView } from '@/lib/partnerships/views';
import { inLocale, type PartnershipDone, routes, type Side, sideOf } from '@/lib/routes';
import { HealthBadge } from './health-badge';
import { PartnerNames } from './partnership-list';

interface Props {
  partnership: PartnershipView;
  done: PartnershipDone | undefined;
  submissions: { renew: string; resume: string; publish: string };
}

/** What two have together above their missions: how it is, what they aim at, what came of it, and what may come next. */
export function PartnershipPage({ partnership, done, submissions }: Props) {
  const t = useTranslations('partnership');
  return (
    <PageFrame
      trail={usePartnershipsTrail(partnership)}
      eyebrow={<HealthBadge health={partnership.health} />}
      title={t('title')}
      lead={<PartnerNames row={partnership} />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && <Alert tone="ok" title={t(`done.${done}`)} />}
        <Standing partnership={partnership} submissions={submissions} />
        <Aims partnership={partnership} />
        {partnership.partner !== undefined && partnership.state === 'active' && (
          <NewMission partnership={partnership} side={sideOf(partnership.partner)} />
        )}
        <Missions partnership={partnership} />
        <Sides partnership={partnership} />
        <OverTime partnership={partnership} />
        <Reviews partnership={partnership} />
        <Public partnership={partnership} submission={submissions.publish} />
        {partnership.contacts.length > 0 && <Contacts contacts={partnership.contacts} />}
        <Stops partnership={partnership} />
      </div>
    </PageFrame>
  );
}

/** The way back to the reader's list. */
export function usePartnershipsTrail({ partner }: PartnershipView) {
  const t = useTranslations('partnership.list');
  const locale = useLocale();
  const list = partner === undefined ? routes.programmePartnerships() : routes.ownPartnerships(sideOf(partner));
  return [{ href: inLocale(locale, list), label: t('title') }];
}

/** How it is, why, and the one step that it asks for. */
function Standing({ partnership, submissions }: Omit<Props, 'done'>) {
  const t = useTranslations('partnership');
  const locale = useLocale();
  const { id, version, health, reason, allowed, idleDays, endsOn } = partnership;
  return (
    <>
      <Alert tone={health === 'active' ? 'ok' : undefined} title={t(`health.${health}`)}>
        {t(`healthText.${health}`, { days: idleDays, date: formatDay(endsOn, locale) })}
        {reason !== null && (
          <p className="mt-2 whitespace-pre-line">
            <WrittenWords words={reason} />
          </p>
        )}
      </Alert>
      {allowed.includes('renew') && (
        <Form action={renewPartnershipAction} submission={submissions.renew} prefix="renew-" refusal={t('notRenewed')}>
          <input type="hidden" name="partnershipId" value={id} />
          <input type="hidden" name="version" value={version} />
          <p>{t('renewText')}</p>
          <div>
            <SubmitButton wide="phone">{t('renew')}</SubmitButton>
          </div>
        </Form>
      )}
      {allowed.includes('resume') && (
        <Form action={resumePartnershipAction} submission={submissions.resume} prefix="resume-" refusal={t('notResumed')}>
          <input type="hidden" name="partnershipId" value={id} />
          <input type="hidden" name="version" value={version} />
          <div>
            {/* Where its period is over, going on for another one is what it asks for. */}
            <SubmitButton wide="phone" variant={allowed.includes('renew') ? 'second' : undefined}>
              {t('resume')}
            </SubmitButton>
          </div>
        </Form>
      )}
    </>
  );
}

function Aims({ partnership: { id, aims, startsOn, endsOn, renewals, quarters, missions, allowed } }: { partnership: PartnershipView }) {
  const t = useTranslations('partnership');
  const locale = useLocale();
  return (
    <Panel title={t('aims')}>
      {aims === null ? (
        <p className="text-ink-muted">{t('noAims')}</p>
      ) : (
        <p className="whitespace-pre-line">
          <WrittenWords words={aims} />
        </p>
      )}
      <KeyValue
        rows={[
          {
            key: 'period',
            term: t('list.period'),
            value: t('list.periodOf', { from: formatDay(startsOn, locale), until: formatDay(endsOn, locale) }),
          },
          { key: 'missions', term: t('list.missions'), value: formatNumber(missions) },
          { key: 'hours', term: t('list.hours'), value: formatHours(quarters, locale) },
          ...(renewals > 0 ? [{ key: 'renewals', term: t('renewals'), value: t('times', { count: renewals }) }] : []),
        ]}
      />
      {allowed.includes('revise') && (
        <p>
          <ButtonLink variant="second" href={inLocale(locale, routes.partnershipTo(id, 'edit'))}>
            {t('revise')}
          </ButtonLink>
        </p>
      )}
    </Panel>
  );
}

/** The other side's open listings: a mission begins with one of them, without a search; or with one of the reader's own, which the other side finds here. */
function NewMission({ partnership: { needs, offers }, side }: { partnership: PartnershipView; side: Side }) {
  const t = useTranslations('partnership.new');
  const locale = useLocale();
  const lists = [
    { key: 'needs', rows: needs, to: routes.need },
    { key: 'offers', rows: offers, to: routes.offer },
  ] as const;
  return (
    <Panel title={t('title')}>
      <p>{t('text')}</p>
      {lists.map(({ key, rows, to }) => (
        <div key={key}>
          <h3 className="text-base tracking-normal">{t(key)}</h3>
          {rows.length === 0 ? (
            <p className="text-ink-muted">{t(`${key}Empty`)}</p>
          ) : (
            <ul>
              {rows.map(({ id, title }) => (
                <li key={id}>
                  <a href={inLocale(locale, to(id))} className="inline-flex min-h-target items-center">
                    <LocalText text={title} />
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
      <h3 className="text-base tracking-normal">{t('own')}</h3>
      <p>{t('ownText')}</p>
      <p className="flex flex-wrap gap-3">
        <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.newNeed(side))}>
          {t('ownNeed')}
        </ButtonLink>
        <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.newOffer(side))}>
          {t('ownOffer')}
        </ButtonLink>
      </p>
    </Panel>
  );
}

function Missions({ partnership: { together } }: { partnership: PartnershipView }) {
  const t = useTranslations('partnership');
  const list = useTranslations('mission.list');
  const locale = useLocale();
  return (
    <section aria-labelledby="missions" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id="missions">{t('missions')}</h2>
      <CardTable
        caption={t('missions')}
        rows={together}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'title',
            label: list('mission'),
            kind: 'head',
            cell: (row) => <MissionName mission={row} />,
          },
          {
            key: 'hours',
            label: list('hours'),
            cell: (row) =>
              list('ofHours', { confirmed: formatHours(row.quartersConfirmed, locale), total: formatHoursOblique(row.quarters, locale) }),
          },
          { key: 'state', label: list('state'), cell: (row) => <MissionBadge state={row.state} /> },
        ]}
      />
    </section>
  );
}

/** What each of the two gave the other. */
function Sides({ partnership: { balance, associationName, companyName } }: { partnership: PartnershipView }) {
  const t = useTranslations('balance');
  const by = (name: PartnershipView['companyName']) => t.rich('by', { name: () => <LocalText text={name} /> });
  return (
    <Balance
      level={2}
      sides={[
        { key: 'company', label: by(companyName), ...balance.received },
        { key: 'association', label: by(associationName), ...balance.given },
      ]}
    />
  );
}

/** Confirmed hours by quarter of a year: the bar is decoration, the number stands beside it. */
function OverTime({ partnership: { overTime } }: { partnership: PartnershipView }) {
  const t = useTranslations('partnership.overTime');
  const locale = useLocale();
  const most = Math.max(...overTime.map(({ quarters }) => quarters));
  return (
    <section aria-labelledby="over-time" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id="over-time">{t('title')}</h2>
      {overTime.length === 0 ? (
        <p className="text-ink-muted">{t('none')}</p>
      ) : (
        <CardTable
          caption={t('title')}
          rows={overTime}
          rowKey={(row) => `${row.year}-${row.quarter}`}
          columns={[
            {
              key: 'when',
              label: t('when'),
              kind: 'head',
              cell: (row) => t('quarter', { quarter: String(row.quarter), year: String(row.year) }),
            },
            {
              key: 'hours',
              label: t('hours'),
              cell: (row) => (
                <span className="grid gap-1">
                  {formatHours(row.quarters, locale)}
                  <Bar value={row.quarters} max={most} />
                </span>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}

/** Year by year, what each side said, beside what the other said. */
function Reviews({ partnership: { id, associationName, companyName, reviews, allowed } }: { partnership: PartnershipView }) {
  const t = useTranslations('partnership.reviews');
  const locale = useLocale();
  const names = { ASSOCIATION: associationName, COMPANY: companyName };
  return (
    <Panel title={t('title')}>
      {reviews.length === 0 && <p className="text-ink-muted">{t('none')}</p>}
      {reviews.map((said) => (
        <section key={said.year} aria-labelledby={`year-${said.year}`} className="grid gap-3">
          <h3 id={`year-${said.year}`} className="text-base tracking-normal">
            {t('year', { year: said.year })}
          </h3>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5 md:grid-cols-2">
            {PARTNERS.map((partner) => (
              <div key={partner}>
                <h4 className="text-base tracking-normal">
                  <LocalText text={names[partner]} />
                </h4>
                {said[partner].length === 0 ? (
                  <p className="text-ink-muted">{t('notYet')}</p>
                ) : (
                  said[partner].map((review) => <Review key={review.id} review={review} />)
                )}
              </div>
            ))}
          </div>
        </section>
      ))}
      {allowed.includes('review') && (
        <p>
          <ButtonLink variant="second" href={inLocale(locale, routes.partnershipTo(id, 'review'))}>
            {t('write')}
          </ButtonLink>
        </p>
      )}
    </Panel>
  );
}

/** Whether anybody may read what came of it: for each side to say, and to take back. */
function Public({ partnership, submission }: { partnership: PartnershipView; submission: string }) {
  const t = useTranslations('partnership.public');
  const { id, partner, consents, isPublic, mayPublish, associationName, companyName } = partnership;
  const step = partner !== undefined && consents.includes(partner) ? 'unpublish' : 'publish';
  const names = { ASSOCIATION: associationName, COMPANY: companyName };
  return (
    <Panel title={t('title')} id="public">
      <p className="max-w-measure">{t('text')}</p>
      <KeyValue
        rows={PARTNERS.map((side) => ({
          key: side,
          term: <LocalText text={names[side]} />,
          value: <Badge tone={consents.includes(side) ? 'ok' : 'neutral'}>{t(consents.includes(side) ? 'given' : 'missing')}</Badge>,
        }))}
      />
      <p>
        <b>{t(isPublic ? 'now' : 'notNow')}</b>
      </p>
      {mayPublish && (
        <Form
          action={step === 'publish' ? publishPartnershipAction : unpublishPartnershipAction}
          submission={submission}
          prefix="public-"
          refusal={t('refused')}
        >
          <input type="hidden" name="partnershipId" value={id} />
          <p>{t(`${step}Text`)}</p>
          <div>
            <SubmitButton variant="second" wide="phone">
              {t(step)}
            </SubmitButton>
          </div>
        </Form>
      )}
    </Panel>
  );
}

function Review({ review: { by, at, reached, next } }: { review: ReviewView }) {
  const t = useTranslations('partnership.reviews');
  const locale = useLocale();
  return (
    <div>
      <p className="text-ink-muted text-sm">{t.rich('byOn', { by: () => <LocalText text={by} />, date: formatDay(at, locale) })}</p>
      <KeyValue
        rows={[
          { key: 'reached', term: t('reached'), value: <WrittenWords words={reached} /> },
          { key: 'next', term: t('next'), value: <WrittenWords words={next} /> },
        ]}
      />
    </div>
  );
}

function Stops({ partnership: { id, allowed } }: { partnership: PartnershipView }) {
  const t = useTranslations('partnership');
  const locale = useLocale();
  const steps = (['pause', 'end'] as const).filter((step) => allowed.includes(step));
  if (steps.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-6">
      {steps.map((step) => (
        <a key={step} href={inLocale(locale, routes.partnershipTo(id, step))} className="inline-flex min-h-target items-center">
          {t(`${step}.title`)}
        </a>
      ))}
    </p>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Form } from '@/components/forms/form';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { TemplateCard } from '@/components/listing/template-card';
import { MissionName } from '@/components/mission/mission-name';

import { Alert } from '@/components/ui/alert';
import { Bar } from '@/components/ui/bar';
import { Bdi } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { CardTable, type Column } from '@/components/ui/card-table';
import { Disclosure } from '@/components/ui/disclosure';
import { startDraftAction } from '@/lib/drafts/actions';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import type { Dimension } from '@/lib/readiness/rules';
import type { DiagnosticView, DimensionResult, PointView, SinceView, WeakPointView } from '@/lib/readiness/views';
import { inLocale, routes } from '@/lib/routes';

/** Weak points that are shown at once: more would be too much to begin with. */
const PRESSING = 4;

/** Dimensions that writing what one says to companies helps at once. */
const SAID_TO_COMPANIES: ReadonlySet<string> = new Set<Dimension>(['communication', 'value_proposition']);

interface Props {
  diagnostic: DiagnosticView;
  submission: string;
}

/** What a diagnostic says: the profile, what is strong, what is weak, and the needs that follow from it. */
export function DiagnosticPage({ diagnostic, submission }: Props) {
  const t = useTranslations('readiness.result');
  const readiness = useTranslations('readiness');
  const locale = useLocale();
  const { closedAt, by, overall, profile, strongest, weakest, strongPoints, weakPoints, reader, organisation, since } = diagnostic;
  const name = <LocalText text={organisation.name} />;
  const above = {
    association: { href: routes.readiness(), label: readiness('title') },
    coordinator: { href: routes.organisation(organisation.id), label: name },
    company: { href: routes.organisation(organisation.id), label: name },
  }[reader];
  return (
    <PageFrame
      trail={[{ href: inLocale(locale, above.href), label: above.label }]}
      eyebrow={<span>{t.rich('closed', { date: formatDay(closedAt, locale), by: () => <LocalText text={by} /> })}</span>}
      title={t('title')}
      lead={reader === 'association' ? undefined : name}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {reader !== 'association' && <p className="text-ink-muted">{t('toItself')}</p>}
        <Alert title={overall} />
        <Profile profile={profile} closedAt={closedAt} since={since} />
        <div className="grid gap-6 md:grid-cols-2">
          <Named title={t('strongest', { reader })} results={strongest}>
            <Proven points={strongPoints} />
          </Named>
          <Named title={t('weakest', { reader })} results={weakest}>
            {reader === 'association' && weakest.some(({ dimension }) => SAID_TO_COMPANIES.has(dimension)) && (
              <p>
                <a href={inLocale(locale, routes.proposition())} className="inline-flex min-h-target items-center">
                  {t('proposition')}
                </a>
              </p>
            )}
          </Named>
        </div>
        {since && reader !== 'company' && <Since since={since} />}
        {reader === 'association' && <Needs points={weakPoints} submission={submission} />}
        {reader === 'coordinator' && weakPoints.length > 0 && (
          <section aria-labelledby="needs" className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <h2 id="needs">{t('weakPoints')}</h2>
            <WeakPoints points={weakPoints} />
          </section>
        )}
      </div>
    </PageFrame>
  );
}

/** Each dimension with its score, beside the one before: the bars are decoration, the numbers and the word stand with them. */
function Profile({ profile, closedAt, since }: { profile: DimensionResult[]; closedAt: Date; since: SinceView | null }) {
  const t = useTranslations('readiness.result');
  const locale = useLocale();
  const scoreOn = (date: Date) => t('scoreOn', { date: formatDay(date, locale) });
  const columns: Column<DimensionResult>[] = [
    { key: 'dimension', label: t('dimension'), kind: 'head', cell: ({ name }) => name },
    { key: 'band', label: t('band'), cell: ({ bandName }) => bandName },
    ...(since ? [{ key: 'before', label: scoreOn(since.closedAt), cell: ({ before }: DimensionResult) => <Score score={before} /> }] : []),
    { key: 'score', label: scoreOn(closedAt), cell: ({ score }) => <Score score={score} /> },
    ...(since
      ? [{ key: 'gain', label: t('gain'), cell: ({ before, score }: DimensionResult) => <Gain before={before} score={score} /> }]
      : []),
  ];
  return (
    <section aria-labelledby="profile" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id="profile">{t('profile')}</h2>
      <CardTable caption={t('profile')} rows={profile} rowKey={({ dimension }) => dimension} columns={columns} />
    </section>
  );
}

function Score({ score }: { score: number | null }) {
  const t = useTranslations('readiness.result');
  if (score === null) return <span className="text-ink-muted">{t('noScore')}</span>;
  return (
    <span className="grid min-w-24 gap-1">
      {t('percent', { score })}
      <Bar value={score} max={100} big />
    </span>
  );
}

function Gain({ before, score }: { before: number | null; score: number | null }) {
  const t = useTranslations('readiness.result');
  if (before === null || score === null) return '–';
  const gain = score - before;
  return t('gained', { way: gain > 0 ? 'up' : gain < 0 ? 'down' : 'same', points: Math.abs(gain) });
}

/** What came of the time since the diagnostic before: the missions, and what is answered otherwise now. */
function Since({ since: { closedAt, moves, missions } }: { since: SinceView }) {
  const t = useTranslations('readiness.since');
  const locale = useLocale();
  return (
    <Panel title={t('title', { date: formatDay(closedAt, locale) })}>
      <h3 className="text-base tracking-normal">{t('missions')}</h3>
      {missions.length === 0 ? (
        <p className="text-ink-muted">{t('noMission')}</p>
      ) : (
        <ul className="grid gap-2">
          {missions.map((mission) => (
            <li key={mission.id}>
              <MissionName mission={mission} />
              <span className="text-ink-muted text-sm">
                {t('hours', { hours: formatHours(mission.quartersConfirmed, locale) })}
                {mission.endedAt && ` · ${t('ended', { date: formatDay(mission.endedAt, locale) })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <h3 className="text-base tracking-normal">{t('moves')}</h3>
      {moves.length === 0 ? (
        <p className="text-ink-muted">{t('noMove')}</p>
      ) : (
        <ul className="bullets grid gap-1.5">
          {moves.map(({ code, question, from, to, up }) => (
            <li key={code}>
              {question} <span className="text-ink-muted text-sm">{t('move', { from, to, way: up ? 'up' : 'down' })}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Named({ title, results, children }: { title: string; results: DimensionResult[]; children?: ReactNode }) {
  return (
    <Panel title={title}>
      {results.map(({ dimension, name, bandName, text }) => (
        <div key={dimension}>
          <h3 className="text-base tracking-normal">
            {name} <span className="font-normal text-ink-muted text-sm">{bandName}</span>
          </h3>
          <p>{text}</p>
        </div>
      ))}
      {children}
    </Panel>
  );
}

function Proven({ points }: { points: PointView[] }) {
  const t = useTranslations('readiness.result');
  if (points.length === 0) return null;
  return (
    <Disclosure summary={t('proven', { count: points.length })}>
      <ul className="bullets grid gap-1.5 pt-2">
        {points.map(({ code, answer }) => (
          <li key={code}>{answer}</li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** Each weak point with the need that it asks for: one press begins the draft of it. */
function Needs({ points, submission }: { points: WeakPointView[]; submission: string }) {
  const t = useTranslations('readiness.result');
  if (points.length === 0) return <Alert tone="ok" title={t('noWeakPoint')} />;
  const more = points.slice(PRESSING);
  return (
    <section aria-labelledby="needs" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div>
        <h2 id="needs">{t('needs')}</h2>
        <p className="mt-1.5 max-w-measure text-ink-muted">{t('needsText')}</p>
      </div>
      <Form action={startDraftAction} submission={submission} refusal={t('notStarted')} className="max-w-none">
        <input type="hidden" name="side" value="association" />
        <input type="hidden" name="kind" value="need" />
        <WeakPoints points={points.slice(0, PRESSING)} startable />
        {more.length > 0 && (
          <Disclosure summary={t('moreWeakPoints', { count: more.length })}>
            <WeakPoints points={more} startable />
          </Disclosure>
        )}
      </Form>
    </section>
  );
}

function WeakPoints({ points, startable = false }: { points: WeakPointView[]; startable?: boolean }) {
  const t = useTranslations('readiness.result');
  return (
    <ol className="grid gap-5">
      {points.map(({ code, dimension, question, levelName, answer, evidence, proposal }) => (
        <li key={code} className="grid gap-x-6 gap-y-3 border-line border-t pt-5 md:grid-cols-2">
          <div className="min-w-0">
            <p className="text-ink-muted text-sm">{t('pointOf', { dimension, level: levelName })}</p>
            <p className="font-semibold">{question}</p>
            <p>{answer}</p>
            {evidence !== null && (
              <p className="whitespace-pre-line text-ink-muted text-sm">
                <Bdi>{evidence}</Bdi>
              </p>
            )}
          </div>
          {proposal && startable && <TemplateCard template={proposal} />}
          {proposal && !startable && <p className="text-sm">{t('proposed', { title: proposal.title })}</p>}
          {!proposal && <p className="text-ink-muted">{t('noProposal')}</p>}
        </li>
      ))}
    </ol>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Form } from '@/components/forms/form';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { TemplateCard } from '@/components/listing/template-card';

import { Alert } from '@/components/ui/alert';
import { Bar } from '@/components/ui/bar';
import { Bdi } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { CardTable } from '@/components/ui/card-table';
import { Disclosure } from '@/components/ui/disclosure';
import { startDraftAction } from '@/lib/drafts/actions';
import { formatDay } from '@/lib/i18n/formats';
import type { DiagnosticView, DimensionResult, PointView, WeakPointView } from '@/lib/readiness/views';
import { inLocale, routes } from '@/lib/routes';

/** Weak points that are shown at once: more would be too much to begin with. */
const PRESSING = 4;

interface Props {
  diagnostic: DiagnosticView;
  submission: string;
}

/** What a diagnostic says: the profile, what is strong, what is weak, and the needs that follow from it. */
export function DiagnosticPage({ diagnostic, submission }: Props) {
  const t = useTranslations('readiness.result');
  const readiness = useTranslations('readiness');
  const locale = useLocale();
  const { closedAt, by, overall, profile, strongest, weakest, strongPoints, weakPoints } = diagnostic;
  return (
    <PageFrame
      trail={[{ href: inLocale(locale, routes.readiness()), label: readiness('title') }]}
      eyebrow={<span>{t.rich('closed', { date: formatDay(closedAt, locale), by: () => <LocalText text={by} /> })}</span>}
      title={t('title')}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Alert title={overall} />
        <Profile profile={profile} />
        <div className="grid gap-6 md:grid-cols-2">
          <Named title={t('strongest')} results={strongest}>
            <Proven points={strongPoints} />
          </Named>
          <Named title={t('weakest')} results={weakest} />
        </div>
        <Needs points={weakPoints} submission={submission} />
      </div>
    </PageFrame>
  );
}

/** Each dimension with its score: the bar is decoration, the number and the word stand beside it. */
function Profile({ profile }: { profile: DimensionResult[] }) {
  const t = useTranslations('readiness.result');
  return (
    <section aria-labelledby="profile" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id="profile">{t('profile')}</h2>
      <CardTable
        caption={t('profile')}
        rows={profile}
        rowKey={({ dimension }) => dimension}
        columns={[
          { key: 'dimension', label: t('dimension'), kind: 'head', cell: ({ name }) => name },
          { key: 'band', label: t('band'), cell: ({ bandName }) => bandName },
          {
            key: 'score',
            label: t('score'),
            cell: ({ score }) => (
              <span className="grid gap-1">
                {t('percent', { score: score ?? 0 })}
                <Bar value={score ?? 0} max={100} big />
              </span>
            ),
          },
        ]}
      />
    </section>
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
        <WeakPoints points={points.slice(0, PRESSING)} />
        {more.length > 0 && (
          <Disclosure summary={t('moreWeakPoints', { count: more.length })}>
            <WeakPoints points={more} />
          </Disclosure>
        )}
      </Form>
    </section>
  );
}

function WeakPoints({ points }: { points: WeakPointView[] }) {
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
          {proposal ? <TemplateCard template={proposal} /> : <p className="text-ink-muted">{t('noProposal')}</p>}
        </li>
      ))}
    </ol>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { MissionBadge } from '@/components/mission/mission-badges';
import { useMissionTrail } from '@/components/mission/mission-page';
import { Alert } from '@/components/ui/alert';
import { Bdi, Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { CardTable, type Column } from '@/components/ui/card-table';
import { Disclosure } from '@/components/ui/disclosure';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDay } from '@/lib/i18n/formats';
import type { AutonomyView, IndicatorView, ResultView, ValueView } from '@/lib/results/views';
import { inLocale, type ResultDone, routes } from '@/lib/routes';
import { BeforeAfter } from './before-after';
import { ValueText } from './value-text';

interface Props {
  result: ResultView;
  done: ResultDone | undefined;
}

/** What a mission changed: each indicator before and after, and whether the receiver goes on alone. */
export function ResultPage({ result: { mission, indicators, autonomy, stages, choosable }, done }: Props) {
  const t = useTranslations('results');
  const locale = useLocale();
  return (
    <PageFrame
      trail={useMissionTrail(mission)}
      crumb={t('title')}
      eyebrow={<MissionBadge state={mission.state} />}
      title={t.rich('pageTitle', { reference: () => <Code>{mission.reference}</Code> })}
      lead={<LocalText text={mission.title} />}
    >
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && <Alert tone="ok" title={t(`done.${done}`)} />}
        {(stages.length > 0 || choosable) && (
          <div className="flex flex-wrap gap-3">
            {stages
              .filter((stage) => indicators.length > 0 || (stage !== 'start' && mission.role === 'receiver'))
              .map((stage) => (
                <ButtonLink key={stage} wide="phone" href={inLocale(locale, routes.measureResult(mission.id, stage))}>
                  {t(`stages.${stage}`)}
                </ButtonLink>
              ))}
            {choosable && (
              <ButtonLink
                variant={indicators.length > 0 ? 'second' : 'primary'}
                wide="phone"
                href={inLocale(locale, routes.missionIndicators(mission.id))}
              >
                {t('choose')}
              </ButtonLink>
            )}
          </div>
        )}
        {indicators.length === 0 && <EmptyState title={t('none')}>{t('noneText', { may: choosable ? 'choose' : 'read' })}</EmptyState>}
        {indicators.map((indicator) => (
          <IndicatorPanel key={indicator.id} indicator={indicator} />
        ))}
        {mission.endedAt !== null && <AutonomyPanel answers={autonomy} />}
        <p className="text-ink-muted">{t('privacy')}</p>
      </div>
    </PageFrame>
  );
}

function IndicatorPanel({ indicator }: { indicator: IndicatorView }) {
  const t = useTranslations('results');
  const { outcomes } = indicator;
  return (
    <Panel title={<LocalText text={indicator.name} />} eyebrow={t(`directions.${indicator.direction}`)}>
      <BeforeAfter indicator={indicator}>
        {indicator.history.length > 0 && (
          <Disclosure summary={t('history')}>
            <History indicator={indicator} />
          </Disclosure>
        )}
      </BeforeAfter>
      {(['closing', 'later'] as const).map((moment) => {
        const outcome = outcomes[moment];
        return outcome && <p key={moment}>{t('outcomeAt', { moment: t(`moments.${moment}`), outcome: t(`outcomes.${outcome}`) })}</p>;
      })}
      {indicator.how && (
        <p className="text-ink-muted text-sm">
          <LocalText text={indicator.how} />
        </p>
      )}
    </Panel>
  );
}

function History({ indicator }: { indicator: IndicatorView }) {
  const t = useTranslations('results');
  const locale = useLocale();
  const columns: Column<ValueView>[] = [
    { key: 'moment', label: t('columns.moment'), kind: 'head', cell: ({ moment }) => t(`moments.${moment}`) },
    {
      key: 'value',
      label: t('columns.value'),
      cell: ({ hundredths }) => <ValueText indicator={indicator} hundredths={hundredths} />,
    },
    { key: 'evidence', label: t('columns.evidence'), cell: ({ evidence }) => <Bdi className="whitespace-pre-line">{evidence ?? '–'}</Bdi> },
    { key: 'by', label: t('columns.by'), cell: ({ by }) => <LocalText text={by} /> },
    { key: 'at', label: t('columns.at'), cell: ({ at }) => formatDay(at, locale) },
  ];
  return <CardTable caption={t('history')} rows={indicator.history} rowKey={({ id }) => id} columns={columns} />;
}

function AutonomyPanel({ answers }: { answers: AutonomyView[] }) {
  const t = useTranslations('results');
  const locale = useLocale();
  return (
    <Panel title={t('autonomy.title')}>
      {answers.length === 0 && <p className="text-ink-muted">{t('autonomy.none')}</p>}
      {answers.map(({ moment, answer, example, by, at }) => (
        <div key={moment} className="grid gap-1">
          <p>
            {t('outcomeAt', { moment: t(`moments.${moment}`), outcome: t(`autonomy.answers.${answer}`) })}
            <span className="text-ink-muted text-sm">
              {' · '}
              <LocalText text={by} />
              {' · '}
              {formatDay(at, locale)}
            </span>
          </p>
          {example !== null && (
            <p className="whitespace-pre-line">
              <Bdi>{example}</Bdi>
            </p>
          )}
        </div>
      ))}
    </Panel>
  );
}

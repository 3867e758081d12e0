import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { Balance } from '@/components/mission/balance';
import { BeforeAfter, useMomentBars } from '@/components/results/before-after';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/card';
import { Plot, type PlotBar, PlotTable } from '@/components/ui/plot';
import { Stat } from '@/components/ui/stat';
import type { AchievementsView, DoneMissionView, PartnerView } from '@/lib/achievements/views';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { localised } from '@/lib/i18n/localised';
import type { MeasuredView } from '@/lib/results/views';
import { inLocale, routes } from '@/lib/routes';

interface Props {
  view: AchievementsView;
  /** For its own people: with the way to each partnership and mission, and whether anybody reads it. */
  own?: boolean;
}

/** What came of an organisation's partnerships: confirmed hours, and indicators before and after. */
export function Achievements({ view: { missions, quarters, balance, overTime, partners }, own = false }: Props) {
  const t = useTranslations('achievements');
  const balanceWords = useTranslations('balance');
  const quarterName = useTranslations('partnership.overTime');
  const locale = useLocale();
  return (
    <>
      <Panel title={t('summary')}>
        <div className="flex flex-wrap gap-x-10 gap-y-3">
          <Stat value={formatNumber(partners.length)}>{t('partnerships', { count: partners.length })}</Stat>
          <Stat value={formatNumber(missions)}>{t('missionCount', { count: missions })}</Stat>
          <Stat value={formatHours(quarters, locale)}>{t('confirmed')}</Stat>
        </div>
        <Balance
          level={3}
          sides={[
            { key: 'given', label: balanceWords('given'), ...balance.given },
            { key: 'received', label: balanceWords('received'), ...balance.received },
          ]}
        />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 md:grid-cols-2">
          <HoursPlot
            title={t('byPartner')}
            head={t('partner')}
            bars={partners.map((partner) => ({
              key: partner.partnershipId,
              label: <LocalText text={partner.name} />,
              text: formatHours(partner.quarters, locale),
              value: partner.quarters,
            }))}
          />
          <HoursPlot
            title={quarterName('title')}
            head={quarterName('when')}
            bars={overTime.map(({ year, quarter, quarters: sum }) => ({
              key: `${year}-${quarter}`,
              label: quarterName('quarter', { quarter: String(quarter), year: String(year) }),
              text: formatHours(sum, locale),
              value: sum,
            }))}
          />
        </div>
      </Panel>
      {partners.map((partner) => (
        <PartnerPanel key={partner.partnershipId} partner={partner} own={own} />
      ))}
    </>
  );
}

function HoursPlot({ title, head, bars }: { title: string; head: string; bars: readonly PlotBar[] }) {
  const t = useTranslations('achievements');
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] content-start gap-3">
      <h3 className="text-base tracking-normal">{title}</h3>
      <Plot name={title} bars={bars}>
        <PlotTable summary={t('table')} caption={title} heads={[head, t('hours')]} bars={bars} />
      </Plot>
    </section>
  );
}

function PartnerPanel({ partner, own }: { partner: PartnerView; own: boolean }) {
  const t = useTranslations('achievements');
  const locale = useLocale();
  const { partnershipId, organisationId, name, verified, startsOn, quarters, isPublic, missions } = partner;
  const href = own ? routes.partnership(partnershipId) : verified ? routes.organisation(organisationId) : null;
  return (
    <Panel
      title={
        href === null ? (
          <LocalText text={name} />
        ) : (
          <a href={inLocale(locale, href)}>
            <LocalText text={name} />
          </a>
        )
      }
      eyebrow={t('since', { date: formatDay(startsOn, locale) })}
      extra={
        <span className="flex flex-wrap items-center gap-3">
          {formatHours(quarters, locale)}
          {own && <Badge tone={isPublic ? 'ok' : 'neutral'}>{t(isPublic ? 'public' : 'notPublic')}</Badge>}
        </span>
      }
    >
      {missions.map((mission) => (
        <MissionResult key={mission.id} mission={mission} own={own} />
      ))}
    </Panel>
  );
}

function MissionResult({ mission: { id, title, role, quarters, indicators }, own }: { mission: DoneMissionView; own: boolean }) {
  const t = useTranslations('achievements');
  const locale = useLocale();
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div>
        <h3 className="text-base tracking-normal">
          {own ? (
            <a href={inLocale(locale, routes.mission(id))}>
              <LocalText text={title} />
            </a>
          ) : (
            <LocalText text={title} />
          )}
        </h3>
        <p className="text-ink-muted text-sm">{t(role, { hours: formatHours(quarters, locale) })}</p>
      </div>
      {indicators.map((indicator) => (
        <Indicator key={indicator.id} indicator={indicator} />
      ))}
    </section>
  );
}

function Indicator({ indicator }: { indicator: MeasuredView }) {
  const t = useTranslations('achievements');
  const results = useTranslations('results');
  const { text: caption } = localised(indicator.name, useLocale());
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3 border-line border-s-2 ps-4">
      <h4 className="text-base tracking-normal">
        <LocalText text={indicator.name} />
      </h4>
      <BeforeAfter indicator={indicator}>
        <PlotTable
          summary={t('table')}
          caption={caption}
          heads={[results('columns.moment'), results('columns.value')]}
          bars={useMomentBars(indicator)}
        />
      </BeforeAfter>
    </section>
  );
}

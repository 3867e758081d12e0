import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { useMissionTrail } from '@/components/mission/mission-page';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Bdi, Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { CardTable } from '@/components/ui/card-table';
import { formatDay, formatWeekday } from '@/lib/i18n/formats';
import type { MeetingView, PlanView } from '@/lib/plans/views';
import { inLocale, type PlanDone, routes } from '@/lib/routes';
import { ItemBadge } from './item-badge';

interface Props {
  plan: PlanView;
  done: PlanDone | undefined;
}

/** What a mission is for, its steps and deliverables by their days, its meetings. */
export function PlanPage({ plan, done }: Props) {
  const t = useTranslations('plan');
  const locale = useLocale();
  const { mission } = plan;
  return (
    <PageFrame
      trail={useMissionTrail(mission)}
      crumb={t('title')}
      title={t.rich('pageTitle', { reference: () => <Code>{mission.reference}</Code> })}
      lead={<LocalText text={mission.title} />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && <Alert tone="ok" title={t(`done.${done}`)} />}
        <Objective plan={plan} />
        <Items plan={plan} />
        <Meetings plan={plan} />
        <Panel title={t('calendar.title')}>
          <p className="max-w-measure">{t('calendar.text')}</p>
          <p className="flex flex-wrap gap-x-6 gap-y-2">
            <a href={routes.missionCalendar(mission.id)}>{t('calendar.download')}</a>
            <a href={inLocale(locale, routes.ownCalendar())}>{t('calendar.feed')}</a>
          </p>
        </Panel>
      </div>
    </PageFrame>
  );
}

function Objective({ plan: { mission, objective, writable } }: { plan: PlanView }) {
  const t = useTranslations('plan.objective');
  const locale = useLocale();
  return (
    <Panel title={t('title')}>
      {objective === null ? (
        <p className="text-ink-muted">{t('empty')}</p>
      ) : (
        <p className="max-w-measure whitespace-pre-line">
          <Bdi>{objective}</Bdi>
        </p>
      )}
      {writable && (
        <div>
          <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.planObjective(mission.id))}>
            {t(objective === null ? 'write' : 'change')}
          </ButtonLink>
        </div>
      )}
    </Panel>
  );
}

function Items({ plan: { mission, items, writable } }: { plan: PlanView }) {
  const t = useTranslations('plan');
  const locale = useLocale();
  return (
    <section aria-labelledby="items" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 id="items">{t('items.title')}</h2>
      {items.length === 0 ? (
        <p className="text-ink-muted">{t('items.empty')}</p>
      ) : (
        <CardTable
          caption={t('items.title')}
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              label: t('items.what'),
              kind: 'head',
              cell: (item) => (
                <a href={inLocale(locale, routes.planItem(mission.id, item.id))}>
                  <Bdi>{item.title}</Bdi>
                </a>
              ),
            },
            { key: 'kind', label: t('items.kind'), cell: (item) => t(`kinds.${item.kind}`) },
            { key: 'due', label: t('items.due'), cell: (item) => formatDay(item.dueOn, locale) },
            { key: 'state', label: t('items.state'), cell: (item) => <ItemBadge item={item} /> },
          ]}
        />
      )}
      {writable && (
        <div>
          <ButtonLink wide="phone" href={inLocale(locale, routes.newPlanItem(mission.id))}>
            {t('items.add')}
          </ButtonLink>
        </div>
      )}
    </section>
  );
}

function Meetings({ plan: { mission, meetings, writable } }: { plan: PlanView }) {
  const t = useTranslations('plan.meetings');
  const locale = useLocale();
  return (
    <section aria-labelledby="meetings" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 id="meetings">{t('title')}</h2>
      {meetings.length === 0 ? (
        <p className="text-ink-muted">{t('empty')}</p>
      ) : (
        <CardTable
          caption={t('title')}
          rows={meetings}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              label: t('what'),
              kind: 'head',
              cell: (meeting) => (
                <span className="flex flex-wrap gap-2">
                  <a href={inLocale(locale, routes.meeting(mission.id, meeting.id))}>
                    <Bdi>{meeting.title}</Bdi>
                  </a>
                  {meeting.cancelled && <Badge icon="close">{t('cancelled')}</Badge>}
                </span>
              ),
            },
            { key: 'when', label: t('when'), cell: (meeting) => <When meeting={meeting} /> },
            { key: 'where', label: t('where'), cell: (meeting) => <Where meeting={meeting} /> },
          ]}
        />
      )}
      {writable && (
        <div>
          <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.newMeeting(mission.id))}>
            {t('arrange')}
          </ButtonLink>
        </div>
      )}
    </section>
  );
}

/** The day, the time in Casablanca, and how long. */
export function When({ meeting }: { meeting: MeetingView }) {
  const t = useTranslations('plan.meetings');
  const locale = useLocale();
  return t('whenOf', { day: formatWeekday(meeting.heldOn, locale), time: meeting.startsAt, minutes: meeting.minutes });
}

export function Where({ meeting: { place, link } }: { meeting: MeetingView }) {
  const t = useTranslations('plan.meetings');
  return (
    <span className="grid gap-1">
      {place !== null && <Bdi>{place}</Bdi>}
      {link !== null && (
        <a href={link} rel="noopener noreferrer" className="[overflow-wrap:anywhere]">
          {t('join')} <Code className="tabular-nums">{new URL(link).hostname}</Code>
        </a>
      )}
    </span>
  );
}

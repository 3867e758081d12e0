import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { CardTable } from '@/components/ui/card-table';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours, formatHoursOblique } from '@/lib/i18n/hours';
import type { MissionSummary } from '@/lib/missions/views';
import { MissionBadge } from './mission-badges';
import { MissionName } from './mission-name';
import { MissionSentence } from './mission-sentence';

interface Props {
  rows: MissionSummary[];
  caption: string;
  /** Over the column of the sides. */
  withLabel: string;
}

/** Missions, with how far each is. */
export function MissionTable({ rows, caption, withLabel }: Props) {
  const t = useTranslations('mission.list');
  const locale = useLocale();
  return (
    <CardTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'title',
          label: t('mission'),
          kind: 'head',
          cell: (row) => <MissionName mission={row} />,
        },
        { key: 'with', label: withLabel, cell: (row) => <With row={row} /> },
        {
          key: 'hours',
          label: t('hours'),
          cell: (row) =>
            t('ofHours', { confirmed: formatHours(row.quartersConfirmed, locale), total: formatHoursOblique(row.quarters, locale) }),
        },
        {
          key: 'period',
          label: t('period'),
          cell: (row) => t('periodOf', { from: formatDay(row.startsOn, locale), until: formatDay(row.endsOn, locale) }),
        },
        {
          key: 'state',
          label: t('state'),
          cell: (row) => (
            <span className="grid justify-items-start gap-1">
              <MissionBadge state={row.state} />
              {row.leftOpen && <span className="text-danger text-sm">{t('leftOpen')}</span>}
            </span>
          ),
        },
      ]}
    />
  );
}

/** The other side; both for whoever is of neither. */
function With({ row }: { row: MissionSummary }) {
  if (row.role === 'giver') return <LocalText text={row.receiverName} />;
  if (row.role === 'receiver') return <LocalText text={row.giverName} />;
  return <MissionSentence mission={row} />;
}

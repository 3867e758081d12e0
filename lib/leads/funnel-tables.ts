import 'server-only';
import type { Cell, Table } from '@/lib/exports/table';
import { Sector } from '@/lib/generated/prisma/enums';
import { formatNumber } from '@/lib/i18n/formats';
import type { Locale } from '@/lib/i18n/locales';
import { type Bilingual, localised } from '@/lib/i18n/localised';
import { translator } from '@/lib/i18n/translator';
import type { FunnelCourse } from './queries';
import { funnelOf, STEPS, type StepFigure } from './rules';

/** What the funnel is told by. */
export interface Groups {
  courses: FunnelCourse[];
  regions: readonly { code: string; name: string }[];
  forums: readonly { id: number; name: Bilingual }[];
  now: Date;
  /** Whether it is of more than one forum. */
  byForum: boolean;
}

interface Group {
  by: 'forum' | 'sector' | 'region';
  name: string;
  figures: StepFigure[];
}

/** An association of several sectors counts in each of them; who was met at nobody's stand, under none. */
function groupsOf({ courses, regions, forums, now, byForum }: Groups, locale: Locale): Group[] {
  const sectors = translator(locale, 'sectors');
  const none = translator(locale, 'funnel')('none');
  const group = (by: Group['by'], name: string, those: FunnelCourse[]): Group[] =>
    those.length === 0 ? [] : [{ by, name, figures: funnelOf(those, now) }];
  return [
    ...(byForum ? forums : []).flatMap(({ id, name }) =>
      group(
        'forum',
        localised(name, locale).text,
        courses.filter(({ forumId }) => forumId === id),
      ),
    ),
    ...Object.values(Sector).flatMap((sector) =>
      group(
        'sector',
        sectors(sector),
        courses.filter((course) => course.sectors.includes(sector)),
      ),
    ),
    ...group(
      'sector',
      none,
      courses.filter((course) => course.sectors.length === 0),
    ),
    ...regions.flatMap(({ code, name }) =>
      group(
        'region',
        name,
        courses.filter(({ regionCode }) => regionCode === code),
      ),
    ),
    ...group(
      'region',
      none,
      courses.filter(({ regionCode }) => regionCode === null),
    ),
  ];
}

const GROUPED = ['forum', 'sector', 'region'] as const;

/** The funnel step by step, then its counts by forum, sector and region. */
export function funnelTables(groups: Groups, locale: Locale): Table[] {
  const t = translator(locale, 'funnel');
  const all = groupsOf(groups, locale);
  const number = (value: number | null, text?: string): Cell =>
    value === null ? { text: '–' } : { text: text ?? formatNumber(value), number: value };
  const steps: Table = {
    key: 'steps',
    title: t('steps'),
    columns: [t('step'), t('count'), t('of'), t('rate'), t('days')],
    rows: funnelOf(groups.courses, groups.now).map(({ step, count, of, rate, days }) => [
      { text: t(`names.${step}`) },
      number(count),
      number(step === 'contact' ? null : of),
      number(step === 'contact' ? null : rate, rate === null ? undefined : t('percent', { rate: formatNumber(rate) })),
      number(days, days === null ? undefined : t('dayCount', { count: days, shown: formatNumber(days) })),
    ]),
  };
  const by = GROUPED.filter((kind) => all.some((group) => group.by === kind)).map(
    (kind): Table => ({
      key: kind,
      title: t(`by.${kind}`),
      columns: [t(`heads.${kind}`), ...STEPS.map((step) => t(`names.${step}`)), t('whole')],
      rows: all
        .filter((group) => group.by === kind)
        .map(({ name, figures }) => {
          const [contacts, agreements] = [figures[0]?.count ?? 0, figures.find(({ step }) => step === 'agreement')?.count ?? 0];
          const whole = contacts === 0 ? null : Math.round((agreements * 100) / contacts);
          return [
            { text: name },
            ...figures.map(({ count }) => number(count)),
            number(whole, whole === null ? undefined : t('percent', { rate: formatNumber(whole) })),
          ];
        }),
    }),
  );
  return [steps, ...by];
}

/** Named for programs, in no language. */
export const LINE_COLUMNS = ['group', 'name', 'step', 'count', 'of', 'rate_percent', 'median_days'] as const;

/** Every figure of every group on a line of its own. */
export async function* funnelLines(groups: Groups, locale: Locale): AsyncGenerator<readonly string[]> {
  const whole = { by: 'all', name: '', figures: funnelOf(groups.courses, groups.now) };
  for (const { by, name, figures } of [whole, ...groupsOf(groups, locale)]) {
    for (const { step, count, of, rate, days } of figures) {
      yield [by, name, step, String(count), String(of), rate === null ? '' : String(rate), days === null ? '' : String(days)];
    }
  }
}

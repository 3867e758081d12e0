import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { Bullets } from '@/components/ui/bullets';
import { CardTable } from '@/components/ui/card-table';
import { Disclosure } from '@/components/ui/disclosure';
import type { RoundView, SetView } from '@/lib/rounds/views';
import { inLocale, routes } from '@/lib/routes';
import { StretchPages } from './stretch-pages';

/** Needs of the round without a pair in the set: how many and why, then each of them. */
export function RoundUnplaced({ round: { id, unplaced }, set: { leftOut } }: { round: RoundView; set: SetView }) {
  const t = useTranslations('rounds.unplaced');
  const locale = useLocale();
  return (
    <section aria-labelledby="unplaced" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id="unplaced">{t('title', { count: unplaced.count })}</h2>
      {unplaced.count === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <>
          <Bullets>{leftOut.map(({ reason, count }) => t('reason', { count, why: t(`reasons.${reason}`) }))}</Bullets>
          <Disclosure summary={t('list')} open={unplaced.from > 0}>
            <CardTable
              caption={t('title', { count: unplaced.count })}
              rows={unplaced.rows}
              rowKey={(row) => row.need.id}
              columns={[
                {
                  key: 'need',
                  label: t('columns.need'),
                  kind: 'head',
                  cell: ({ need }) => (
                    <>
                      <a href={inLocale(locale, routes.needReview(need.id))}>
                        <LocalText text={need.title} />
                      </a>
                      <span className="block font-normal text-ink-muted text-sm">
                        <LocalText text={need.owner} />
                      </span>
                    </>
                  ),
                },
                { key: 'why', label: t('columns.why'), cell: ({ reason }) => t(`reasons.${reason}`) },
              ]}
            />
            <StretchPages roundId={id} name="left" at="unplaced" label={t('pages')} stretch={unplaced} />
          </Disclosure>
        </>
      )}
    </section>
  );
}

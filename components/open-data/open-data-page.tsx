import { useLocale, useTranslations } from 'next-intl';
import { TextSection } from '@/components/landing/text-section';
import { PageFrame } from '@/components/layout/page-frame';
import { Bullets } from '@/components/ui/bullets';
import { CardTable } from '@/components/ui/card-table';
import type { FeedAddresses, OpenDataView } from '@/lib/open-data/views';
import { feedFormats, inLocale, routes } from '@/lib/routes';

/** The feeds of new needs, and what programs may read. */
export function OpenDataPage({ data: { all, sectors, regions, perPage, limit } }: { data: OpenDataView }) {
  const t = useTranslations('openData');
  const sectorName = useTranslations('sectors');
  const s = useTranslations('search');
  const locale = useLocale();
  const rows: { key: string; name: string; feed: FeedAddresses }[] = [
    { key: 'all', name: t('feeds.all'), feed: all },
    ...sectors.map(({ sector, feed }) => ({ key: sector, name: sectorName(sector), feed })),
    ...regions.map(({ code, name, feed }) => ({ key: code, name, feed })),
  ];
  return (
    <PageFrame title={t('title')} lead={t('lead')} trail={[{ href: inLocale(locale, routes.home()), label: s('home') }]}>
      <TextSection title={t('feeds.title')}>
        <p>{t('feeds.text')}</p>
        <CardTable
          caption={t('feeds.caption')}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'of',
              label: t('feeds.of'),
              kind: 'head',
              cell: ({ name }) => <span className="inline-flex items-center md:min-h-target">{name}</span>,
            },
            {
              key: 'feeds',
              label: t('feeds.feeds'),
              kind: 'lead',
              cell: ({ feed, name }) => (
                <span className="flex gap-x-6">
                  {feedFormats.map((format) => (
                    <a
                      key={format}
                      href={feed[format]}
                      className="inline-flex min-h-target items-center"
                      aria-label={t('feeds.link', { format: t(`feeds.${format}`), of: name })}
                    >
                      <bdi>{t(`feeds.${format}`)}</bdi>
                    </a>
                  ))}
                </span>
              ),
            },
          ]}
        />
      </TextSection>
      <TextSection title={t('programs.title')}>
        <p>{t('programs.read')}</p>
        <Bullets>
          {[
            t('programs.pages', { count: perPage }),
            t('programs.kept'),
            t('programs.counted'),
            t('programs.limit', { count: limit.attempts, minutes: limit.minutes }),
          ]}
        </Bullets>
        <ul className="flex flex-wrap gap-x-6">
          {[
            { href: routes.openApi(), label: t('programs.description') },
            { href: routes.openNeeds(), label: t('programs.needs') },
            { href: routes.openResults(), label: t('programs.results') },
          ].map(({ href, label }) => (
            <li key={href}>
              <a href={href} className="inline-flex min-h-target items-center">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </TextSection>
    </PageFrame>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { Pagination } from '@/components/ui/pagination';
import type { PeopleList } from '@/lib/forums/rules';
import type { PeoplePage } from '@/lib/forums/views';
import { formatNumber } from '@/lib/i18n/formats';
import { inLocale, routes } from '@/lib/routes';

interface Props {
  list: PeopleList;
  of: PeoplePage<unknown>;
  /** Without a forum, whom one's own stands met. */
  forumId: number | null;
  /** The address of a page of the list, without the language. */
  hrefOf: (page: number) => string;
}

/** The way to the rest of a list of people: its other pages, and all of it as a file. */
export function PeoplePages({ list, of: { total, from, rows, page, pages }, forumId, hrefOf }: Props) {
  const t = useTranslations('programmeForums');
  const locale = useLocale();
  if (total === 0) return null;
  const to = (other: number) => ({ href: `${inLocale(locale, hrefOf(other))}#${list}` });
  return (
    <>
      {pages > 1 && (
        <Pagination
          label={t(`pages.${list}`)}
          summary={t('pages.shown', { from: formatNumber(from), to: formatNumber(from + rows.length - 1), total: formatNumber(total) })}
          previous={page > 1 ? { ...to(page - 1), label: t('pages.previous') } : undefined}
          next={page < pages ? { ...to(page + 1), label: t('pages.next') } : undefined}
        />
      )}
      <ul className="flex flex-wrap gap-x-6">
        {(['csv', 'xlsx'] as const).map((kind) => (
          <li key={kind}>
            <a href={routes.peopleFile(forumId, list, locale, kind)} download className="inline-flex min-h-target items-center">
              {t(`file.${list}`, { kind: kind.toUpperCase() })}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { ProgrammeForumsView } from '@/lib/forums/views';
import { inLocale, routes } from '@/lib/routes';
import { ForumCards } from './forum-cards';

/** All forums, drafts too, for the programme's staff. */
export function ProgrammeForumsPage({ coming, past, mayArrange }: ProgrammeForumsView) {
  const t = useTranslations('programmeForums');
  const words = useTranslations('forums');
  const locale = useLocale();
  const hrefOf = ({ id }: { id: number }) => inLocale(locale, routes.programmeForum(id));
  return (
    <PageFrame
      title={t('title')}
      lead={t('lead')}
      actions={mayArrange && <ButtonLink href={inLocale(locale, routes.newForum())}>{t('new')}</ButtonLink>}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-section">
        <p className="flex flex-wrap gap-x-6">
          <a href={inLocale(locale, routes.programmeLeads())} className="inline-flex min-h-target items-center">
            {t('leads')}
          </a>
          <a href={inLocale(locale, routes.funnel())} className="inline-flex min-h-target items-center">
            {t('funnel')}
          </a>
        </p>
        {coming.length + past.length === 0 && <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
        <ForumCards title={words('coming')} forums={coming} hrefOf={hrefOf} states />
        <ForumCards title={words('past')} forums={past} hrefOf={hrefOf} states />
      </div>
    </PageFrame>
  );
}

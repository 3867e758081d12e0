import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { ForumListView } from '@/lib/forums/views';
import { inLocale, routes } from '@/lib/routes';
import { ForumCards } from './forum-cards';

/** Forums that anybody may come to, and those that were. */
export function ForumsPage({ coming, past }: ForumListView) {
  const t = useTranslations('forums');
  const locale = useLocale();
  const hrefOf = ({ id }: { id: number }) => inLocale(locale, routes.forum(id));
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-section">
        {coming.length === 0 && (
          <EmptyState
            title={t('noComing')}
            actions={
              <ButtonLink variant="second" href={inLocale(locale, routes.needs())}>
                {t('needs')}
              </ButtonLink>
            }
          >
            {t('noComingText')}
          </EmptyState>
        )}
        <ForumCards title={t('coming')} forums={coming} hrefOf={hrefOf} />
        <ForumCards title={t('past')} forums={past} hrefOf={hrefOf} />
      </div>
    </PageFrame>
  );
}

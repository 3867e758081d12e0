import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageFrame } from '@/components/layout/page-frame';
import { AsideEnd } from '@/components/layout/split';
import { LocalText } from '@/components/listing/local-text';
import { OtherLanguageNote } from '@/components/listing/other-language-note';
import { Alert } from '@/components/ui/alert';
import type { Crumb } from '@/components/ui/breadcrumbs';
import type { Bilingual } from '@/lib/i18n/localised';
import type { RankingView } from '@/lib/matches/views';
import { Ranking } from './ranking';

interface Props {
  own: RankingView['own'];
  title: Bilingual;
  trail: Crumb[];
  badge: ReactNode;
  /** Why it stands where it stands. */
  notice: ReactNode;
  /** What the listing says, folded away: its owner knows it. */
  story: ReactNode;
  aside: ReactNode;
  /** Null once the listing is not open: nothing can be matched with it. */
  ranking: RankingView | null;
}

/** An organisation's own need or offer: its state, its facts, and what fits it best. */
export function OwnListing({ own, title, trail, badge, notice, story, aside, ranking }: Props) {
  const t = useTranslations('match');
  return (
    <PageFrame trail={trail} title={<LocalText text={title} />} eyebrow={badge}>
      <div className="grid gap-section">
        <AsideEnd label={t('facts')} aside={aside}>
          <div className="grid gap-5">
            {notice}
            <OtherLanguageNote text={title} />
            {story}
          </div>
        </AsideEnd>
        <section aria-labelledby="matches" className="grid gap-4">
          <div>
            <h2 id="matches">{t(own === 'offer' ? 'titleNeeds' : 'titleOffers')}</h2>
            {ranking && <p className="mt-1.5 text-ink-muted">{t(own === 'offer' ? 'lead' : 'leadOffers')}</p>}
          </div>
          {ranking ? <Ranking ranking={ranking} /> : <Alert title={t('notOpenTitle')}>{t('notOpenText')}</Alert>}
        </section>
      </div>
    </PageFrame>
  );
}

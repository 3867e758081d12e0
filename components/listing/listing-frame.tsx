import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AsideEnd } from '@/components/layout/split';
import { Wrap } from '@/components/layout/wrap';
import { Breadcrumbs, type Crumb } from '@/components/ui/breadcrumbs';
import type { Bilingual } from '@/lib/i18n/localised';
import type { OwnerView } from '@/lib/listings/views';
import { LocalText } from './local-text';
import { OtherLanguageNote } from './other-language-note';
import { OwnerLine } from './owner-line';

interface Props {
  trail: Crumb[];
  crumb: string;
  /** Kind and state, over the title. */
  eyebrow: ReactNode;
  title: Bilingual;
  owner: OwnerView;
  /** What the aside is: its facts and the one action. */
  label: string;
  aside: ReactNode;
  story: ReactNode;
  children?: ReactNode;
}

/** The page of a need or an offer: its story, and beside it from the first line its facts and the action. */
export function ListingFrame({ trail, crumb, eyebrow, title, owner, label, aside, story, children }: Props) {
  const t = useTranslations('layout');
  return (
    <Wrap className="pb-section print:pb-0">
      <div className="print:hidden">
        <Breadcrumbs label={t('crumbs')} trail={trail} current={crumb} />
      </div>
      <AsideEnd label={label} aside={aside}>
        <article className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <div className="flex flex-wrap items-center gap-3">{eyebrow}</div>
          <h1>
            <LocalText text={title} />
          </h1>
          <OtherLanguageNote text={title} />
          <OwnerLine owner={owner} />
          {story}
        </article>
      </AsideEnd>
      {children}
    </Wrap>
  );
}

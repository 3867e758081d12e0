import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Breadcrumbs, type Crumb } from '@/components/ui/breadcrumbs';
import { Wrap } from './wrap';

interface Props {
  title: ReactNode;
  /** From depth 2: the pages above this one. */
  trail?: Crumb[] | undefined;
  /** The page's own name in the trail, where the title is too long for it. */
  crumb?: ReactNode;
  /** A line over the title: a date, badges, a sector. */
  eyebrow?: ReactNode;
  lead?: ReactNode;
  /** What stands at the end of the title's line. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** The usual page: the way back, the title, the content. */
export function PageFrame({ title, trail = [], crumb = title, eyebrow, lead, actions, children }: Props) {
  const t = useTranslations('layout');
  return (
    <Wrap className="pb-section">
      {trail.length > 0 ? <Breadcrumbs label={t('crumbs')} trail={trail} current={crumb} /> : <div className="h-5" />}
      <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 gap-4">
          {eyebrow !== undefined && <div className="flex flex-wrap items-center gap-3 text-ink-muted">{eyebrow}</div>}
          <h1>{title}</h1>
          {lead !== undefined && <p className="max-w-measure text-ink-muted text-lg">{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </Wrap>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageFrame } from '@/components/layout/page-frame';
import { useMissionTrail } from '@/components/mission/mission-page';
import { ButtonLink } from '@/components/ui/button';
import type { PlanView } from '@/lib/plans/views';
import { inLocale, routes } from '@/lib/routes';

interface Props {
  plan: PlanView;
  title: ReactNode;
  eyebrow?: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
}

/** A page below a mission's plan. */
export function PlanFrame({ plan: { mission }, title, eyebrow, lead, children }: Props) {
  const t = useTranslations('plan');
  const locale = useLocale();
  const trail = [...useMissionTrail(mission), { href: inLocale(locale, routes.plan(mission.id)), label: t('title') }];
  return (
    <PageFrame trail={trail} eyebrow={eyebrow} title={title} lead={lead}>
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">{children}</div>
    </PageFrame>
  );
}

/** The button of a form, and the way back to the plan. */
export function PlanButtons({ plan: { mission }, submit }: { plan: PlanView; submit: ReactNode }) {
  const t = useTranslations('plan');
  const locale = useLocale();
  return (
    <div className="flex flex-wrap gap-3">
      {submit}
      <ButtonLink variant="quiet" wide="phone" href={inLocale(locale, routes.plan(mission.id))}>
        {t('back')}
      </ButtonLink>
    </div>
  );
}

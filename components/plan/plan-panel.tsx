import { useLocale, useTranslations } from 'next-intl';
import { Bdi } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { formatDay } from '@/lib/i18n/formats';
import type { PlanView } from '@/lib/plans/views';
import { inLocale, routes } from '@/lib/routes';
import { ItemBadge } from './item-badge';

/** What comes next, on the page of the mission. */
export function PlanPanel({ plan: { mission, items, objective } }: { plan: PlanView }) {
  const t = useTranslations('plan');
  const locale = useLocale();
  const coming = items.find(({ state }) => state !== 'accepted');
  return (
    <Panel title={t('title')}>
      {objective !== null && (
        <p className="whitespace-pre-line">
          <Bdi>{objective}</Bdi>
        </p>
      )}
      {coming === undefined ? (
        <p className="text-ink-muted">{t(items.length === 0 ? 'panel.empty' : 'panel.allDone')}</p>
      ) : (
        <div className="grid gap-2">
          <p>
            {t.rich('panel.next', {
              title: () => <Bdi className="font-semibold">{coming.title}</Bdi>,
              day: formatDay(coming.dueOn, locale),
            })}
          </p>
          <ItemBadge item={coming} />
        </div>
      )}
      <div>
        <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.plan(mission.id))}>
          {t('panel.open')}
        </ButtonLink>
      </div>
    </Panel>
  );
}

import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { IconName } from '@/components/ui/icon';
import type { ItemState } from '@/lib/plans/rules';
import type { ItemView } from '@/lib/plans/views';

const looks: Record<ItemState, { tone: Tone; icon: IconName }> = {
  planned: { tone: 'neutral', icon: 'calendar' },
  under_way: { tone: 'info', icon: 'clock' },
  delivered: { tone: 'wait', icon: 'file' },
  accepted: { tone: 'ok', icon: 'check' },
  removed: { tone: 'neutral', icon: 'close' },
};

/** How far a step or a deliverable is; and that its day has passed. */
export function ItemBadge({ item: { kind, state, late } }: { item: Pick<ItemView, 'kind' | 'state' | 'late'> }) {
  const t = useTranslations('plan');
  return (
    <span className="flex flex-wrap gap-2">
      <Badge {...looks[state]}>{t(`states.${kind}.${state}`)}</Badge>
      {late && (
        <Badge tone="bad" icon="alert">
          {t('late')}
        </Badge>
      )}
    </span>
  );
}

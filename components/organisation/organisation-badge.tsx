import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { IconName } from '@/components/ui/icon';
import type { OrganisationState } from '@/lib/organisations/rules';

const looks: Record<OrganisationState, { tone: Tone; icon: IconName }> = {
  draft: { tone: 'neutral', icon: 'file' },
  submitted: { tone: 'info', icon: 'clock' },
  returned: { tone: 'wait', icon: 'file' },
  verified: { tone: 'ok', icon: 'shield' },
  suspended: { tone: 'bad', icon: 'close' },
};

export function OrganisationBadge({ state }: { state: OrganisationState }) {
  return <Badge {...looks[state]}>{useTranslations('organisations.states')(state)}</Badge>;
}

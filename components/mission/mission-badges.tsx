import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { IconName } from '@/components/ui/icon';
import type { HourState, MissionState } from '@/lib/missions/rules';

type Look = { tone: Tone; icon: IconName };

const missions: Record<MissionState, Look> = {
  planned: { tone: 'wait', icon: 'calendar' },
  active: { tone: 'info', icon: 'clock' },
  completed: { tone: 'ok', icon: 'check' },
  evaluated: { tone: 'ok', icon: 'done' },
  cancelled: { tone: 'neutral', icon: 'close' },
};

export function MissionBadge({ state }: { state: MissionState }) {
  const t = useTranslations('mission.states');
  return <Badge {...missions[state]}>{t(state)}</Badge>;
}

const hours: Record<HourState, Look> = {
  declared: { tone: 'wait', icon: 'clock' },
  unanswered: { tone: 'bad', icon: 'clock' },
  confirmed: { tone: 'ok', icon: 'check' },
  disputed: { tone: 'bad', icon: 'alert' },
  corrected: { tone: 'neutral', icon: 'back' },
};

export function HourBadge({ state }: { state: HourState }) {
  const t = useTranslations('mission.hours.states');
  return <Badge {...hours[state]}>{t(state)}</Badge>;
}

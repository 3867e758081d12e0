import { useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import type { MissionSummary } from '@/lib/missions/views';

/** Who gives to whom, in words that agree with no name. */
export function MissionSentence({ mission }: { mission: Pick<MissionSummary, 'giverName' | 'receiverName'> }) {
  const t = useTranslations('mission');
  return t.rich('sentence', {
    giver: () => <LocalText text={mission.giverName} />,
    receiver: () => <LocalText text={mission.receiverName} />,
  });
}

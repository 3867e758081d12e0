import { useTranslations } from 'next-intl';
import { Bdi } from '@/components/ui/bdi';
import { Chip } from '@/components/ui/chip';

/** A skill that the list lacks, while it waits for a coordinator. */
export function ProposedChip({ label }: { label: string }) {
  const t = useTranslations('listings');
  return (
    <Chip look="plain">
      <Bdi>{label}</Bdi>
      <span className="text-ink-muted">· {t('proposedSkill')}</span>
    </Chip>
  );
}

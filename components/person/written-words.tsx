import { useTranslations } from 'next-intl';
import { Bdi } from '@/components/ui/bdi';
import { areErased } from '@/lib/privacy/rules';

/** What a person wrote to another; or that it is gone with their account. */
export function WrittenWords({ words, className }: { words: string; className?: string | undefined }) {
  const t = useTranslations('erased');
  return areErased(words) ? <span className="text-ink-muted">{t('words')}</span> : <Bdi className={className}>{words}</Bdi>;
}

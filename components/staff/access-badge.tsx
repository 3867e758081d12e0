import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';

/** Whether somebody can sign in. */
export function AccessBadge({ person: { disabled, erased } }: { person: { disabled: boolean; erased: boolean } }) {
  const t = useTranslations('people');
  if (erased) return <Badge icon="close">{t('erased')}</Badge>;
  return disabled ? (
    <Badge tone="bad" icon="close">
      {t('disabled')}
    </Badge>
  ) : (
    <Badge tone="ok" icon="done">
      {t('open')}
    </Badge>
  );
}

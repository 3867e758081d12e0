import { useTranslations } from 'next-intl';
import { KeyValue } from '@/components/ui/key-value';
import { keptThings, periodOf } from '@/lib/privacy/rules';

/** How long each thing is kept, by the very figures that the nightly job goes by. */
export function RetentionTable() {
  const t = useTranslations('privacy.kept');
  return (
    <KeyValue rows={keptThings.map((thing) => ({ key: thing, term: t(`things.${thing}`), value: t('period', { ...periodOf(thing) }) }))} />
  );
}

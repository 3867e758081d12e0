import { useTranslations } from 'next-intl';
import type { PartView } from '@/lib/rounds/views';

/** A region or a sector, by its name. */
export function PartName({ part }: { part: PartView }) {
  const sectors = useTranslations('sectors');
  return part.by === 'sector' ? sectors(part.sector) : part.name;
}

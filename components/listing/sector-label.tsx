import { useTranslations } from 'next-intl';
import { IconLine } from '@/components/ui/icon-line';
import type { Sector } from '@/lib/listings/rules';

/** A sector with its drawing. */
export function SectorLabel({ sector }: { sector: Sector }) {
  return <IconLine icon={sector}>{useTranslations('sectors')(sector)}</IconLine>;
}

import { useLocale, useTranslations } from 'next-intl';
import { Facts } from '@/components/ui/facts';
import { formatHours } from '@/lib/i18n/hours';
import type { Format, Mode } from '@/lib/listings/rules';

/** Hours, format and place of a need or an offer, on a line. */
export function ListingFacts({ quarters, format, mode }: { quarters: number; format: Format; mode: Mode }) {
  const formats = useTranslations('formats');
  const modes = useTranslations('modes');
  const locale = useLocale();
  return (
    <Facts
      facts={[
        { key: 'hours', icon: 'clock', text: formatHours(quarters, locale) },
        { key: 'format', icon: 'calendar', text: formats(format) },
        { key: 'mode', icon: mode === 'on_site' ? 'pin' : 'laptop', text: modes(mode) },
      ]}
    />
  );
}

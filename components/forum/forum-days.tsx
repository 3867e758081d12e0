import { useLocale, useTranslations } from 'next-intl';
import { formatDay } from '@/lib/i18n/formats';

/** The day of a forum, or its days. */
export function ForumDays({ startsOn, endsOn }: { startsOn: Date; endsOn: Date }) {
  const t = useTranslations('forums');
  const locale = useLocale();
  const start = formatDay(startsOn, locale);
  return startsOn.getTime() === endsOn.getTime() ? start : t('from', { start, end: formatDay(endsOn, locale) });
}

import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { formatDay } from '@/lib/i18n/formats';
import type { AboutView } from '@/lib/rounds/views';

/** Where, in which sector and when: a round in one line. */
export function AboutRound({ about: { region, sector, startsFrom, startsUntil } }: { about: AboutView }) {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <>
      {region ? <LocalText text={region} /> : t('rounds.everywhere')}
      {' · '}
      {sector ? t(`sectors.${sector}`) : t('rounds.everySector')}
      {' · '}
      {t('rounds.starts', { from: formatDay(startsFrom, locale), until: formatDay(startsUntil, locale) })}
    </>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { KeyValue } from '@/components/ui/key-value';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import type { NeedView } from '@/lib/needs/views';

/** What a need asks for, in figures and words. */
export function NeedFacts({ need }: { need: NeedView }) {
  const t = useTranslations('needs.page');
  const listings = useTranslations('listings');
  const formats = useTranslations('formats');
  const modes = useTranslations('modes');
  const languages = useTranslations('languages');
  const locale = useLocale();
  const total = formatHours(need.quartersTotal, locale);
  const volume =
    need.quartersLeft === need.quartersTotal ? total : t('volumeLeft', { left: formatHours(need.quartersLeft, locale), total });
  return (
    <KeyValue
      rows={[
        { key: 'volume', term: t('volume'), value: <b>{volume}</b> },
        { key: 'format', term: t('format'), value: formats(need.format) },
        { key: 'mode', term: t('mode'), value: modes(need.mode) },
        {
          key: 'place',
          term: t('place'),
          value: listings.rich('place', {
            province: () => <LocalText text={need.province} />,
            region: () => <LocalText text={need.region} />,
          }),
        },
        { key: 'start', term: t('start'), value: formatDay(need.wantedStart, locale) },
        { key: 'languages', term: t('languages'), value: need.languages.map((language) => languages(language)).join(listings('comma')) },
        {
          key: 'closesOn',
          term: t('closesOn'),
          value: (
            <>
              {formatDay(need.closesOn, locale)}
              <span className="block text-ink-muted text-sm">{listings('daysLeft', { days: need.daysLeft })}</span>
            </>
          ),
        },
      ]}
    />
  );
}

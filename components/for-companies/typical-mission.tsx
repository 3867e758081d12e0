import { useLocale, useTranslations } from 'next-intl';
import { Stat } from '@/components/ui/stat';
import { TELLING, type TypicalTimes } from '@/lib/for-companies/rules';
import { formatHours } from '@/lib/i18n/hours';

/** How long a mission takes, and what that is taken from. */
export function TypicalMission({ times }: { times: TypicalTimes | null }) {
  const t = useTranslations('forCompanies.times');
  const locale = useLocale();
  if (times === null) return <p className="max-w-measure">{t('none')}</p>;
  const { basis, missions, days, quarters, daysToApproval } = times;
  return (
    <>
      <div className="flex flex-wrap gap-x-10 gap-y-3">
        <Stat value={formatHours(quarters, locale)}>{t('hours')}</Stat>
        <Stat value={t('dayCount', { days })}>{t('days')}</Stat>
        <Stat value={t('dayCount', { days: daysToApproval })}>{t('approval')}</Stat>
      </div>
      <p className="max-w-measure text-ink-muted text-sm">{t(basis, { missions, telling: TELLING })}</p>
    </>
  );
}

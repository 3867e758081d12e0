import { useLocale, useTranslations } from 'next-intl';
import { KeyValue } from '@/components/ui/key-value';
import { quartersOf } from '@/lib/for-companies/rules';
import type { AnsweredView } from '@/lib/for-companies/views';
import { formatNumber } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';

/** The six answers in words. */
export function AnswerList({ answered: { answers, province, skills } }: { answered: AnsweredView }) {
  const t = useTranslations('forCompanies.answers');
  const sectors = useTranslations('sectors');
  const modes = useTranslations('modes');
  const languages = useTranslations('languages');
  const listings = useTranslations('listings');
  const questions = useTranslations('forCompanies.questions');
  const locale = useLocale();
  const { people, sector, time, unit, mode } = answers;
  return (
    <KeyValue
      rows={[
        { key: 'team', term: t('team'), value: t('teamValue', { people, place: province }) },
        { key: 'skills', term: t('skills'), value: <bdi>{skills.join(listings('comma'))}</bdi> },
        { key: 'sector', term: t('sector'), value: sector === 'any' ? questions('any') : sectors(sector) },
        {
          key: 'time',
          term: t('time'),
          value: t('timeValue', { amount: formatNumber(time / 4), unit, total: formatHours(quartersOf(answers), locale) }),
        },
        {
          key: 'how',
          term: t('how'),
          value: `${modes(mode)} · ${answers.languages.map((language) => languages(language)).join(listings('comma'))}`,
        },
      ]}
    />
  );
}

import { useTranslations } from 'next-intl';
import { LandingSection } from '@/components/landing/landing-section';

export const GAINS = ['fit', 'agreement', 'hours', 'evidence', 'team', 'coordination'] as const;

/** What a company gets. */
export function Gains() {
  const t = useTranslations('forCompanies.gains');
  return (
    <LandingSection title={t('title')}>
      <ul className="grid gap-4 md:grid-cols-2 md:gap-5 lg:grid-cols-3">
        {GAINS.map((gain) => (
          <li key={gain} className="grid min-w-0 content-start gap-2 rounded-lg border border-line bg-surface p-5 md:p-6">
            <h3 className="text-lg tracking-normal">{t(`${gain}.title`)}</h3>
            <p className="text-ink-muted">{t(`${gain}.text`)}</p>
          </li>
        ))}
      </ul>
    </LandingSection>
  );
}

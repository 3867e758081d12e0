import { useTranslations } from 'next-intl';
import { Star } from '@/components/ui/star';
import { LandingSection } from './landing-section';

const STEPS = ['post', 'rank', 'agree', 'start'] as const;

/** From a need to its mission. */
export function Steps() {
  const t = useTranslations('landing.steps');
  return (
    <LandingSection title={t('title')}>
      <ol className="grid gap-4 md:grid-cols-2 md:gap-5 lg:grid-cols-4">
        {STEPS.map((step, index) => (
          <li
            key={step}
            className="grid grid-cols-[auto_minmax(0,1fr)] content-start gap-x-4 gap-y-1 lg:grid-cols-[minmax(0,1fr)] lg:gap-y-2"
          >
            <div className="row-span-2 lg:row-auto">
              <Star rank={index + 1} />
            </div>
            <h3 className="self-center">{t(`${step}.title`)}</h3>
            <p className="text-ink-muted">{t(`${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </LandingSection>
  );
}

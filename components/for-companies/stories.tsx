import { useLocale, useTranslations } from 'next-intl';
import { LandingSection } from '@/components/landing/landing-section';
import { LocalText } from '@/components/listing/local-text';
import { useMomentBars } from '@/components/results/before-after';
import { EmptyState } from '@/components/ui/empty-state';
import { IconLine } from '@/components/ui/icon-line';
import { STORIES } from '@/lib/for-companies/rules';
import type { StoryView } from '@/lib/for-companies/views';
import { formatHours } from '@/lib/i18n/hours';
import { localised } from '@/lib/i18n/localised';
import type { MeasuredView } from '@/lib/results/views';
import { inLocale, routes } from '@/lib/routes';

/** What came of missions whose two sides let anybody read it. */
export function Stories({ stories }: { stories: StoryView[] }) {
  const t = useTranslations('forCompanies.stories');
  return (
    <LandingSection title={t('title')}>
      {stories.length > 0 && (
        <ul className="grid gap-4 md:grid-cols-2 md:gap-5 lg:grid-cols-3">
          {stories.map((story) => (
            <Story key={story.id} story={story} />
          ))}
        </ul>
      )}
      {stories.length === 0 ? (
        <EmptyState level={3} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <p className="mt-4 max-w-measure text-ink-muted text-sm">{t(stories.length < STORIES ? 'fewer' : 'shown')}</p>
      )}
    </LandingSection>
  );
}

function Story({ story }: { story: StoryView }) {
  const t = useTranslations('forCompanies.stories');
  const sectors = useTranslations('sectors');
  const locale = useLocale();
  const side = ({ id, name }: StoryView['company']) => (
    <a href={inLocale(locale, routes.organisation(id))}>
      <LocalText text={name} />
    </a>
  );
  return (
    <li className="grid min-w-0 content-start gap-3 rounded-lg border border-line bg-surface p-5 md:p-6">
      <IconLine icon={story.sector}>
        {sectors(story.sector)} · <LocalText text={story.region} />
      </IconLine>
      <h3 className="text-lg tracking-normal">
        <LocalText text={story.title} />
      </h3>
      <p>
        {t.rich(story.companyGave ? 'companyGave' : 'associationGave', {
          company: () => side(story.company),
          association: () => side(story.association),
        })}
      </p>
      <p className="text-ink-muted text-sm">{t('took', { hours: formatHours(story.quarters, locale), days: story.days })}</p>
      {story.indicator && <Change indicator={story.indicator} />}
    </li>
  );
}

/** Before and after, of one thing that was measured. */
function Change({ indicator }: { indicator: MeasuredView }) {
  const bars = useMomentBars(indicator).filter(({ key }) => indicator.current[key as 'baseline' | 'closing' | 'later'] !== undefined);
  return (
    <div className="border-accent border-s-[3px] ps-3.5">
      <p className="font-semibold">{localised(indicator.name, useLocale()).text}</p>
      <dl className="flex flex-wrap gap-x-5">
        {bars.map(({ key, label, text }) => (
          <div key={key} className="flex gap-1.5">
            <dt className="text-ink-muted">{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

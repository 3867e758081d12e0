import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { Panel } from '@/components/ui/card';
import { Timeline } from '@/components/ui/timeline';
import { formatDay, formatMoment } from '@/lib/i18n/formats';
import type { CourseStep } from '@/lib/requests/views';

/** What was done, what is due now, what follows. */
export function RequestCourse({ course }: { course: CourseStep[] }) {
  const t = useTranslations('request.course');
  const locale = useLocale();
  return (
    <Panel title={t('title')} divided={false}>
      <Timeline
        items={course.map((step) => ({
          key: step.what,
          state: step.status,
          title: t(step.what),
          note: (
            <>
              {step.at === null
                ? step.status === 'now' && t('now')
                : step.what === 'start'
                  ? formatDay(step.at, locale)
                  : formatMoment(step.at, locale)}
              {step.by && (
                <>
                  {' · '}
                  <LocalText text={step.by} />
                </>
              )}
            </>
          ),
        }))}
      />
    </Panel>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { hasEnded } from '@/lib/missions/rules';
import type { MissionView } from '@/lib/missions/views';
import { inLocale, routes } from '@/lib/routes';

/** On a mission's page: what its result is for, and the way there. */
export function ResultPanel({ mission: { id, state } }: { mission: MissionView }) {
  const t = useTranslations('results');
  const locale = useLocale();
  if (state === 'cancelled') return null;
  const text = state === 'evaluated' ? 'evaluated' : hasEnded(state) ? 'end' : 'start';
  return (
    <Panel title={t('title')}>
      <p>{t(`panel.${text}`)}</p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.missionResult(id))}>
          {t('open')}
        </ButtonLink>
        {hasEnded(state) && (
          <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.missionFeedback(id))}>
            {t('feedback')}
          </ButtonLink>
        )}
      </div>
    </Panel>
  );
}

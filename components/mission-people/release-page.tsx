import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { useMissionTrail } from '@/components/mission/mission-page';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { localised } from '@/lib/i18n/localised';
import { releasePersonAction } from '@/lib/mission-people/actions';
import type { PersonPageView } from '@/lib/mission-people/views';
import { inLocale, routes } from '@/lib/routes';

/** Asks before somebody is taken off a mission, and says what becomes of their hours. */
export function ReleasePage({ view: { mission, person }, submission }: { view: PersonPageView; submission: string }) {
  const t = useTranslations('missionPeople');
  const locale = useLocale();
  const back = inLocale(locale, routes.missionPeople(mission.id));
  const title = t('release.title', { name: localised(person.name, locale).text });
  return (
    <PageFrame trail={[...useMissionTrail(mission), { href: back, label: t('title') }]} crumb={t('remove')} title={title}>
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
        <Alert tone="warn" title={t(person.state === 'confirmed' ? 'release.confirmed' : 'release.waiting')}>
          {t('release.replace')}
        </Alert>
        <Form action={releasePersonAction} submission={submission} title={title} refusal={t('release.refused')}>
          <input type="hidden" name="missionId" value={mission.id} />
          <input type="hidden" name="personId" value={person.id} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant="danger" wide="phone">
              {t('release.submit')}
            </SubmitButton>
            <ButtonLink variant="quiet" wide="phone" href={back}>
              {t('release.back')}
            </ButtonLink>
          </div>
        </Form>
      </div>
    </PageFrame>
  );
}

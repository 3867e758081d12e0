import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { TermsFields } from '@/components/request/terms-fields';
import { ButtonLink } from '@/components/ui/button';
import { addDays, dayOf, latestOf } from '@/lib/i18n/day';
import { formatDay } from '@/lib/i18n/formats';
import { hoursTyped } from '@/lib/i18n/hours';
import type { MissionView } from '@/lib/missions/views';
import { renewMissionAction } from '@/lib/requests/actions';
import { inLocale, routes } from '@/lib/routes';
import { useMissionTrail } from './mission-page';

interface Props {
  mission: MissionView;
  today: Date;
  submission: string;
}

/** Two go on: what they did stands in the form, and the other side agrees to what is sent. */
export function RenewPage({ mission, today, submission }: Props) {
  const t = useTranslations('mission.renew');
  const request = useTranslations('request.form');
  const locale = useLocale();
  const { id, quarters, endsOn, mode } = mission;
  return (
    <PageFrame trail={useMissionTrail(mission)} title={t('title')} lead={<LocalText text={mission.title} />}>
      <Form
        action={renewMissionAction}
        submission={submission}
        title={t('title')}
        refusal={t('refused')}
        header={<p className="max-w-measure">{t('lead')}</p>}
        initial={{ hours: [hoursTyped(quarters)], startsOn: [dayOf(latestOf(today, addDays(endsOn, 1)))], mode: [mode] }}
      >
        <input type="hidden" name="missionId" value={id} />
        <TermsFields
          hoursHint={t('hoursHint')}
          startHint={t('startHint', { end: formatDay(endsOn, locale) })}
          messageLabel={request('message')}
          messageHint={t('messageHint')}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton wide="phone" waiting={request('sending')}>
            {t('submit')}
          </SubmitButton>
          <ButtonLink variant="quiet" wide="phone" href={inLocale(locale, routes.mission(id))}>
            {t('back')}
          </ButtonLink>
        </div>
      </Form>
    </PageFrame>
  );
}

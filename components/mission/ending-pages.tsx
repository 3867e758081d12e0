import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { formatHours } from '@/lib/i18n/hours';
import { cancelMissionAction, completeMissionAction } from '@/lib/missions/actions';
import type { MissionView } from '@/lib/missions/views';
import { inLocale, routes } from '@/lib/routes';
import { useMissionTrail } from './mission-page';

interface Props {
  mission: MissionView;
  submission: string;
}

/** Asks before a mission is completed; the receiver says whether its need is met. */
export function CompletePage({ mission, submission }: Props) {
  const t = useTranslations('mission.complete');
  const actions = useTranslations('mission.actions');
  const locale = useLocale();
  const { waiting, role, quarters, quartersConfirmed } = mission;
  const blocked = waiting.count > 0 && role !== 'coordinator';
  if (blocked) {
    return (
      <Question mission={mission} title={t('title')}>
        <title>{t('title')}</title>
        <Alert tone="warn" title={t('refused')}>
          {t('answerFirst')}
        </Alert>
        <div>
          <ButtonLink href={inLocale(locale, routes.missionHours(mission.id))}>{actions('hours')}</ButtonLink>
        </div>
      </Question>
    );
  }
  return (
    <Question mission={mission} title={t('title')}>
      <Alert tone="warn" title={t('lead')}>
        {waiting.count > 0 && <p>{t('waits', { count: waiting.count })}</p>}
        {quarters > quartersConfirmed && <p>{t('unused', { hours: formatHours(quarters - quartersConfirmed, locale) })}</p>}
      </Alert>
      <Form action={completeMissionAction} submission={submission} title={t('title')} refusal={t('refused')}>
        <Which mission={mission} />
        {role === 'receiver' ? (
          <RadioCards
            name="need"
            label={t('need')}
            choices={[
              { value: 'met', label: t('met'), hint: t('metHint') },
              { value: 'open', label: t('open'), hint: t('openHint') },
            ]}
          />
        ) : (
          <input type="hidden" name="need" value="open" />
        )}
        <Buttons mission={mission} submit={<SubmitButton wide="phone">{t('submit')}</SubmitButton>} back={t('back')} />
      </Form>
    </Question>
  );
}

/** Asks before a mission is cancelled, with a reason that all its people read. */
export function CancelPage({ mission, submission }: Props) {
  const t = useTranslations('mission.cancel');
  const complete = useTranslations('mission.complete');
  const locale = useLocale();
  const { waiting } = mission;
  return (
    <Question mission={mission} title={t('title')}>
      <Alert tone="warn" title={t('lead')}>
        {waiting.count > 0 && <p>{complete('waits', { count: waiting.count })}</p>}
        <p>{t('unused', { hours: formatHours(mission.quarters - mission.quartersConfirmed, locale) })}</p>
      </Alert>
      <Form action={cancelMissionAction} submission={submission} title={t('title')} refusal={t('refused')}>
        <Which mission={mission} />
        <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={4} />
        <Buttons
          mission={mission}
          submit={
            <SubmitButton variant="danger" wide="phone">
              {t('submit')}
            </SubmitButton>
          }
          back={t('back')}
        />
      </Form>
    </Question>
  );
}

function Question({ mission, title, children }: { mission: MissionView; title: string; children: ReactNode }) {
  return (
    <PageFrame trail={useMissionTrail(mission)} title={title}>
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">{children}</div>
    </PageFrame>
  );
}

function Which({ mission: { id, version } }: { mission: MissionView }) {
  return (
    <>
      <input type="hidden" name="missionId" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

function Buttons({ mission, submit, back }: { mission: MissionView; submit: ReactNode; back: string }) {
  const locale = useLocale();
  return (
    <div className="flex flex-wrap gap-3">
      {submit}
      <ButtonLink variant="quiet" wide="phone" href={inLocale(locale, routes.mission(mission.id))}>
        {back}
      </ButtonLink>
    </div>
  );
}

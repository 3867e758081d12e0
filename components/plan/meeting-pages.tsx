import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, NumberField, TextField, TimeField } from '@/components/forms/text-field';
import { Badge } from '@/components/ui/badge';
import { Bdi } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { dayOf } from '@/lib/i18n/day';
import { arrangeMeetingAction, cancelMeetingAction, changeMeetingAction } from '@/lib/plans/actions';
import type { MeetingPageView, MeetingView, PlanView } from '@/lib/plans/views';
import { PlanButtons, PlanFrame } from './plan-frame';
import { When, Where } from './plan-page';

/** A meeting of both sides, to be arranged. */
export function NewMeetingPage({ plan, submission }: { plan: PlanView; submission: string }) {
  const t = useTranslations('plan.meeting');
  return (
    <PlanFrame plan={plan} title={t('newTitle')}>
      <Form
        action={arrangeMeetingAction}
        submission={submission}
        title={t('newTitle')}
        refusal={t('notArranged')}
        initial={{ minutes: ['60'] }}
      >
        <input type="hidden" name="missionId" value={plan.mission.id} />
        <MeetingFields plan={plan} />
        <PlanButtons plan={plan} submit={<SubmitButton wide="phone">{t('arrange')}</SubmitButton>} />
      </Form>
    </PlanFrame>
  );
}

function MeetingFields({ plan: { days } }: { plan: PlanView }) {
  const t = useTranslations('plan.meeting');
  return (
    <>
      <TextField name="title" label={t('title')} hint={t('titleHint')} />
      <DateField name="heldOn" label={t('day')} min={days.today} max={days.until} />
      <TimeField name="startsAt" label={t('time')} hint={t('timeHint')} />
      <NumberField name="minutes" label={t('duration')} unit={t('unit')} />
      <TextField name="place" label={t('place')} hint={t('placeHint')} optional />
      <TextField name="link" label={t('link')} hint={t('linkHint')} optional dir="ltr" inputMode="url" spellCheck={false} />
    </>
  );
}

/** A meeting: when and where, and how it can be moved or cancelled. */
export function MeetingPage({ view, submissions }: { view: MeetingPageView; submissions: { change: string; cancel: string } }) {
  const t = useTranslations('plan');
  const { meeting } = view;
  const open = view.writable && !meeting.cancelled;
  return (
    <PlanFrame
      plan={view}
      eyebrow={meeting.cancelled ? <Badge icon="close">{t('meetings.cancelled')}</Badge> : undefined}
      title={<Bdi>{meeting.title}</Bdi>}
    >
      <Panel title={t('meeting.facts')}>
        <KeyValue
          rows={[
            { key: 'when', term: t('meetings.when'), value: <When meeting={meeting} /> },
            { key: 'where', term: t('meetings.where'), value: <Where meeting={meeting} /> },
          ]}
        />
        {open && (
          <Form action={cancelMeetingAction} submission={submissions.cancel} refusal={t('meeting.notCancelled')} prefix="cancel-">
            <Which meeting={meeting} />
            <div>
              <SubmitButton variant="second" wide="phone">
                {t('meeting.cancel')}
              </SubmitButton>
            </div>
          </Form>
        )}
      </Panel>
      {open && (
        <Panel id="change" title={t('meeting.changeTitle')}>
          <Form
            action={changeMeetingAction}
            submission={submissions.change}
            refusal={t('meeting.notChanged')}
            prefix="change-"
            at="#change"
            initial={{
              title: [meeting.title],
              heldOn: [dayOf(meeting.heldOn)],
              startsAt: [meeting.startsAt],
              minutes: [String(meeting.minutes)],
              place: [meeting.place ?? ''],
              link: [meeting.link ?? ''],
            }}
          >
            <Which meeting={meeting} />
            <MeetingFields plan={view} />
            <PlanButtons plan={view} submit={<SubmitButton wide="phone">{t('item.save')}</SubmitButton>} />
          </Form>
        </Panel>
      )}
    </PlanFrame>
  );
}

function Which({ meeting: { id, version } }: { meeting: MeetingView }) {
  return (
    <>
      <input type="hidden" name="meetingId" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

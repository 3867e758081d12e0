import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { LocalText } from '@/components/listing/local-text';
import { Badge, type Tone } from '@/components/ui/badge';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { inLocale, routes } from '@/lib/routes';
import { takeBackPledgeAction } from '@/lib/waiting-pledges/actions';
import type { WaitingPledgeState } from '@/lib/waiting-pledges/rules';
import type { WaitingPledgeView } from '@/lib/waiting-pledges/views';

const tones = { waiting: 'wait', sent: 'ok', withdrawn: 'neutral', dropped: 'bad' } as const satisfies Record<WaitingPledgeState, Tone>;
const icons = { waiting: 'clock', sent: 'done', withdrawn: 'back', dropped: 'alert' } as const;

interface Props {
  pledge: WaitingPledgeView;
  submission: string;
  level?: 2 | 3;
}

/** A pledge that waits for the verification, or what became of it; its people may take it back while it waits. */
export function WaitingPledge({ pledge, submission, level = 2 }: Props) {
  const t = useTranslations('waitingPledge');
  const locale = useLocale();
  const { id, state, needId, needTitle, needOpen, why, requestId } = pledge;
  return (
    <Panel
      level={level}
      title={
        <a href={inLocale(locale, requestId === null ? routes.need(needId) : routes.request(requestId))}>
          <LocalText text={needTitle} />
        </a>
      }
      extra={
        <Badge tone={tones[state]} icon={icons[state]}>
          {t(`states.${state}`)}
        </Badge>
      }
    >
      <PledgeFacts pledge={pledge} />
      {why !== null && <p className="font-semibold">{t(`why.${why}`)}</p>}
      {state === 'waiting' && !needOpen && <p className="font-semibold">{t('needOverNow')}</p>}
      {state === 'waiting' && (
        <Form action={takeBackPledgeAction} submission={submission} prefix={`pledge-${id}-`} refusal={t('notTakenBack')}>
          <input type="hidden" name="pledgeId" value={id} />
          <div>
            <SubmitButton variant="second" wide="phone">
              {t('takeBack')}
            </SubmitButton>
          </div>
        </Form>
      )}
    </Panel>
  );
}

/** What it offers. */
export function PledgeFacts({ pledge: { needOwner, offerTitle, quarters, startsOn, message, at } }: { pledge: WaitingPledgeView }) {
  const t = useTranslations('waitingPledge');
  const locale = useLocale();
  return (
    <KeyValue
      rows={[
        { key: 'owner', term: t('owner'), value: <LocalText text={needOwner} /> },
        ...(offerTitle === null ? [] : [{ key: 'offer', term: t('offer'), value: <bdi dir="auto">{offerTitle}</bdi> }]),
        { key: 'hours', term: t('hours'), value: formatHours(quarters, locale) },
        { key: 'start', term: t('start'), value: formatDay(startsOn, locale) },
        ...(message === null ? [] : [{ key: 'message', term: t('message'), value: <bdi dir="auto">{message}</bdi> }]),
        { key: 'at', term: t('at'), value: formatDay(at, locale) },
      ]}
    />
  );
}

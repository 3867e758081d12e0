import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { TermsFields } from '@/components/request/terms-fields';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { addDays, dateOfDay } from '@/lib/i18n/day';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours, formatHoursOblique, hoursTyped } from '@/lib/i18n/hours';
import { inLocale, routes } from '@/lib/routes';
import { pledgeFirstAction } from '@/lib/waiting-pledges/actions';
import type { FirstPledgeView } from '@/lib/waiting-pledges/views';
import { WaitingPledge } from './waiting-pledge';

interface Props {
  view: FirstPledgeView;
  submission: string;
}

/** A pledge before the organisation is verified: made from the draft of an offer, it waits and is sent by itself. */
export function FirstPledge({ view, submission }: Props) {
  const t = useTranslations('waitingPledge');
  const locale = useLocale();
  const { need, waiting } = view;
  return (
    <PageFrame
      title={t('title')}
      trail={[{ href: inLocale(locale, routes.need(need.id)), label: <LocalText text={need.title} /> }]}
      lead={
        <>
          <b>
            <LocalText text={need.title} />
          </b>
          {' · '}
          <LocalText text={need.owner} />
        </>
      }
    >
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-6">
        <Alert title={t('notYet')}>
          {t('notYetText')} {view.state !== 'submitted' && <a href={inLocale(locale, routes.profile(view.side))}>{t('complete')}</a>}
        </Alert>
        {waiting ? (
          <WaitingPledge pledge={waiting} submission={submission} level={2} />
        ) : (
          <PledgeForm view={view} submission={submission} />
        )}
      </div>
    </PageFrame>
  );
}

function PledgeForm({ view, submission }: Props) {
  const t = useTranslations('waitingPledge');
  const form = useTranslations('request.form');
  const locale = useLocale();
  const { side, need, drafts } = view;
  const ready = drafts.filter(({ quarters, taken }) => quarters !== null && !taken);
  const [first] = ready;
  if (!first) {
    const begun = drafts.find(({ taken }) => !taken);
    const href = begun ? routes.offerDraft(side, begun.id) : routes.newOffer(side);
    return (
      <EmptyState
        title={t(begun ? 'draftBegun' : 'noDraft')}
        actions={<ButtonLink href={inLocale(locale, href)}>{t(begun ? 'finishDraft' : 'newDraft')}</ButtonLink>}
      >
        {t('noDraftText')}
      </EmptyState>
    );
  }
  return (
    <Form
      action={pledgeFirstAction}
      submission={submission}
      title={t('title')}
      refusal={t('refused')}
      initial={{
        draftId: [first.id],
        hours: [hoursTyped(Math.min(need.quartersLeft, first.quarters ?? need.quartersLeft))],
        startsOn: [view.startsOn],
        mode: [view.mode],
      }}
    >
      <input type="hidden" name="needId" value={need.id} />
      <RadioCards
        name="draftId"
        label={t('draft')}
        hint={t('draftHint')}
        choices={ready.map(({ id, title, quarters }) => ({
          value: id,
          label: <bdi>{title ?? t('untitled')}</bdi>,
          hint: quarters === null ? undefined : formatHours(quarters, locale),
        }))}
      />
      <TermsFields
        hoursHint={form('hoursHint', { left: formatHoursOblique(need.quartersLeft, locale) })}
        startHint={t('startHint', { example: formatDay(addDays(dateOfDay(view.startsOn), 14), locale) })}
        messageLabel={form('message')}
        messageHint={form('messageHint')}
      />
      <div>
        <SubmitButton wide="phone">{t('submit')}</SubmitButton>
      </div>
    </Form>
  );
}

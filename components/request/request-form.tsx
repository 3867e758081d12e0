import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, NumberField, TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { addDays, dateOfDay } from '@/lib/i18n/day';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours, formatHoursOblique } from '@/lib/i18n/hours';
import { MODES } from '@/lib/listings/rules';
import { askForExpertiseAction, pledgeExpertiseAction } from '@/lib/requests/actions';
import type { ListingChoice, RequestFormView } from '@/lib/requests/views';
import { inLocale, routes } from '@/lib/routes';

/** A pledge on a need, or an ask for an offer: the same terms from either side. */
export function RequestForm({ view, submission }: { view: RequestFormView; submission: string }) {
  const t = useTranslations('request.form');
  const locale = useLocale();
  const pledging = view.kind === 'pledge';
  const { target, chosen } = view;
  const title = t(pledging ? 'pledgeTitle' : 'askTitle');
  const back = inLocale(locale, pledging ? routes.need(target.id) : routes.offer(target.id));
  const header = <p className="text-ink-muted text-lg">{t(pledging ? 'pledgeLead' : 'askLead')}</p>;
  return (
    <PageFrame
      title={title}
      trail={[{ href: back, label: <LocalText text={target.title} /> }]}
      lead={
        <>
          <b>
            <LocalText text={target.title} />
          </b>
          {' · '}
          <LocalText text={target.owner} />
        </>
      }
    >
      {chosen === null ? (
        <NothingToJoin view={view} />
      ) : (
        <Form
          action={pledging ? pledgeExpertiseAction : askForExpertiseAction}
          submission={submission}
          title={title}
          header={header}
          initial={{
            [pledging ? 'offerId' : 'needId']: [String(chosen.id)],
            hours: [String(Math.min(target.quartersLeft, chosen.quartersLeft) / 4).replace('.', ',')],
            startsOn: [view.startsOn],
            mode: [view.mode],
          }}
        >
          <input type="hidden" name={pledging ? 'needId' : 'offerId'} value={target.id} />
          <RadioCards
            name={pledging ? 'offerId' : 'needId'}
            label={t(pledging ? 'offer' : 'need')}
            hint={t(pledging ? 'offerHint' : 'needHint')}
            choices={view.choices.flatMap((choice) => ('points' in choice.match ? [choiceOf(choice, choice.match.points)] : []))}
          />
          <Impossible choices={view.choices} />
          <NumberField
            name="hours"
            label={t('hours')}
            unit={t('hoursUnit')}
            decimal
            hint={t(pledging ? 'hoursHint' : 'hoursHintAsk', { left: formatHoursOblique(target.quartersLeft, locale) })}
          />
          <DateField
            name="startsOn"
            label={t('startsOn')}
            hint={t('startsOnHint', { example: formatDay(addDays(dateOfDay(view.startsOn), 14), locale) })}
          />
          <ModeChoice />
          <TextArea name="message" label={t('message')} hint={t('messageHint')} optional />
          <div className="flex flex-wrap gap-3">
            <SubmitButton wide="phone" waiting={t('sending')}>
              {t(pledging ? 'pledge' : 'ask')}
            </SubmitButton>
            <ButtonLink variant="quiet" wide="phone" href={back}>
              {t('back')}
            </ButtonLink>
          </div>
        </Form>
      )}
    </PageFrame>
  );

  function choiceOf(choice: ListingChoice, points: number) {
    return {
      value: String(choice.id),
      label: <LocalText text={choice.title} />,
      hint: `${t('points', { points })} · ${t('left', { hours: formatHours(choice.quartersLeft, locale) })}`,
    };
  }
}

function ModeChoice() {
  const t = useTranslations();
  return (
    <RadioCards
      name="mode"
      label={t('request.form.mode')}
      columns={3}
      choices={MODES.map((mode) => ({ value: mode, label: t(`modes.${mode}`) }))}
    />
  );
}

/** Own listings that cannot be chosen, with the reason: never silently left out. */
function Impossible({ choices }: { choices: ListingChoice[] }) {
  const t = useTranslations();
  const locale = useLocale();
  const impossible = choices.filter(({ match }) => !('points' in match));
  if (impossible.length === 0) return null;
  return (
    <ul className="bullets grid gap-1.5 text-ink-muted text-sm">
      {impossible.map(({ id, title, match }) => (
        <li key={id}>
          <LocalText text={title} /> ·{' '}
          {'refusal' in match && t('request.form.impossible', { reason: t(`match.refusalOne.${match.refusal}`) })}
          {'requestId' in match && <a href={inLocale(locale, routes.request(match.requestId))}>{t('match.asked')}</a>}
        </li>
      ))}
    </ul>
  );
}

function NothingToJoin({ view }: { view: RequestFormView }) {
  const t = useTranslations('request.form');
  const locale = useLocale();
  const pledging = view.kind === 'pledge';
  const create = pledging ? routes.newOffer(view.side) : routes.newNeed(view.side);
  return (
    <div className="grid max-w-2xl gap-5">
      <EmptyState
        title={t(pledging ? 'noOfferTitle' : 'noNeedTitle')}
        actions={<ButtonLink href={inLocale(locale, create)}>{t(pledging ? 'noOfferAction' : 'noNeedAction')}</ButtonLink>}
      >
        {t(pledging ? 'noOfferText' : 'noNeedText')}
      </EmptyState>
      <Impossible choices={view.choices} />
    </div>
  );
}

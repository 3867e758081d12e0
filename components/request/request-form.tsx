import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { addDays, dateOfDay } from '@/lib/i18n/day';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours, formatHoursOblique, hoursTyped } from '@/lib/i18n/hours';
import { askForExpertiseAction, pledgeExpertiseAction, proposePairAction } from '@/lib/requests/actions';
import type { ListingChoice, RequestFormView } from '@/lib/requests/views';
import { inLocale, routes } from '@/lib/routes';
import { TermsFields } from './terms-fields';

const actions = { pledge: pledgeExpertiseAction, ask: askForExpertiseAction, pair: proposePairAction } as const;

const words = {
  pledge: { title: 'pledgeTitle', lead: 'pledgeLead', other: 'offer', submit: 'pledge' },
  ask: { title: 'askTitle', lead: 'askLead', other: 'need', submit: 'ask' },
  pair: { title: 'pairTitle', lead: 'pairLead', submit: 'pair' },
} as const;

/** A pledge on a need, an ask for an offer, or a pair that a coordinator proposes: the same terms. */
export function RequestForm({ view, submission }: { view: RequestFormView; submission: string }) {
  const t = useTranslations('request.form');
  const locale = useLocale();
  const { kind, noun, target, chosen } = view;
  const title = t(words[kind].title);
  const back = inLocale(locale, noun === 'need' ? routes.need(target.id) : routes.offer(target.id));
  const [field, other] = noun === 'need' ? (['needId', 'offerId'] as const) : (['offerId', 'needId'] as const);
  const header = <p className="text-ink-muted text-lg">{t(words[kind].lead)}</p>;
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
        <NothingToJoin view={view} back={back} />
      ) : (
        <Form
          action={actions[kind]}
          submission={submission}
          title={title}
          header={header}
          initial={{
            [other]: [String(chosen.id)],
            hours: [hoursTyped(Math.min(target.quartersLeft, chosen.quartersLeft))],
            startsOn: [view.startsOn],
            mode: [view.mode],
          }}
        >
          <input type="hidden" name={field} value={target.id} />
          <RadioCards
            name={other}
            label={t(kind === 'pair' ? (noun === 'need' ? 'pairOffer' : 'pairNeed') : words[kind].other)}
            hint={t(noun === 'need' ? 'offerHint' : 'needHint')}
            choices={view.choices.flatMap((choice) => ('points' in choice.match ? [choiceOf(choice, choice.match.points)] : []))}
          />
          <Impossible choices={view.choices} />
          <TermsFields
            hoursHint={t(noun === 'need' ? 'hoursHint' : 'hoursHintAsk', { left: formatHoursOblique(target.quartersLeft, locale) })}
            startHint={t('startsOnHint', { example: formatDay(addDays(dateOfDay(view.startsOn), 14), locale) })}
            messageLabel={t(kind === 'pair' ? 'pairMessage' : 'message')}
            messageHint={t(kind === 'pair' ? 'pairMessageHint' : 'messageHint')}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton wide="phone" waiting={t('sending')}>
              {t(words[kind].submit)}
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
      label: (
        <>
          <LocalText text={choice.title} />
          {/* A coordinator chooses among organisations, the others among their own. */}
          {kind === 'pair' && (
            <>
              {' · '}
              <LocalText text={choice.owner} />
            </>
          )}
        </>
      ),
      hint: `${t('points', { points })} · ${t('left', { hours: formatHours(choice.quartersLeft, locale) })}`,
    };
  }
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

function NothingToJoin({ view, back }: { view: RequestFormView; back: string }) {
  const t = useTranslations('request.form');
  const locale = useLocale();
  const { side, noun } = view;
  if (side === null) {
    return (
      <EmptyState title={t('pairNoneTitle')} actions={<ButtonLink href={back}>{t('back')}</ButtonLink>}>
        {t('pairNoneText')}
      </EmptyState>
    );
  }
  const pledging = noun === 'need';
  const create = pledging ? routes.newOffer(side) : routes.newNeed(side);
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

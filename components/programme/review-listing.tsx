import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { ListingFrame } from '@/components/listing/listing-frame';
import { SectorLabel } from '@/components/listing/sector-label';
import { StateBadge } from '@/components/listing/state-badge';
import { NeedFacts } from '@/components/need/need-facts';
import { NeedStory } from '@/components/need/need-story';
import { OfferFacts } from '@/components/offer/offer-facts';
import { OfferStory } from '@/components/offer/offer-story';
import { Alert } from '@/components/ui/alert';
import { Panel } from '@/components/ui/card';
import { deskQuery } from '@/lib/desk/schema';
import type { DeskNeighbours } from '@/lib/desk/views';
import { type Bilingual, localised } from '@/lib/i18n/localised';
import { reviewListingAction } from '@/lib/listings/actions';
import type { OwnerView, ReviewView } from '@/lib/listings/views';
import type { NeedView } from '@/lib/needs/views';
import type { OfferView } from '@/lib/offers/views';
import { Neighbours, useDeskCrumb } from './desk-neighbours';

interface Reviewed {
  review: ReviewView;
  neighbours: DeskNeighbours;
  submission: string;
}

/** An organisation’s first need as it would be shown, and the decision beside it. */
export function ReviewNeed({ need, ...reviewed }: Reviewed & { need: NeedView }) {
  const t = useTranslations('needs');
  return (
    <Frame
      {...reviewed}
      title={need.title}
      owner={need.owner}
      eyebrow={
        <>
          <SectorLabel sector={need.sector} />
          <StateBadge state={need.state}>{t(`states.${need.state}`)}</StateBadge>
        </>
      }
      facts={<NeedFacts need={need} />}
      story={<NeedStory need={need} />}
    />
  );
}

/** The same of an offer. */
export function ReviewOffer({ offer, ...reviewed }: Reviewed & { offer: OfferView }) {
  const t = useTranslations('offers');
  return (
    <Frame
      {...reviewed}
      title={offer.title}
      owner={offer.owner}
      eyebrow={<StateBadge state={offer.state}>{t(`states.${offer.state}`)}</StateBadge>}
      facts={<OfferFacts offer={offer} />}
      story={<OfferStory offer={offer} />}
    />
  );
}

interface FrameProps extends Reviewed {
  title: Bilingual;
  owner: OwnerView;
  eyebrow: ReactNode;
  facts: ReactNode;
  story: ReactNode;
}

function Frame({ review, neighbours, submission, title, owner, eyebrow, facts, story }: FrameProps) {
  const t = useTranslations('review');
  return (
    <ListingFrame
      trail={[useDeskCrumb(neighbours)]}
      crumb={t(`nouns.${review.noun}`)}
      eyebrow={eyebrow}
      title={title}
      owner={owner}
      label={t('decision')}
      aside={
        <>
          <Panel>{facts}</Panel>
          <Decision review={review} submission={submission} keep={deskQuery(neighbours.filters)} title={title} region={owner.region} />
          <Neighbours neighbours={neighbours} />
        </>
      }
      story={story}
    />
  );
}

function Decision({
  review,
  submission,
  keep,
  title,
  region,
}: Omit<Reviewed, 'neighbours'> & { keep: string; title: Bilingual; region: Bilingual }) {
  const t = useTranslations('review');
  const locale = useLocale();
  if (!review.waiting) return <Alert title={t('ended')} />;
  if (review.why !== undefined) return <Alert tone="warn" title={t(`why.${review.why}`, { region: localised(region, locale).text })} />;
  return (
    <Panel title={t('decision')} id="decision">
      <p className="text-ink-muted text-sm">{t('waiting', { days: review.waitingDays })}</p>
      <Form
        action={reviewListingAction}
        submission={submission}
        keep={keep}
        title={localised(title, locale).text}
        refusal={t('notDecided')}
      >
        <input type="hidden" name="noun" value={review.noun} />
        <input type="hidden" name="id" value={review.id} />
        <input type="hidden" name="version" value={review.version} />
        <RadioCards
          name="decision"
          label={t('decision')}
          labelHidden
          choices={[
            { value: 'approve', label: t('approve'), hint: t('approveText') },
            { value: 'return', label: t('return'), hint: t('returnText') },
          ]}
        />
        <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} optional rows={3} />
        <SubmitButton wide="always">{t('submit')}</SubmitButton>
      </Form>
    </Panel>
  );
}

import { useTranslations } from 'next-intl';
import { LocalProse } from '@/components/listing/local-prose';
import { LocalText } from '@/components/listing/local-text';
import { ProposedChip } from '@/components/listing/proposed-chip';
import { SectorLabel } from '@/components/listing/sector-label';
import { StoryBlock } from '@/components/listing/story-block';
import { Chip, Chips } from '@/components/ui/chip';
import type { OfferView } from '@/lib/offers/views';

/** What an offer is about: what the experts can do, their skills, where they want to help. */
export function OfferStory({ offer }: { offer: OfferView }) {
  const t = useTranslations('offers.page');
  const levels = useTranslations('levels');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-7">
      <StoryBlock title={t('description')}>
        <LocalProse text={offer.description} />
      </StoryBlock>
      <StoryBlock title={t('skills')}>
        <Chips>
          {[
            ...offer.skills.map((skill) => (
              <Chip key={skill.code}>
                <LocalText text={skill.name} />
                <span className="text-ink-muted">· {levels(String(skill.level) as '1' | '2' | '3' | '4')}</span>
              </Chip>
            )),
            ...offer.proposals.map(({ label }) => <ProposedChip key={label} label={label} />),
          ]}
        </Chips>
      </StoryBlock>
      <StoryBlock title={t('sectors')}>
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {offer.sectors.map((sector) => (
            <li key={sector}>
              <SectorLabel sector={sector} />
            </li>
          ))}
        </ul>
      </StoryBlock>
    </div>
  );
}

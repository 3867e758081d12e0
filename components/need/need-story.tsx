import { useTranslations } from 'next-intl';
import { LocalProse } from '@/components/listing/local-prose';
import { LocalText } from '@/components/listing/local-text';
import { ProposedChip } from '@/components/listing/proposed-chip';
import { StoryBlock } from '@/components/listing/story-block';
import { Alert } from '@/components/ui/alert';
import { Bdi } from '@/components/ui/bdi';
import { Chip, Chips } from '@/components/ui/chip';
import { IMPORTANCES } from '@/lib/needs/rules';
import type { NeedView } from '@/lib/needs/views';

/** What a need is about: context, what is expected, skills, access. */
export function NeedStory({ need }: { need: NeedView }) {
  const t = useTranslations('needs.page');
  const listings = useTranslations('listings');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-7">
      <StoryBlock title={t('context')}>
        <LocalProse text={need.context} />
      </StoryBlock>
      <StoryBlock title={t('deliverable')}>
        <LocalProse text={need.deliverable} />
      </StoryBlock>
      <StoryBlock title={t('skills')}>
        <div className="grid gap-4 md:grid-cols-2">
          {IMPORTANCES.map((importance) => {
            const skills = need.skills.filter((skill) => skill.importance === importance);
            const proposals = need.proposals.filter((proposal) => proposal.importance === importance);
            if (skills.length + proposals.length === 0) return null;
            return (
              <div key={importance}>
                <h3 className="mb-1.5 text-base">{listings(`${importance}Skills`)}</h3>
                <Chips>
                  {[
                    ...skills.map((skill) => (
                      <Chip key={skill.code} {...(importance === 'essential' ? { icon: 'check' } : { look: 'plain' })}>
                        <LocalText text={skill.name} />
                      </Chip>
                    )),
                    ...proposals.map(({ label }) => <ProposedChip key={label} label={label} />),
                  ]}
                </Chips>
              </div>
            );
          })}
        </div>
      </StoryBlock>
      {need.accessNote !== null && (
        <Alert icon="disability" title={t('access')}>
          <Bdi>{need.accessNote}</Bdi>
        </Alert>
      )}
    </div>
  );
}

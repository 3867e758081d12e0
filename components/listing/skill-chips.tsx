import { useTranslations } from 'next-intl';
import { Chip, Chips } from '@/components/ui/chip';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import type { Named } from '@/lib/listings/views';
import { LocalText } from './local-text';

/** The first skills of a listing; how many more there are is said. */
export function SkillChips({ skills, most }: { skills: readonly Named[]; most: number }) {
  const t = useTranslations('listings');
  const hidden = skills.length - most;
  const chips = skills.slice(0, most).map((skill) => (
    <Chip key={skill.code}>
      <LocalText text={skill.name} />
    </Chip>
  ));
  if (hidden > 0) {
    chips.push(
      <Chip key="more" look="plain">
        <span aria-hidden="true" dir="ltr">
          +{hidden}
        </span>
        <VisuallyHidden>{t('moreSkills', { count: hidden })}</VisuallyHidden>
      </Chip>,
    );
  }
  return <Chips>{chips}</Chips>;
}

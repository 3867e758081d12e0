import { useLocale, useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { localised } from '@/lib/i18n/localised';
import type { OwnerView } from '@/lib/listings/views';
import { LocalText } from './local-text';

/** The kind of organisation stands first in most names and says nothing of this one. */
const KINDS = /^(association|coopérative|fondation|société|groupe|جمعية|تعاونية|مؤسسة|شركة|مجموعة)\s+/iu;

/** The first letters of the two words that tell an organisation from others. */
function initialsOf(name: string): string {
  const words = name
    .replace(KINDS, '')
    .split(/[\s’'-]+/)
    .filter((word) => word.length > 2);
  return words
    .slice(0, 2)
    .map((word) => [...word.replace(/^ال/, '')][0] ?? '')
    .join(' ');
}

/** Who stands behind a listing, and that it was verified. */
export function OwnerLine({ owner }: { owner: OwnerView }) {
  const t = useTranslations('listings');
  return (
    <div className="flex items-center gap-3">
      <Avatar initials={initialsOf(localised(owner.name, useLocale()).text)} />
      <div>
        <p>
          <LocalText text={owner.name} />
        </p>
        {owner.verified && (
          <p className="inline-flex items-center gap-2 text-sm text-success">
            <Icon name="shield" />
            {t(`verified.${owner.kind}`)}
          </p>
        )}
      </div>
    </div>
  );
}

import { useLocale } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { type Bilingual, localised } from '@/lib/i18n/localised';
import { routes } from '@/lib/routes';

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

/** Its logo, or its initials until there is one. The name stands beside it. */
export function OrganisationAvatar({
  organisation,
  big,
}: {
  organisation: { id: number; name: Bilingual; logo: string | null };
  big?: boolean;
}) {
  const initials = initialsOf(localised(organisation.name, useLocale()).text);
  const { id, logo } = organisation;
  return <Avatar initials={initials} big={big} src={logo === null ? undefined : routes.logo(id, logo)} />;
}

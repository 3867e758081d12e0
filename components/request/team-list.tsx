import { useLocale, useTranslations } from 'next-intl';
import { Bdi } from '@/components/ui/bdi';
import { formatHours } from '@/lib/i18n/hours';
import type { TeamMember } from '@/lib/requests/rules';

/** Who comes, by function; one person where nobody said more. */
export function TeamList({ team }: { team: readonly TeamMember[] }) {
  const t = useTranslations('request.team');
  const locale = useLocale();
  if (team.length === 0) return t('unsaid');
  return (
    <ul className="grid gap-1">
      {team.map(({ role, quarters }, index) => (
        <li key={index}>
          <Bdi>{role}</Bdi> · {formatHours(quarters, locale)}
        </li>
      ))}
    </ul>
  );
}

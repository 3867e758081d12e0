import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import type { MissionView } from '@/lib/missions/views';
import { inLocale, routes } from '@/lib/routes';

/** Who does the work, on the mission's page; and the giver's way to say who. */
export function PeoplePanel({ mission: { id, people, role } }: { mission: MissionView }) {
  const t = useTranslations('missionPeople');
  const locale = useLocale();
  return (
    <Panel title={t('title')}>
      <p className="text-ink-muted">{t('panel', { count: people.length })}</p>
      {people.length > 0 && (
        <ul className="grid gap-1">
          {people.map((person) => (
            <li key={person.id}>
              <LocalText text={person.name} /> · <bdi>{person.function}</bdi>
            </li>
          ))}
        </ul>
      )}
      {role === 'giver' && (
        <div>
          <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.missionPeople(id))}>
            {t('manage')}
          </ButtonLink>
        </div>
      )}
    </Panel>
  );
}

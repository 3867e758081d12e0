import { useTranslations } from 'next-intl';
import { Bdi, Code } from '@/components/ui/bdi';
import type { PersonView } from '@/lib/forum-imports/views';

/** Who a row or a record is of. */
export function Person({ person: { name, organisation } }: { person: PersonView }) {
  const t = useTranslations('forumImports');
  return (
    <span className="[overflow-wrap:anywhere]">
      {name === '' ? <span className="text-ink-muted">{t('rows.nameless')}</span> : <Bdi>{name}</Bdi>}
      {organisation !== null && (
        <span className="block text-ink-muted text-sm">
          <Bdi>{organisation}</Bdi>
        </span>
      )}
    </span>
  );
}

/** How they can be reached, as it is written. */
export function ReachOf({ person: { email, phone } }: { person: PersonView }) {
  const known = [email, phone].filter((one) => one !== null);
  return (
    <span className="grid grid-cols-[minmax(0,1fr)] justify-items-start">
      {known.length === 0
        ? '—'
        : known.map((one) => (
            <Code key={one} className="break-all tabular-nums">
              {one}
            </Code>
          ))}
    </span>
  );
}

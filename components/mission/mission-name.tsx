import { useLocale } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { Code } from '@/components/ui/bdi';
import type { Bilingual } from '@/lib/i18n/localised';
import { inLocale, routes } from '@/lib/routes';

/** What names a mission in a table: its title, which leads to it, over its reference. */
export function MissionName({ mission: { id, title, reference } }: { mission: { id: number; title: Bilingual; reference: string } }) {
  const locale = useLocale();
  return (
    <>
      <a href={inLocale(locale, routes.mission(id))}>
        <LocalText text={title} />
      </a>
      <span className="block font-normal text-ink-muted text-xs">
        <Code>{reference}</Code>
      </span>
    </>
  );
}

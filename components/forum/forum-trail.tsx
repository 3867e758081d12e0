import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import type { Bilingual } from '@/lib/i18n/localised';
import { inLocale, routes } from '@/lib/routes';

/** The way back from what belongs to a forum, for the programme. */
export function useProgrammeForumTrail(forum?: { id: number; name: Bilingual } | null) {
  const t = useTranslations('programmeForums');
  const locale = useLocale();
  return [
    { href: inLocale(locale, routes.programmeForums()), label: t('title') },
    ...(forum ? [{ href: inLocale(locale, routes.programmeForum(forum.id)), label: <LocalText text={forum.name} /> }] : []),
  ];
}

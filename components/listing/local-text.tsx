import { useLocale } from 'next-intl';
import { Bdi } from '@/components/ui/bdi';
import { type Bilingual, localised } from '@/lib/i18n/localised';

/** A name or a title of the database, with its language where it is not the reader's. */
export function LocalText({ text }: { text: Bilingual }) {
  const shown = localised(text, useLocale());
  return <Bdi lang={shown.isOther ? shown.lang : undefined}>{shown.text}</Bdi>;
}

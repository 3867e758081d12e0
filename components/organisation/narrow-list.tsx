import { useTranslations } from 'next-intl';
import { NameSearch } from '@/components/forms/name-search';

interface Props {
  /** What the names are looked for by so far. */
  words: string;
  /** Whether there are more than the list offers. */
  more: boolean;
  /** The part of the page that holds the list. */
  at: `#${string}`;
}

/** Above a form that offers some of many organisations: finds others by their names. Nothing where all are offered. */
export function NarrowList({ words, more, at }: Props) {
  const t = useTranslations('narrowList');
  if (!more && words === '') return null;
  return (
    <NameSearch
      id="narrow"
      name="organisation"
      action={at}
      label={t('label')}
      hint={t(more ? 'more' : 'all')}
      submit={t('submit')}
      words={words}
    />
  );
}

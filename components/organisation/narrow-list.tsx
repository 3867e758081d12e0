import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

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
    <search>
      <form method="get" action={at} className="flex max-w-2xl flex-wrap items-end gap-3">
        <div className="grid min-w-0 flex-1 basis-60 gap-[0.3125rem]">
          <label htmlFor="narrow" className="font-semibold">
            {t('label')}
          </label>
          <p id="narrow-hint" className="text-ink-muted text-sm">
            {t(more ? 'more' : 'all')}
          </p>
          <input
            id="narrow"
            name="organisation"
            type="search"
            dir="auto"
            defaultValue={words}
            maxLength={100}
            aria-describedby="narrow-hint"
            className="input"
          />
        </div>
        <Button type="submit" variant="second" wide="phone">
          {t('submit')}
        </Button>
      </form>
    </search>
  );
}

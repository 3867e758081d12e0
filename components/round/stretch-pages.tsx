import { useLocale, useTranslations } from 'next-intl';
import { Pagination } from '@/components/ui/pagination';
import { formatNumber } from '@/lib/i18n/formats';
import type { Stretch } from '@/lib/rounds/views';
import { inLocale, routes } from '@/lib/routes';

interface Props {
  roundId: number;
  /** What the address calls it, and where it stands on the page. */
  name: 'from' | 'left';
  at: string;
  label: string;
  stretch: Stretch<unknown>;
}

/** The ways to the stretches before and after; nothing where all is shown. */
export function StretchPages({ roundId, name, at, label, stretch: { from, count, size } }: Props) {
  const t = useTranslations('rounds.stretch');
  const locale = useLocale();
  if (count <= size) return null;
  const to = Math.min(count, from + size);
  const href = (start: number) => `${inLocale(locale, routes.round(roundId, undefined, start === 0 ? '' : `${name}=${start}`))}#${at}`;
  return (
    <Pagination
      label={label}
      summary={t('summary', { from: formatNumber(from + 1), to: formatNumber(to), count: formatNumber(count) })}
      previous={from > 0 ? { href: href(Math.max(0, from - size)), label: t('previous', { count: size }) } : undefined}
      next={to < count ? { href: href(to), label: t('next', { count: Math.min(size, count - to) }) } : undefined}
    />
  );
}

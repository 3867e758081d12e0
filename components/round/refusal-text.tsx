import { useLocale, useTranslations } from 'next-intl';
import { dateOfDay } from '@/lib/i18n/day';
import { formatDay } from '@/lib/i18n/formats';
import type { FieldError } from '@/lib/result';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

type Code = Parameters<ReturnType<typeof useTranslations<'errors'>>>[0];

/** Why a pair was not proposed, in the words of the form that would have said it. */
export function RefusalText({ refusal: { code, params = {} } }: { refusal: FieldError }) {
  const t = useTranslations('errors');
  const locale = useLocale();
  const said = Object.entries(params).map(([name, value]) => {
    return [name, typeof value === 'string' && DAY.test(value) ? formatDay(dateOfDay(value), locale) : value];
  });
  return t(code as Code, { count: 0, signedOut: 'no', what: 'request', ...Object.fromEntries(said) });
}

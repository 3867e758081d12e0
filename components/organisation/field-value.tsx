import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { Bdi, Code } from '@/components/ui/bdi';
import { dateOfDay } from '@/lib/i18n/day';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import type { LegalForm, ProfileField } from '@/lib/organisations/rules';
import type { FieldValue as Value } from '@/lib/organisations/views';

/** Numbers of documents: from left to right in both languages. */
const CODES: readonly ProfileField[] = ['receiptNumber', 'documentNumber', 'ice', 'tradeRegisterNumber', 'taxId'];

/** A value of a file in words. */
export function FieldValue({ field, value }: { field: ProfileField; value: Value }) {
  const t = useTranslations('organisations');
  const locale = useLocale();
  if (value === null || value === '') return <span className="text-ink-muted">{t('none')}</span>;
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'object') return <LocalText text={value} />;
  if (typeof value === 'number') return field === 'employees' ? formatNumber(value) : String(value);
  if (field === 'legalForm') return t(`forms.${value as LegalForm}`);
  if (field === 'receiptType') return t(`receiptTypes.${value as 'provisional' | 'final'}`);
  if (field === 'receiptDate' || field === 'documentDate') return formatDay(dateOfDay(value), locale);
  if (CODES.includes(field)) return <Code className="break-all tabular-nums">{value}</Code>;
  return <Bdi>{value}</Bdi>;
}

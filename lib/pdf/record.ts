import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { localised } from '@/lib/i18n/localised';
import { translator } from '@/lib/i18n/translator';
import type { RecordView } from '@/lib/yearly-records/views';
import { compilePdf } from './compile';

/** A yearly record on paper, in one language. */
export function recordPdf({ organisation, ...record }: RecordView, locale: Locale, at: Date): Uint8Array<ArrayBuffer> {
  const t = translator(locale, 'yearlyRecord');
  const { text, lang, isOther } = localised(organisation, locale);
  const data = {
    ...record,
    lang: locale,
    platform: translator(locale, 'pages')('name'),
    subject: { text, ...(isOther && { lang }) },
    footer: `${record.title} · ${text}`,
    method: t('method'),
  };
  return compilePdf('report.typ', data, at);
}

import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { localised } from '@/lib/i18n/localised';
import { translator } from '@/lib/i18n/translator';
import type { ReportView } from '@/lib/reports/views';
import { compilePdf } from './compile';

/** The programme's report for a period on paper, in one language. */
export function programmeReportPdf(
  { title, tables, narratives, notes }: Pick<ReportView, 'title' | 'tables' | 'narratives' | 'notes'>,
  locale: Locale,
  at: Date,
): Uint8Array<ArrayBuffer> {
  const t = translator(locale, 'reports');
  const platform = translator(locale, 'pages')('name');
  const data = {
    ...{ title, tables, notes, platform },
    lang: locale,
    subject: { text: t('subject') },
    figures: [],
    sections: narratives.map(({ title: heading, words }) => {
      const { text, lang, isOther } = localised(words, locale);
      const paragraphs = text.split(/\n+/).map((paragraph) => ({ text: paragraph, ...(isOther && { lang }) }));
      return { title: heading, paragraphs };
    }),
    footer: `${title} · ${platform}`,
    method: t('method'),
  };
  return compilePdf('report.typ', data, at);
}

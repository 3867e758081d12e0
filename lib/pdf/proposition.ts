import 'server-only';
import { formatDay } from '@/lib/i18n/formats';
import type { Locale } from '@/lib/i18n/locales';
import { localised } from '@/lib/i18n/localised';
import { translator } from '@/lib/i18n/translator';
import { isolated } from '@/lib/mail/compose';
import { QUESTIONS } from '@/lib/value-propositions/rules';
import type { BriefView } from '@/lib/value-propositions/views';
import { compilePdf } from './compile';

/** What an association says to companies on paper, in one language: the same from the same words. */
export function propositionPdf({ owner, answers, publishedAt, address }: BriefView, locale: Locale): Uint8Array<ArrayBuffer> {
  const t = translator(locale, 'propositions');
  const platform = translator(locale, 'pages')('name');
  const passage = (words: Parameters<typeof localised>[0]) => {
    const { text, lang, isOther } = localised(words, locale);
    return { text, ...(isOther && { lang }) };
  };
  const name = localised(owner.name, locale).text;
  const data = {
    lang: locale,
    platform,
    title: name,
    subject: {
      text: t('brief.subject', { province: localised(owner.province, locale).text, region: localised(owner.region, locale).text }),
    },
    figures: [],
    tables: [],
    sections: QUESTIONS.map((question) => {
      const { text, ...lang } = passage(answers[question]);
      return {
        title: t(`questions.${question}.heading`),
        paragraphs: text.split(/\n+/).map((paragraph) => ({ text: paragraph, ...lang })),
      };
    }),
    method: t('brief.where'),
    notes: [t('brief.verified', { date: formatDay(publishedAt, locale) }), isolated(address)],
    footer: `${name} · ${platform}`,
  };
  return compilePdf('report.typ', data, publishedAt);
}

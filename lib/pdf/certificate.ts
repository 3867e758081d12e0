import 'server-only';
import { writeCode } from '@/lib/agreements/rules';
import { daysOf } from '@/lib/certificates/rules';
import type { CertificateFacts } from '@/lib/certificates/views';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import type { Locale } from '@/lib/i18n/locales';
import { type Bilingual, localised } from '@/lib/i18n/localised';
import { translator } from '@/lib/i18n/translator';
import { isolated } from '@/lib/mail/compose';
import { type Issue, verificationAddress } from './agreement';
import { compilePdf } from './compile';

/** A certificate on paper, in one language, as it is issued. */
export function certificatePdf(facts: CertificateFacts, locale: Locale, issue: Issue): Uint8Array<ArrayBuffer> {
  const t = translator(locale, 'certificates');
  const { holder, name, giver, receiver, title, quarters, startsOn, endsOn } = facts;
  const row = (term: string, text: string, lang?: Locale) => ({ term, text, ...(lang && { lang }) });
  const either = (term: string, words: Bilingual) => {
    const { text, lang, isOther } = localised(words, locale);
    return row(term, text, isOther ? lang : undefined);
  };
  const issuedOn = formatDay(issue.at, locale);
  const data = {
    lang: locale,
    platform: translator(locale, 'pages')('name'),
    title: t('document.title'),
    lead: t(`document.lead.${holder}`),
    rows: [
      ...(holder === 'person' ? [either(t('document.name'), name)] : []),
      either(t('document.giver'), giver),
      either(t('document.receiver'), receiver),
      either(t('document.mission'), title),
      row(t('document.missionReference'), isolated(facts.mission)),
      row(t('document.hours'), formatHours(quarters, locale)),
      row(
        t('document.period'),
        t('document.periodOf', { days: daysOf(facts), from: formatDay(startsOn, locale), until: formatDay(endsOn, locale) }),
      ),
      row(t('document.issuedOn'), issuedOn),
      row(t('document.reference'), isolated(issue.reference)),
    ],
    notes: [t('document.counted', { date: issuedOn }), t('document.worth')],
    check: t('document.check'),
    address: verificationAddress(),
    code: writeCode(issue.code),
  };
  return compilePdf('certificate.typ', data, issue.at);
}

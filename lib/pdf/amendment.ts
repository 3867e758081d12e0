import 'server-only';
import { type Filled, writeCode } from '@/lib/agreements/rules';
import type { ClauseView } from '@/lib/agreements/views';
import type { AmendmentRecord } from '@/lib/amendments/queries';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import { formatHoursOblique } from '@/lib/i18n/hours';
import type { Locale } from '@/lib/i18n/locales';
import { type Bilingual, localised, nameOf, titleOf } from '@/lib/i18n/localised';
import { translator } from '@/lib/i18n/translator';
import { type ClauseText, clausesPdf, fillClauses, type Issue, verificationAddress } from './agreement';

/** In the order that they are read; what does not change is not mentioned. */
const CLAUSES = ['title', 'parties', 'hours', 'end', 'reason', 'rest', 'effect', 'proof'] as const;

/** What an amendment says, in both languages. */
export function composeAmendment(amendment: AmendmentRecord, issue: Issue): ClauseView[] {
  const left = {
    hours: amendment.quarters === amendment.quartersBefore,
    end: amendment.endsOn.getTime() === amendment.endsOnBefore.getTime(),
  };
  const texts = CLAUSES.filter((code) => !(code === 'hours' || code === 'end') || !left[code]).map((code): ClauseText => {
    const words = (locale: Locale, part: 'title' | 'text'): string => translator(locale, 'amendments').raw(`document.${code}.${part}`);
    return { code, titleFr: words('fr', 'title'), titleAr: words('ar', 'title'), fr: words('fr', 'text'), ar: words('ar', 'text') };
  });
  return fillClauses(texts, { fr: valuesOf(amendment, issue, 'fr'), ar: valuesOf(amendment, issue, 'ar') });
}

/** The document, as it is issued. */
export function amendmentPdf(amendment: AmendmentRecord, issue: Issue): Uint8Array<ArrayBuffer> {
  return clausesPdf(composeAmendment(amendment, issue), issue);
}

function valuesOf({ mission, ...amendment }: AmendmentRecord, issue: Issue, locale: Locale): Record<string, Filled | null> {
  const own = (text: string): Filled => ({ text, lang: locale });
  const code = (text: string): Filled => ({ text, lang: null });
  const either = (text: Bilingual): Filled => {
    const { text: words, lang } = localised(text, locale);
    return { text: words, lang };
  };
  return {
    number: code(formatNumber(amendment.number)),
    reference: code(issue.reference),
    agreement: code(mission.documents[0]?.reference ?? mission.reference),
    missionTitle: either(titleOf(mission.need)),
    giverName: either(nameOf(mission.giver)),
    receiverName: either(nameOf(mission.receiver)),
    hoursBefore: own(formatHoursOblique(amendment.quartersBefore, locale)),
    hoursAfter: own(formatHoursOblique(amendment.quarters, locale)),
    endBefore: own(formatDay(amendment.endsOnBefore, locale)),
    endAfter: own(formatDay(amendment.endsOn, locale)),
    reason: code(amendment.reason),
    programmeName: code('DIALOGUE'),
    approvedOn: own(formatDay(issue.at, locale)),
    verificationAddress: code(verificationAddress()),
    verificationCode: code(writeCode(issue.code)),
  };
}

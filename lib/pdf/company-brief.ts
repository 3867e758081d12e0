import 'server-only';
import type { BriefWords } from '@/lib/for-companies/brief-words';
import { compilePdf } from './compile';

/** A company's brief for whoever decides, in the language of its words. */
export function companyBriefPdf(words: BriefWords, at: Date): Uint8Array<ArrayBuffer> {
  return compilePdf('company-brief.typ', words, at);
}

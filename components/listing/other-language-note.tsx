import { useLocale, useTranslations } from 'next-intl';
import { type Bilingual, localised } from '@/lib/i18n/localised';

/** Says that a text is in the other language; nothing when it is in the reader's. */
export function OtherLanguageNote({ text }: { text: Bilingual }) {
  const t = useTranslations('listings');
  const { isOther, lang } = localised(text, useLocale());
  return isOther ? <p className="text-ink-muted text-sm">{t(`textIn.${lang}`)}</p> : null;
}

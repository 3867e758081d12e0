import { useLocale } from 'next-intl';
import { type Bilingual, localised } from '@/lib/i18n/localised';

/** A longer text that people wrote: each of its lines is a paragraph. */
export function LocalProse({ text }: { text: Bilingual }) {
  const locale = useLocale();
  const shown = localised(text, locale);
  const paragraphs = shown.text.split('\n').filter((line) => line.trim() !== '');
  return (
    <div dir="auto" lang={shown.isOther ? shown.lang : undefined} className="grid max-w-measure gap-3.5 text-pretty">
      {paragraphs.map((paragraph, index) => (
        <p key={index} dir="auto">
          {paragraph}
        </p>
      ))}
    </div>
  );
}

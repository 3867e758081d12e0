import { createTranslator } from 'next-intl';
import type { Locale } from '@/lib/i18n/locales';
import ar from '@/messages/ar.json' with { type: 'json' };
import fr from '@/messages/fr.json' with { type: 'json' };

/** The words that a person reads, so that a journey presses the buttons by their names. */
export function wordsOf(locale: Locale) {
  return createTranslator({ locale, messages: locale === 'ar' ? (ar as unknown as typeof fr) : fr });
}

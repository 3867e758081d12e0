import type messages from '../../messages/fr.json';
import type { Locale } from './locales';

/** Tells next-intl the languages and the keys that exist: a missing word is a type error. */
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages;
  }
}

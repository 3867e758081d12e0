import 'server-only';
import { createTranslator } from 'next-intl';
import ar from '@/messages/ar.json';
import fr from '@/messages/fr.json';
import type { Locale } from './locales';

export type Messages = typeof fr;

const messages: Record<Locale, Messages> = { ar, fr };

/**
 * The words of a language outside a page: jobs and mail have no request to ask. A missing word or
 * value throws, since nobody would see the mistake in a message that has left.
 */
export function translator<Namespace extends keyof Messages>(locale: Locale, namespace: Namespace) {
  return createTranslator<Messages, Namespace>({
    locale,
    messages: messages[locale],
    namespace,
    onError(error) {
      throw error;
    },
  });
}

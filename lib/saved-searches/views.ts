import type { MailChoice } from '@/lib/notifications/rules';
import type { AskedView } from '@/lib/search/views';

export interface SavedSearchView extends AskedView {
  id: number;
  name: string;
  alerts: MailChoice;
}

/** A search in the form that keeps it. */
export interface NewSearchView extends AskedView {
  /** Whether the person has as many as one may have. */
  full: boolean;
}

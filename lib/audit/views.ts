import type { Bilingual } from '@/lib/i18n/localised';
import type { AuditAction, AuditField, AuditSubject } from './rules';
import type { AuditFilters } from './schema';

export interface AuditEventView {
  /** A number as text: there may be more than a browser counts. */
  id: string;
  at: Date;
  /** Null is the platform itself; its account may be a pseudonym by now. */
  actor: { id: string; name: Bilingual } | null;
  /** What was done; as it was written where no version of the platform says so any more. */
  action: { known: AuditAction } | { written: string };
  subject: { known: AuditSubject } | { written: string };
  subjectId: string;
  /** What the record is called, where it is called something. */
  name: Bilingual | null;
  /** A request's or a mission's. */
  reference: string | null;
  /** The record's page, without the language. */
  href: string | null;
  /** What else was done with this record, without the language. */
  trail: string;
  fields: ({ field: AuditField; language: 'fr' | 'ar' | null } | { written: string })[];
  /** As the person wrote it; null where none was asked for, or the words were forgotten. */
  reason: string | null;
}

/** Whether all whom the filter by person means are in the list: some where they are too many, none where it says nothing. */
export type PeopleMeant = 'all' | 'tooMany' | 'unreadable';

export interface AuditView {
  filters: AuditFilters;
  people: PeopleMeant;
  events: AuditEventView[];
  /** Pages without the language; null at either end. */
  first: string | null;
  next: string | null;
}

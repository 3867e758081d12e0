import type { FileType } from '@/lib/files/rules';
import type { OrganisationKind } from '@/lib/generated/prisma/enums';
import type { Bilingual } from '@/lib/i18n/localised';
import type { PlanView } from '@/lib/plans/views';
import type { RequestPageView } from '@/lib/requests/views';
import type { ThreadNote, ThreadPage } from '@/lib/routes';
import type { NoWriting } from './policy';

export interface AttachmentView {
  id: string;
  name: string;
  type: FileType;
  /** Bytes. */
  size: number;
}

export interface MessageView {
  id: number;
  author: Bilingual;
  /** The kind and the name of the organisation that it was written for; null for the coordination. */
  organisation: { kind: OrganisationKind; name: Bilingual } | null;
  /** Whether the reader wrote it. */
  own: boolean;
  body: string;
  createdAt: Date;
  attachments: AttachmentView[];
}

export interface ThreadView {
  requestId: number;
  /** The page that it stands on: of the request, or of its mission. */
  page: ThreadPage;
  pageId: number;
  /** Oldest first. */
  messages: MessageView[];
  /** The page of older ones, with how many there are; null when all are shown. */
  older: { before: number; count: number } | null;
  /** How many newer ones there are, on the page without a cursor. */
  newer: number;
  /** Why the reader may not write; undefined when they may. */
  why: NoWriting | undefined;
  /** Whether contact details may be written already. */
  contacts: boolean;
  /** What just happened, said once. */
  note: ThreadNote | undefined;
}

export interface ThreadedMission {
  plan: PlanView;
  /** Null for whoever only works on it. */
  thread: ThreadView | null;
}

export interface ThreadedRequest {
  request: RequestPageView;
  thread: ThreadView;
}

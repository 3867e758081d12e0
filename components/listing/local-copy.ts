import type { DraftFields } from '@/lib/drafts/rules';

/*
 * What a person typed into a draft, kept on their device until the server has it. A copy is its
 * person's: it goes when they sign out, and when somebody else is signed in here.
 */

const PREFIX = 'khibra.draft.';

export interface LocalCopy {
  /** The draft's version that it was typed upon. */
  version: number;
  /** ISO 8601 */
  at: string;
  fields: DraftFields;
  /** What was last sent and may have arrived, though no answer came back. */
  sending: DraftFields[];
  /** The form was sent to be published: should the draft be gone, the copy goes as well. */
  published: boolean;
}

const keyOf = (userId: string, draftId: string) => `${PREFIX}${userId}.${draftId}`;

/** A device may refuse to keep anything; then there are no copies, and the rest works. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function readCopy(userId: string, draftId: string): LocalCopy | null {
  try {
    const copy = JSON.parse(storage()?.getItem(keyOf(userId, draftId)) ?? 'null') as LocalCopy | null;
    return copy !== null && typeof copy.version === 'number' && typeof copy.fields === 'object' && Array.isArray(copy.sending)
      ? copy
      : null;
  } catch {
    return null;
  }
}

/** Whether the device keeps it. */
export function writeCopy(userId: string, draftId: string, copy: LocalCopy): boolean {
  try {
    const kept = storage();
    kept?.setItem(keyOf(userId, draftId), JSON.stringify(copy));
    return kept !== null;
  } catch {
    return false;
  }
}

export function removeCopy(userId: string, draftId: string): void {
  storage()?.removeItem(keyOf(userId, draftId));
}

/** The drafts of which this device holds copies, by whose they are. */
export function listCopies(): { userId: string; draftId: string }[] {
  const kept = storage();
  if (!kept) return [];
  return Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? '').flatMap((key) => {
    const [userId, draftId] = key.startsWith(PREFIX) ? key.slice(PREFIX.length).split('.') : [];
    return userId !== undefined && draftId !== undefined ? [{ userId, draftId }] : [];
  });
}

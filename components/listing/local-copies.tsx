'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { forgetCapture } from '@/components/forum/capture-store';
import { sameFields } from '@/lib/drafts/rules';
import type { SavedAnswer } from '@/lib/drafts/views';
import { listCopies, readCopy, removeCopy, writeCopy } from './local-copy';

/**
 * On every page of a signed-in person: copies of others go, those of what was published go, and all go
 * when they sign out. Each page that is come to looks again.
 */
export function LocalCopies({ userId }: { userId: string }) {
  const path = usePathname();
  useEffect(() => {
    const signOut = (event: SubmitEvent) => {
      if (!(event.target instanceof HTMLFormElement) || !event.target.matches('[data-sign-out], :has([data-sign-out])')) return;
      for (const copy of listCopies()) removeCopy(copy.userId, copy.draftId);
      forgetCapture();
    };
    document.addEventListener('submit', signOut);
    return () => document.removeEventListener('submit', signOut);
  }, []);

  useEffect(() => {
    for (const copy of listCopies()) {
      if (copy.userId !== userId) removeCopy(copy.userId, copy.draftId);
      // On its own page the form looks after it.
      else if (!path.endsWith(copy.draftId)) void settle(userId, copy.draftId);
    }
  }, [userId, path]);
  return null;
}

/** The form was sent to be published and led elsewhere: when the draft is gone, so is the reason to keep a copy. */
async function settle(userId: string, draftId: string): Promise<void> {
  const copy = readCopy(userId, draftId);
  if (!copy?.published) return;
  try {
    const response = await fetch(`/api/drafts/${draftId}`, { headers: { accept: 'application/json' } });
    const saved = response.ok ? ((await response.json()) as SavedAnswer & { outcome: 'newer' }) : null;
    if (response.status === 404 || (saved && sameFields(saved.fields, copy.fields))) removeCopy(userId, draftId);
    else if (saved) writeCopy(userId, draftId, { ...copy, published: false });
  } catch {
    // A dead line: the next page looks again.
  }
}

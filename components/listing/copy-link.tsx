'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';

interface Props {
  address: string;
  words: { copied: string; notCopied: string };
  /** What the button shows; drawn by the server, so that no drawing travels as script. */
  children: ReactNode;
}

/** Copies a page's address. Without script there is no button: the browser's bar has the address. */
export function CopyLink({ address, words, children }: Props) {
  const [ready, setReady] = useState(false);
  const [outcome, setOutcome] = useState('');
  useEffect(() => setReady(true), []);
  if (!ready) return null;

  async function copy() {
    try {
      await navigator.clipboard.writeText(address);
      setOutcome(words.copied);
    } catch {
      setOutcome(words.notCopied);
    }
  }

  return (
    <>
      <Button variant="second" small onClick={copy}>
        {children}
      </Button>
      <span role="status" className="basis-full text-ink-muted text-sm empty:hidden">
        {outcome}
      </span>
    </>
  );
}

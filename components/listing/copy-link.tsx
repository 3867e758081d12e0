'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';

interface Props {
  address: string;
  words: { copy: string; copied: string; notCopied: string };
}

/** Copies a page's address. Without script there is no button: the browser's bar has the address. */
export function CopyLink({ address, words }: Props) {
  const [ready, setReady] = useState(false);
  const [outcome, setOutcome] = useState<string>('');
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
        <Icon name="link" />
        {words.copy}
      </Button>
      <span role="status" className="basis-full text-ink-muted text-sm empty:hidden">
        {outcome}
      </span>
    </>
  );
}

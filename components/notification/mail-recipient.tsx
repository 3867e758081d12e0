import { LocalText } from '@/components/listing/local-text';
import { Code } from '@/components/ui/bdi';
import type { FailedMailView } from '@/lib/notifications/views';

/** The name, where there is one, over the address. */
export function MailRecipient({ mail: { toName, toAddress } }: { mail: Pick<FailedMailView, 'toName' | 'toAddress'> }) {
  return (
    <>
      {toName !== null && <LocalText text={toName} />}
      <span className="block font-normal text-ink-muted text-sm">
        <Code className="wrap-anywhere">{toAddress}</Code>
      </span>
    </>
  );
}

import { useTranslations } from 'next-intl';
import { Bdi, Code } from '@/components/ui/bdi';
import type { OutboxRow } from '@/lib/notifications/views';

/** What the demo would have sent, newest first. */
export function OutboxList({ mails }: { mails: readonly OutboxRow[] }) {
  const languages = useTranslations('languages');
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {mails.map((mail) => (
        <li key={mail.id}>
          <a
            href={mail.href}
            className="grid gap-1 px-5 py-3.5 text-ink no-underline hover:bg-sunken hover:text-ink focus-visible:-outline-offset-4"
          >
            <span className="font-semibold">
              <Bdi lang={mail.locale}>{mail.subject}</Bdi>
            </span>
            <span className="flex flex-wrap gap-x-3 text-sm">
              {mail.toName !== null && <Bdi>{mail.toName}</Bdi>}
              <Code className="wrap-anywhere">{mail.toAddress}</Code>
            </span>
            <span className="text-ink-muted text-sm">
              <time dateTime={mail.createdAt.toISOString()}>{mail.when}</time> · {languages(mail.locale)}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

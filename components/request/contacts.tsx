import { useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { Code } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import type { ContactView } from '@/lib/requests/views';

/** People of the other side, once the request is approved. */
export function Contacts({ contacts }: { contacts: ContactView[] }) {
  const t = useTranslations('request.contacts');
  return (
    <Panel title={t('title')}>
      <ul className="grid gap-4 md:grid-cols-2">
        {contacts.map((contact) => (
          <li key={contact.email}>
            <b className="block">
              <LocalText text={contact.name} />
            </b>
            <span className="block text-ink-muted text-sm">
              <LocalText text={contact.title} />
            </span>
            <a href={`mailto:${contact.email}`} className="inline-flex min-h-target items-center [overflow-wrap:anywhere]">
              <span className="sr-only">{t('email')} </span>
              <Code className="">{contact.email}</Code>
            </a>
            {contact.phone !== null && (
              <a href={`tel:${contact.phone}`} className="flex min-h-target items-center">
                <span className="sr-only">{t('phone')} </span>
                <Code>{contact.phone}</Code>
              </a>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Bdi } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { OwnStandsView } from '@/lib/forums/views';
import { localised } from '@/lib/i18n/localised';
import { inLocale, routes } from '@/lib/routes';
import { ContactTable } from './contact-table';
import { ForumDays } from './forum-days';
import { PeoplePages } from './people-pages';
import { QrCode } from './qr-code';

/** An association's stands, each with its code, and whom it met there. */
export function OwnStandsPage({
  view: { stands, contacts },
  done,
  submission,
}: {
  view: OwnStandsView;
  done: boolean;
  submission: string;
}) {
  const t = useTranslations('ownStands');
  const codes = useTranslations('codes');
  const locale = useLocale();
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {done && <Alert tone="ok" title={t('done.forgotten')} />}
        <p>
          <a href={inLocale(locale, routes.ownLeads())} className="inline-flex min-h-target items-center">
            {t('leads')}
          </a>
        </p>
        {stands.length === 0 && (
          <EmptyState
            title={t('empty')}
            actions={
              <ButtonLink variant="second" href={inLocale(locale, routes.forums())}>
                {t('forums')}
              </ButtonLink>
            }
          >
            {t('emptyText')}
          </EmptyState>
        )}
        {stands.map(({ id, code, forum, place, organisation, address }) => (
          <Panel
            key={id}
            title={<LocalText text={forum.name} />}
            eyebrow={
              <>
                <ForumDays {...forum} />
                {place !== null && (
                  <>
                    {' · '}
                    <Bdi>{place}</Bdi>
                  </>
                )}
              </>
            }
          >
            <div className="flex flex-wrap items-center gap-6">
              <QrCode text={address} label={codes('label', { name: localised(organisation, locale).text })} className="w-40" />
              <ul className="grid">
                <li>
                  <a href={inLocale(locale, routes.stand(code))} className="inline-flex min-h-target items-center">
                    {t('open')}
                  </a>
                </li>
                <li>
                  <a href={inLocale(locale, routes.capture(forum.id))} className="inline-flex min-h-target items-center">
                    {t('capture')}
                  </a>
                </li>
              </ul>
            </div>
          </Panel>
        ))}
        {stands.length > 0 && (
          <Panel title={t('contacts')} id="contacts">
            {contacts.total === 0 ? (
              <p className="text-ink-muted">{t('noContacts')}</p>
            ) : (
              <ContactTable caption={t('contacts')} contacts={contacts.rows} mayFollow submission={submission} />
            )}
            <PeoplePages
              list="contacts"
              of={contacts}
              forumId={null}
              hrefOf={(page) => routes.ownStands(undefined, page > 1 ? { contacts: String(page) } : {})}
            />
          </Panel>
        )}
      </div>
    </PageFrame>
  );
}

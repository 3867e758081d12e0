import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Bdi, Code } from '@/components/ui/bdi';
import type { CodesView } from '@/lib/forums/views';
import { otherLocale } from '@/lib/i18n/locales';
import { localised } from '@/lib/i18n/localised';
import { useProgrammeForumTrail } from './forum-trail';
import { QrCode } from './qr-code';

/** A card for each stand, to print and put on its table. Each asks in both languages. */
export function CodesPage({ forum, stands }: CodesView) {
  const t = useTranslations('codes');
  const locale = useLocale();
  return (
    <PageFrame title={t('title')} trail={useProgrammeForumTrail(forum)} lead={<span className="print:hidden">{t('lead')}</span>}>
      {stands.length === 0 ? (
        <p className="text-ink-muted">{t('none')}</p>
      ) : (
        <ul className="grid gap-6 md:grid-cols-2 print:grid-cols-2">
          {stands.map(({ id, organisation, place, address }) => (
            <li
              key={id}
              className="grid break-inside-avoid content-start justify-items-center gap-3 rounded-lg border border-line bg-surface p-6 text-center"
            >
              <p className="text-ink-muted text-sm">
                <LocalText text={forum.name} />
                {place !== null && (
                  <>
                    {' · '}
                    <Bdi>{place}</Bdi>
                  </>
                )}
              </p>
              <h2 className="text-xl">
                <LocalText text={organisation} />
              </h2>
              <QrCode text={address} label={t('label', { name: localised(organisation, locale).text })} className="w-full max-w-64" />
              <p>
                {t('scan')}
                <br />
                <Bdi lang={otherLocale(locale)}>{t('scanAr')}</Bdi>
              </p>
              <p className="break-all text-ink-muted text-xs">
                <Code className="break-all">{address}</Code>
              </p>
            </li>
          ))}
        </ul>
      )}
    </PageFrame>
  );
}

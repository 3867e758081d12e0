import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageFrame } from '@/components/layout/page-frame';
import { AsideEnd } from '@/components/layout/split';
import { Alert } from '@/components/ui/alert';
import { Panel } from '@/components/ui/card';
import { inLocale, routes, type Side } from '@/lib/routes';

interface Props {
  of: 'needs' | 'offers';
  side: Side;
  /** Only a verified organisation publishes. */
  verified: boolean;
  form: ReactNode;
}

/** The page of a new need or offer: the form, and what follows. */
export function NewListing({ of, side, verified, form }: Props) {
  const t = useTranslations(of);
  const listings = useTranslations('listings');
  const locale = useLocale();
  const list = of === 'needs' ? routes.ownNeeds(side) : routes.ownOffers(side);
  return (
    <PageFrame title={t('form.title')} crumb={t('form.crumb')} trail={[{ href: inLocale(locale, list), label: t('own.title') }]}>
      {verified ? (
        <AsideEnd
          label={t('form.asideTitle')}
          aside={
            <Panel title={t('form.asideTitle')} divided={false}>
              <p className="text-ink-muted text-sm">{t('form.aside')}</p>
            </Panel>
          }
        >
          {form}
        </AsideEnd>
      ) : (
        <Alert tone="warn" title={listings('notVerified.title')}>
          {listings('notVerified.text')}
        </Alert>
      )}
    </PageFrame>
  );
}

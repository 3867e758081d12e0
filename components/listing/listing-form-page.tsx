import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageFrame } from '@/components/layout/page-frame';
import { AsideEnd } from '@/components/layout/split';
import { Alert } from '@/components/ui/alert';
import { Bdi } from '@/components/ui/bdi';
import { Bullets } from '@/components/ui/bullets';
import { Panel } from '@/components/ui/card';
import type { TemplateView } from '@/lib/drafts/views';
import type { ListingFormView } from '@/lib/listings/views';
import { inLocale, routes } from '@/lib/routes';
import { LocalText } from './local-text';

interface Props {
  noun: 'need' | 'offer';
  view: ListingFormView;
  template?: TemplateView | null;
  form: ReactNode;
}

/** The page of a draft or of a listing to change: the form, and beside it what follows and what helps. */
export function ListingFormPage({ noun, view, template = null, form }: Props) {
  const t = useTranslations(`${noun}s`);
  const listings = useTranslations('listings');
  const manage = useTranslations('manage');
  const locale = useLocale();
  const { side, subject } = view;
  const [list, own] = noun === 'need' ? [routes.ownNeeds, routes.ownNeed] : [routes.ownOffers, routes.ownOffer];
  const edited = subject.kind === 'edit' ? subject.edited : null;
  const trail = [
    { href: inLocale(locale, list(side)), label: t('own.title') },
    ...(edited ? [{ href: inLocale(locale, own(side, edited.id)), label: <LocalText text={edited.title} /> }] : []),
  ];
  return (
    <PageFrame title={t(edited ? 'form.editTitle' : 'form.title')} crumb={edited ? manage('edit') : t('form.crumb')} trail={trail}>
      {view.writable ? (
        <AsideEnd
          label={t('form.asideTitle')}
          aside={
            <>
              {!view.verified && <Alert title={listings('notVerified.title')}>{listings('notVerified.draft')}</Alert>}
              {edited?.returned && edited.returnReason !== null && (
                <Alert tone="warn" title={manage('returnedTitle')}>
                  <Bdi className="whitespace-pre-line">{edited.returnReason}</Bdi>
                </Alert>
              )}
              {template && <TemplateHelp template={template} />}
              <Panel title={t('form.asideTitle')} divided={false}>
                <p className="text-ink-muted text-sm">
                  {edited ? manage('editAside') : view.first ? manage('firstAside') : t('form.aside')}
                </p>
              </Panel>
            </>
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

/** What the ready-made need advises: it is nobody's to publish, so it stands beside the form. */
function TemplateHelp({ template }: { template: TemplateView }) {
  const t = useTranslations('start');
  return (
    <Panel title={t('helpTitle')} divided={false}>
      <p className="text-ink-muted text-sm">{t('blanks')}</p>
      <div className="grid gap-2 text-sm">
        <h3 className="text-base">{t('preparation')}</h3>
        <p>{template.preparation}</p>
        <h3 className="text-base">{t('steps')}</h3>
        <Bullets>{template.steps}</Bullets>
        <h3 className="text-base">{t('doneWhen')}</h3>
        <p>{template.doneWhen}</p>
      </div>
    </Panel>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Bdi } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { deleteDraftAction } from '@/lib/drafts/actions';
import type { DraftSummary } from '@/lib/drafts/views';
import { formatMoment } from '@/lib/i18n/formats';
import { periodOf } from '@/lib/privacy/rules';
import { inLocale, routes, type Side } from '@/lib/routes';
import { LocalText } from './local-text';

interface Props {
  noun: 'needs' | 'offers';
  side: Side;
  drafts: DraftSummary[];
  /** The draft whose end the address asks about, where there is no script. */
  asked: string | undefined;
}

/** What nobody has published yet, for everybody of the organisation. */
export function DraftList({ noun, side, drafts, asked }: Props) {
  const t = useTranslations('drafts');
  const locale = useLocale();
  if (drafts.length === 0) return null;
  const [list, open] = noun === 'needs' ? [routes.ownNeeds, routes.needDraft] : [routes.ownOffers, routes.offerDraft];
  const here = inLocale(locale, list(side));
  const title = (draft: DraftSummary) => (draft.title === null ? t('untitled') : <Bdi>{draft.title}</Bdi>);
  return (
    <Panel title={t('title')}>
      <p className="text-ink-muted text-sm">{t('kept', periodOf('draft'))}</p>
      <ul className="divide-y divide-line">
        {drafts.map((draft) => (
          <li key={draft.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0">
            <div className="min-w-0">
              <a href={inLocale(locale, open(side, draft.id))} className="font-semibold">
                {title(draft)}
              </a>
              <p className="text-ink-muted text-sm">
                {t('saved', { moment: formatMoment(draft.savedAt, locale) })} · <LocalText text={draft.author} />
              </p>
            </div>
            {asked === draft.id ? (
              <div className="grid gap-2">
                <p className="font-semibold">{t('deleteTitle')}</p>
                <div className="flex flex-wrap gap-3">
                  <DeleteForm id={draft.id} />
                  <a href={here} className="inline-flex min-h-target items-center">
                    {t('keep')}
                  </a>
                </div>
              </div>
            ) : (
              <ConfirmDialog
                href={`${here}?delete=${draft.id}`}
                trigger={
                  <>
                    {t('delete')} <span className="sr-only">{title(draft)}</span>
                  </>
                }
                title={t('deleteTitle')}
                cancel={t('keep')}
                variant="quiet"
                confirm={<DeleteForm id={draft.id} />}
              >
                {t('deleteText')}
              </ConfirmDialog>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function DeleteForm({ id }: { id: string }) {
  const t = useTranslations('drafts');
  return (
    <Form action={deleteDraftAction} submission={crypto.randomUUID()} prefix={`delete-${id}-`}>
      <input type="hidden" name="draftId" value={id} />
      <SubmitButton variant="danger">{t('deleteConfirm')}</SubmitButton>
    </Form>
  );
}

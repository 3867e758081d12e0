import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField } from '@/components/forms/text-field';
import { Alert } from '@/components/ui/alert';
import { Bdi } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { duplicateListingAction } from '@/lib/drafts/actions';
import { closeListingAction, extendListingAction, pauseListingAction, reopenListingAction } from '@/lib/listings/actions';
import type { ManageView } from '@/lib/listings/views';
import type { FormAction } from '@/lib/result';
import { inLocale, routes } from '@/lib/routes';

const pages = {
  need: { own: routes.ownNeed, edit: routes.editNeed },
  offer: { own: routes.ownOffer, edit: routes.editOffer },
} as const;

/** Why an own listing stands where it stands, and whose turn it is; nothing while it is open. */
export function ListingNotice({ manage }: { manage: ManageView }) {
  const t = useTranslations('manage');
  const { noun, state, returnReason } = manage;
  if (state === 'open') return null;
  if (state === 'returned') {
    return (
      <Alert tone="warn" title={t('returnedTitle')}>
        <Bdi className="whitespace-pre-line">{returnReason}</Bdi>
      </Alert>
    );
  }
  return (
    <Alert tone={state === 'filled' ? 'ok' : 'info'} title={t(`notice.${state}.${noun}`)}>
      {t(`noticeText.${state}`)}
    </Alert>
  );
}

/** What its people may do with a listing now. */
export function ManageListing({ manage }: { manage: ManageView }) {
  const t = useTranslations('manage');
  const locale = useLocale();
  const { noun, side, id, allowed, state, tomorrow, asking } = manage;
  const { own, edit } = pages[noun];
  const here = inLocale(locale, own(side, id));
  const may = (action: ManageView['allowed'][number]) => allowed.includes(action);
  const close = (
    <OneButton manage={manage} action={closeListingAction} name="close">
      <SubmitButton variant="danger">{t('closeConfirm')}</SubmitButton>
    </OneButton>
  );
  return (
    <Panel title={t('title')} id="manage">
      {asking && (
        <div className="grid gap-3 rounded-md border-2 border-danger p-4">
          <b>{t(`closeTitle.${noun}`)}</b>
          <p className="text-sm">{t('closeText')}</p>
          <div className="flex flex-wrap gap-3">
            {close}
            <ButtonLink variant="second" href={here}>
              {t('keepOpen')}
            </ButtonLink>
          </div>
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        {(may('edit') || may('resubmit')) && (
          <ButtonLink variant={may('resubmit') ? 'primary' : 'second'} small href={inLocale(locale, edit(side, id))}>
            {t(may('resubmit') ? 'complete' : 'edit')}
          </ButtonLink>
        )}
        {may('pause') && (
          <OneButton manage={manage} action={pauseListingAction} name="pause">
            <SubmitButton variant="second" small>
              {t('pause')}
            </SubmitButton>
          </OneButton>
        )}
        {may('reopen') && (
          <OneButton manage={manage} action={reopenListingAction} name="reopen">
            <SubmitButton small>{t('reopen')}</SubmitButton>
          </OneButton>
        )}
        {may('duplicate') && (
          <OneButton manage={manage} action={duplicateListingAction} name="duplicate">
            <SubmitButton variant="second" small>
              {t('duplicate')}
            </SubmitButton>
          </OneButton>
        )}
        {may('close') && !asking && (
          <ConfirmDialog
            href={`${here}?ask=close#manage`}
            trigger={t('close')}
            title={t(`closeTitle.${noun}`)}
            cancel={t('keepOpen')}
            variant="quiet"
            confirm={close}
          >
            {t('closeText')}
          </ConfirmDialog>
        )}
      </div>
      {may('extend') && (
        <Disclosure summary={t(state === 'expired' ? 'republish' : 'extend')} open={state === 'expired'}>
          <OneButton manage={manage} action={extendListingAction} name="extend">
            <DateField name="until" label={t(`until.${noun}`)} hint={noun === 'need' ? t('untilHint') : undefined} min={tomorrow} />
            <SubmitButton variant={state === 'expired' ? 'primary' : 'second'} small>
              {t(state === 'expired' ? 'republish' : 'extendSubmit')}
            </SubmitButton>
          </OneButton>
        </Disclosure>
      )}
    </Panel>
  );
}

/** A form about this listing as it was read. */
function OneButton({ manage, action, name, children }: { manage: ManageView; action: FormAction; name: string; children: ReactNode }) {
  return (
    <Form action={action} submission={crypto.randomUUID()} prefix={`${name}-`} className="gap-4">
      <input type="hidden" name="noun" value={manage.noun} />
      <input type="hidden" name="id" value={manage.id} />
      <input type="hidden" name="version" value={manage.version} />
      {children}
    </Form>
  );
}

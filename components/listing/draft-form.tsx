'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Form } from '@/components/forms/form';
import { OtherSubmit, SubmitButton } from '@/components/forms/submit-button';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Icon } from '@/components/ui/icon';
import { saveDraftAction } from '@/lib/drafts/actions';
import type { DraftFields } from '@/lib/drafts/rules';
import { dayOf } from '@/lib/i18n/day';
import { formatMoment, formatTime } from '@/lib/i18n/formats';
import type { FormAction } from '@/lib/result';
import { type SaveState, useAutosave } from './use-autosave';

interface Props {
  /** `userId` is null where the session is over and the form shows what was sent. */
  draft: { id: string; version: number; fields: DraftFields; savedAt: string; userId: string | null };
  /** What publishes it from here; a form without it only saves, by its one button, and is published where it leads. */
  publish?: { action: FormAction; label: string };
  submission: string;
  title: string;
  refusal: string;
  initial: DraftFields;
  /** Where saving and leaving leads. */
  listHref: string;
  /** What the button says that does so. */
  leave?: string;
  /** Where one signs in and comes back to this form. */
  signInHref: string;
  children: ReactNode;
}

const FORM = 'draft';

/** The form of a draft: it saves itself and says so; without script, by its second button. */
export function DraftForm({ draft, publish, submission, title, refusal, initial, listHref, leave, signInHref, children }: Props) {
  const t = useTranslations('autosave');
  const { state, shown, keep, saveNow } = useAutosave(draft, FORM);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {draft.userId !== null && <SaveLine state={state} signInHref={signInHref} />}
      {state.kind === 'newer' && <WhichToKeep state={state} keep={keep} />}
      <Form
        key={shown.key}
        id={FORM}
        action={publish?.action ?? saveDraftAction}
        otherAction={saveDraftAction}
        submission={submission}
        title={title}
        refusal={refusal}
        initial={shown.fields ?? initial}
      >
        <input type="hidden" name="draftId" value={draft.id} />
        <input type="hidden" name="draftVersion" value={draft.version} />
        {children}
        <div className="flex flex-wrap gap-3">
          {publish && <SubmitButton wide="phone">{publish.label}</SubmitButton>}
          <OtherSubmit
            variant={publish ? 'second' : 'primary'}
            wide="phone"
            onClick={(event) => {
              event.preventDefault();
              void saveNow().then((saved) => {
                if (saved) window.location.assign(listHref);
              });
            }}
          >
            {leave ?? t('saveAndLeave')}
          </OtherSubmit>
        </div>
      </Form>
    </div>
  );
}

/** What became of the last change, in a line under the title. */
function SaveLine({ state, signInHref }: { state: SaveState; signInHref: string }) {
  const t = useTranslations('autosave');
  const locale = useLocale();
  const at = (time: string) => {
    const moment = new Date(time);
    return dayOf(moment) === dayOf(new Date())
      ? t('savedAt', { time: formatTime(moment) })
      : t('savedOn', { moment: formatMoment(moment, locale) });
  };
  const words =
    state.kind === 'saved'
      ? at(state.at)
      : state.kind === 'offline' || state.kind === 'signedOut'
        ? t(state.kind, { kept: state.kept ? 'yes' : 'no' })
        : t(state.kind);
  const fine = state.kind === 'saved' || state.kind === 'saving';
  return (
    <p role="status" className={`flex items-center gap-2.5 text-sm ${fine ? 'text-ink-muted' : 'font-semibold text-warning'}`}>
      <Icon
        name={state.kind === 'saved' ? 'done' : fine ? 'clock' : 'alert'}
        className={classNames('size-[1.25em] shrink-0', state.kind === 'saved' && 'text-success')}
      />
      <span suppressHydrationWarning>{words}</span>
      {state.kind === 'signedOut' && <a href={signInHref}>{t('signIn')}</a>}
    </p>
  );
}

/** Two texts of one draft: each with its time, and the person's choice. */
function WhichToKeep({ state, keep }: { state: SaveState & { kind: 'newer' }; keep: (which: 'mine' | 'theirs') => void }) {
  const t = useTranslations('autosave');
  const locale = useLocale();
  return (
    <section role="alert" aria-labelledby="which" className="grid gap-3.5 rounded-md border-2 border-warning-line bg-surface p-5">
      <h2 id="which" className="text-lg tracking-normal">
        {t('newerTitle')}
      </h2>
      <p>{t('newerText')}</p>
      <div className="flex flex-wrap gap-3">
        <Button variant="second" wide="phone" onClick={() => keep('theirs')}>
          {t('keepTheirs', { moment: formatMoment(new Date(state.at), locale) })}
        </Button>
        <Button variant="second" wide="phone" onClick={() => keep('mine')}>
          {t('keepMine', { moment: formatMoment(new Date(state.mineAt), locale) })}
        </Button>
      </div>
    </section>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { FilesField } from '@/components/forms/files-field';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextArea, TextField } from '@/components/forms/text-field';
import { WrittenWords } from '@/components/person/written-words';
import { Bdi } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { weightOf } from '@/lib/files/rules';
import { dayOf } from '@/lib/i18n/day';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import { addItemAction, attachFileAction, editItemAction, moveItemAction, returnItemAction } from '@/lib/plans/actions';
import { ITEM_KINDS, ITEM_MOVES, MOST_FILES } from '@/lib/plans/rules';
import type { ItemPageView, ItemView, PlanView } from '@/lib/plans/views';
import { routes } from '@/lib/routes';
import { ItemBadge } from './item-badge';
import { PlanButtons, PlanFrame } from './plan-frame';

/** One more step or deliverable. */
export function NewItemPage({ plan, submission }: { plan: PlanView; submission: string }) {
  const t = useTranslations('plan.item');
  return (
    <PlanFrame plan={plan} title={t('newTitle')}>
      <Form action={addItemAction} submission={submission} title={t('newTitle')} refusal={t('notAdded')}>
        <input type="hidden" name="missionId" value={plan.mission.id} />
        <ItemFields plan={plan} />
        <PlanButtons plan={plan} submit={<SubmitButton wide="phone">{t('add')}</SubmitButton>} />
      </Form>
    </PlanFrame>
  );
}

function ItemFields({ plan: { days } }: { plan: PlanView }) {
  const t = useTranslations('plan');
  return (
    <>
      <RadioCards
        name="kind"
        label={t('items.kind')}
        columns={2}
        choices={ITEM_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`), hint: t(`kindHints.${kind}`) }))}
      />
      <TextField name="title" label={t('item.title')} hint={t('item.titleHint')} />
      <DateField name="dueOn" label={t('items.due')} min={days.from} max={days.until} />
    </>
  );
}

/** A step or a deliverable: how far it is, what the reader may do with it now, and what else about it can be changed. */
export function ItemPage({ view, submissions }: { view: ItemPageView; submissions: Record<'move' | 'file' | 'back' | 'edit', string> }) {
  const t = useTranslations('plan');
  const locale = useLocale();
  const { item } = view;
  return (
    <PlanFrame plan={view} eyebrow={<ItemBadge item={item} />} title={<Bdi>{item.title}</Bdi>}>
      <Panel title={t(`kinds.${item.kind}`)}>
        <KeyValue
          rows={[
            { key: 'due', term: t('items.due'), value: formatDay(item.dueOn, locale) },
            { key: 'state', term: t('items.state'), value: t(`states.${item.kind}.${item.state}`) },
            ...(item.returnReason === null
              ? []
              : [
                  {
                    key: 'why',
                    term: t('item.sentBack'),
                    value: <WrittenWords words={item.returnReason} className="whitespace-pre-line" />,
                  },
                ]),
          ]}
        />
        <Moves item={item} submission={submissions.move} />
      </Panel>
      <Files item={item} submission={submissions.file} />
      {item.allowed.includes('return') && (
        <Panel id="return" title={t('item.returnTitle')}>
          <Form action={returnItemAction} submission={submissions.back} refusal={t('item.notReturned')} prefix="return-" at="#return">
            <Which item={item} />
            <TextArea name="reason" label={t('item.reason')} hint={t('item.reasonHint')} rows={3} />
            <div>
              <SubmitButton variant="second" wide="phone">
                {t('item.return')}
              </SubmitButton>
            </div>
          </Form>
        </Panel>
      )}
      {item.allowed.includes('edit') && (
        <Panel id="edit" title={t('item.editTitle')}>
          <Form
            action={editItemAction}
            submission={submissions.edit}
            refusal={t('item.notChanged')}
            prefix="edit-"
            at="#edit"
            initial={{ kind: [item.kind], title: [item.title], dueOn: [dayOf(item.dueOn)] }}
          >
            <Which item={item} />
            <ItemFields plan={view} />
            <PlanButtons plan={view} submit={<SubmitButton wide="phone">{t('item.save')}</SubmitButton>} />
          </Form>
        </Panel>
      )}
    </PlanFrame>
  );
}

/** What was attached, to be downloaded, and one more. */
function Files({ item, submission }: { item: ItemView; submission: string }) {
  const t = useTranslations('plan.files');
  const weight = useTranslations('ui.files');
  const attachable = item.allowed.includes('attach') && item.files.length < MOST_FILES;
  if (item.files.length === 0 && !attachable) return null;
  return (
    <Panel id="files" title={t('title')}>
      {item.files.length > 0 && (
        <ul className="grid gap-2">
          {item.files.map((file) => {
            const { unit, value } = weightOf(file.size);
            return (
              <li key={file.id} className="[overflow-wrap:anywhere]">
                <a href={routes.planFile(file.id)}>
                  <Bdi>{file.name}</Bdi>
                </a>{' '}
                <span className="text-ink-muted text-sm">{weight(unit, { value: formatNumber(value) })}</span>
              </li>
            );
          })}
        </ul>
      )}
      {attachable && (
        <Form action={attachFileAction} submission={submission} refusal={t('refused')} prefix="file-" at="#files">
          <Which item={item} />
          <FilesField name="file" label={t('field')} hint={t('hint')} max={1} />
          <div>
            <SubmitButton variant="second" wide="phone">
              {t('submit')}
            </SubmitButton>
          </div>
        </Form>
      )}
    </Panel>
  );
}

/** One button for each step that the reader may take now. */
function Moves({ item, submission }: { item: ItemView; submission: string }) {
  const t = useTranslations('plan');
  const moves = ITEM_MOVES.filter((move) => item.allowed.includes(move));
  if (moves.length === 0) return null;
  return (
    <Form action={moveItemAction} submission={submission} refusal={t('item.notMoved')} prefix="move-">
      <Which item={item} />
      <div className="flex flex-wrap gap-3">
        {moves.map((move) => (
          <SubmitButton key={move} name="move" value={move} variant={move === 'remove' ? 'quiet' : 'primary'} wide="phone">
            {t(`moves.${item.kind}.${move}`)}
          </SubmitButton>
        ))}
      </div>
    </Form>
  );
}

function Which({ item: { id, version } }: { item: ItemView }) {
  return (
    <>
      <input type="hidden" name="itemId" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

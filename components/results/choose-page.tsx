import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { useMissionTrail } from '@/components/mission/mission-page';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { localised } from '@/lib/i18n/localised';
import { chooseIndicatorAction, dropIndicatorAction, writeIndicatorAction } from '@/lib/results/actions';
import { DIRECTIONS, INDICATOR_KINDS, MOST_INDICATORS } from '@/lib/results/rules';
import type { CatalogueEntry, ChooseView } from '@/lib/results/views';
import { inLocale, type ResultDone, routes } from '@/lib/routes';

interface Props {
  view: ChooseView;
  done: ResultDone | undefined;
  /** One for each form of the page: of each indicator that can be dropped, in their order. */
  submissions: { choose: string; write: string; drop: readonly string[] };
}

/** What a mission's result will be told by: chosen from the catalogue, or written. */
export function ChoosePage({ view, done, submissions }: Props) {
  const t = useTranslations('results');
  const locale = useLocale();
  const { mission, indicators } = view;
  const full = indicators.length >= MOST_INDICATORS;
  return (
    <PageFrame
      trail={[...useMissionTrail(mission), { href: inLocale(locale, routes.missionResult(mission.id)), label: t('title') }]}
      title={t('choosing.title')}
      lead={t('choosing.lead')}
    >
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && <Alert tone="ok" title={t(`done.${done}`)} />}
        {indicators.length > 0 && <ChosenPanel view={view} submissions={submissions.drop} />}
        {full ? (
          <Alert title={t('choosing.full', { most: MOST_INDICATORS })} />
        ) : (
          <>
            <CataloguePanel view={view} submission={submissions.choose} />
            <OwnPanel missionId={mission.id} submission={submissions.write} />
          </>
        )}
        <div className="flex flex-wrap gap-3">
          <ButtonLink variant="quiet" wide="phone" href={inLocale(locale, routes.missionResult(mission.id))}>
            {t('back')}
          </ButtonLink>
        </div>
      </div>
    </PageFrame>
  );
}

function ChosenPanel({ view: { mission, indicators }, submissions }: { view: ChooseView; submissions: readonly string[] }) {
  const t = useTranslations('results');
  const locale = useLocale();
  return (
    <Panel id="chosen" title={t('choosing.chosen')}>
      <ul className="grid gap-4">
        {indicators.map(({ id, name, direction }, index) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3">
            <span className="min-w-0">
              <LocalText text={name} />
              <span className="block text-ink-muted text-sm">{t(`directions.${direction}`)}</span>
            </span>
            <Form
              action={dropIndicatorAction}
              submission={submissions[index] ?? ''}
              refusal={t('choosing.notDropped')}
              prefix={`drop-${id}-`}
              at="#chosen"
            >
              <input type="hidden" name="missionId" value={mission.id} />
              <input type="hidden" name="indicatorId" value={id} />
              <SubmitButton variant="second" small>
                <span aria-hidden="true">{t('choosing.drop')}</span>
                <VisuallyHidden>{t('choosing.dropOf', { name: localised(name, locale).text })}</VisuallyHidden>
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function CataloguePanel({ view: { mission, suggested, others }, submission }: { view: ChooseView; submission: string }) {
  const t = useTranslations('results.choosing');
  const locale = useLocale();
  const options = (entries: CatalogueEntry[]) =>
    entries.map(({ code, name, unit }) => ({
      value: code,
      label: t('option', { name: localised(name, locale).text, unit: localised(unit, locale).text }),
    }));
  return (
    <Panel id="catalogue" title={t('catalogue')}>
      <Form action={chooseIndicatorAction} submission={submission} refusal={t('refused')} prefix="catalogue-" at="#catalogue">
        <input type="hidden" name="missionId" value={mission.id} />
        <SelectField
          name="code"
          label={t('indicator')}
          options={[
            { label: t('suggested'), options: options(suggested) },
            { label: t('others'), options: options(others) },
          ].filter((group) => group.options.length > 0)}
        />
        <div>
          <SubmitButton wide="phone">{t('choose')}</SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

function OwnPanel({ missionId, submission }: { missionId: number; submission: string }) {
  const t = useTranslations('results');
  const locale = useLocale();
  return (
    <Panel id="own" title={t('choosing.own')}>
      <p className="text-ink-muted">{t('privacy')}</p>
      <Form action={writeIndicatorAction} submission={submission} refusal={t('choosing.refused')} prefix="own-" at="#own">
        <input type="hidden" name="missionId" value={missionId} />
        <input type="hidden" name="language" value={locale} />
        <TextField name="name" label={t('choosing.name')} hint={t('choosing.nameHint')} />
        <TextArea name="how" label={t('choosing.how')} optional rows={3} />
        <SelectField
          name="kind"
          label={t('choosing.kind')}
          options={INDICATOR_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
        <RadioCards
          name="direction"
          label={t('choosing.direction')}
          columns={2}
          choices={DIRECTIONS.map((direction) => ({ value: direction, label: t(`directions.${direction}`) }))}
        />
        <div>
          <SubmitButton wide="phone">{t('choosing.write')}</SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

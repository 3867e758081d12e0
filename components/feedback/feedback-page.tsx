import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { useMissionTrail } from '@/components/mission/mission-page';
import { Alert } from '@/components/ui/alert';
import { Bdi } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { giveFeedbackAction } from '@/lib/feedback/actions';
import { QUESTIONS, RATINGS } from '@/lib/feedback/rules';
import type { FeedbackView, SideFeedback } from '@/lib/feedback/views';
import { formatDay } from '@/lib/i18n/formats';
import { hasEnded } from '@/lib/missions/rules';

interface Props {
  view: FeedbackView;
  done: boolean;
  submission: string;
}

/** What the two sides thought of a mission: mine to give, the other's once it may be read. */
export function FeedbackPage({ view: { mission, sides, mayGive }, done, submission }: Props) {
  const t = useTranslations('feedback');
  return (
    <PageFrame trail={useMissionTrail(mission)} title={t('title')} lead={t('lead')}>
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
        {done && <Alert tone="ok" title={t('done')} />}
        {mayGive && (
          <Panel id="give" title={t('give')}>
            <Form action={giveFeedbackAction} submission={submission} title={t('title')} refusal={t('refused')}>
              <input type="hidden" name="missionId" value={mission.id} />
              {QUESTIONS.map((question) => (
                <RadioCards
                  key={question}
                  name={question}
                  label={t(`questions.${question}`)}
                  columns={2}
                  choices={RATINGS.map((rating) => ({ value: String(rating), label: t(`ratings.${rating}`) }))}
                />
              ))}
              <TextArea name="words" label={t('words')} hint={t('wordsHint')} optional rows={4} />
              <div>
                <SubmitButton wide="phone">{t('submit')}</SubmitButton>
              </div>
            </Form>
          </Panel>
        )}
        {hasEnded(mission.state) ? sides.map((side) => <SidePanel key={side.side} side={side} />) : <Alert title={t('notYet')} />}
      </div>
    </PageFrame>
  );
}

function SidePanel({ side: { name, given, readableOn } }: { side: SideFeedback }) {
  const t = useTranslations('feedback');
  const locale = useLocale();
  return (
    <Panel title={<LocalText text={name} />}>
      {given === null && (
        <p className="text-ink-muted">{readableOn === null ? t('none') : t('keptBack', { date: formatDay(readableOn, locale) })}</p>
      )}
      {given && (
        <>
          <KeyValue
            rows={QUESTIONS.map((question) => ({
              key: question,
              term: t(`questions.${question}`),
              value: t(`ratings.${rated(given.ratings[question])}`),
            }))}
          />
          {given.words !== null && (
            <p className="whitespace-pre-line">
              <Bdi>{given.words}</Bdi>
            </p>
          )}
          <p className="text-ink-muted text-sm">
            <LocalText text={given.by} />
            {' · '}
            {formatDay(given.at, locale)}
          </p>
        </>
      )}
    </Panel>
  );
}

/** The step that a number stands for. */
function rated(rating: number): (typeof RATINGS)[number] {
  return RATINGS.find((known) => known === rating) ?? RATINGS[0];
}

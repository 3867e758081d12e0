import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Badge, type Tone } from '@/components/ui/badge';
import { Panel } from '@/components/ui/card';
import { CardTable } from '@/components/ui/card-table';
import { Disclosure } from '@/components/ui/disclosure';
import { PARTS } from '@/lib/matching/weights';
import { inLocale, routes } from '@/lib/routes';
import { changeWeightsAction } from '@/lib/weights/actions';
import type { Move } from '@/lib/weights/rules';
import { writePoints } from '@/lib/weights/schema';
import type { PreviewView, SampleView } from '@/lib/weights/views';
import { WeightChanges } from './weight-changes';

/** What proposed weights would do to real lists, and the second step of the form: the reason and the button. */
export function PreviewPage({ view, submission }: { view: PreviewView; submission: string }) {
  const t = useTranslations('weights');
  const locale = useLocale();
  const { current, proposed, samples, version } = view;
  const changed = PARTS.filter((part) => current[part] !== proposed[part]).map((part) => ({
    part,
    from: current[part],
    to: proposed[part],
  }));
  const back = inLocale(locale, routes.weightsProposed(writePoints(proposed)));
  return (
    <PageFrame title={t('previewTitle')} trail={[{ href: inLocale(locale, routes.weights()), label: t('title') }]} lead={t('previewLead')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Panel
          title={t('changes')}
          extra={
            // What an error about all the weights leads to.
            <a id="sum" href={back} className="inline-flex min-h-target items-center">
              {t('modify')}
            </a>
          }
        >
          {changed.length === 0 ? <p>{t('unchanged')}</p> : <WeightChanges changed={changed} />}
        </Panel>
        {changed.length > 0 && samples.length === 0 && <Alert title={t('noSample')} />}
        {samples.map((sample, index) => (
          <Sample key={sample.offerId} sample={sample} open={index === 0} />
        ))}
        <Panel title={t('confirmTitle')}>
          <Form action={changeWeightsAction} submission={submission} refusal={t('notChanged')} title={t('previewTitle')}>
            <input type="hidden" name="version" value={version} />
            {PARTS.map((part) => (
              <input key={part} type="hidden" name={part} value={proposed[part]} />
            ))}
            <p>{t('confirmText')}</p>
            <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} />
            <div>
              <SubmitButton wide="phone">{t('confirm')}</SubmitButton>
            </div>
          </Form>
        </Panel>
      </div>
    </PageFrame>
  );
}

function Sample({ sample, open }: { sample: SampleView; open: boolean }) {
  const t = useTranslations('weights');
  const { counts, moves } = sample;
  const still = counts.moves + counts.enters + counts.leaves === 0;
  return (
    <Panel
      title={<LocalText text={sample.title} />}
      eyebrow={
        <>
          {t('offerOf')} <LocalText text={sample.organisationName} />
        </>
      }
    >
      {moves.length === 0 ? (
        <p>{t('noNeeds')}</p>
      ) : (
        <>
          <p>{still ? t('still') : t('summary', counts)}</p>
          <Disclosure summary={t('list', { count: moves.length })} open={open}>
            <CardTable
              caption={t('caption')}
              rows={moves}
              rowKey={(move) => move.id}
              columns={[
                {
                  key: 'need',
                  label: t('columns.need'),
                  kind: 'head',
                  cell: (move) => (
                    <>
                      <LocalText text={move.title} />
                      <span className="block font-normal text-ink-muted text-sm">
                        <LocalText text={move.organisationName} />
                      </span>
                    </>
                  ),
                },
                { key: 'before', label: t('columns.before'), cell: (move) => placesOf(move).before ?? t('beyond') },
                { key: 'after', label: t('columns.after'), cell: (move) => placesOf(move).after ?? t('beyond') },
                { key: 'move', label: t('columns.move'), cell: (move) => <MoveBadge move={move} /> },
              ]}
            />
          </Disclosure>
        </>
      )}
    </Panel>
  );
}

/** The places of a need in the two lists; null where it is not among the first. */
function placesOf(move: Move): { before: number | null; after: number | null } {
  switch (move.kind) {
    case 'stays':
      return { before: move.place, after: move.place };
    case 'moves':
      return { before: move.from, after: move.to };
    case 'enters':
      return { before: null, after: move.to };
    case 'leaves':
      return { before: move.from, after: null };
  }
}

const tones: Record<Exclude<Move['kind'], 'stays' | 'moves'>, Tone> = { enters: 'ok', leaves: 'bad' };

function MoveBadge({ move }: { move: Move }) {
  const t = useTranslations('weights');
  if (move.kind === 'stays') return <span className="text-ink-muted">{t('stays')}</span>;
  if (move.kind === 'moves') {
    const [up, places] = [move.to < move.from, Math.abs(move.to - move.from)];
    return <Badge tone={up ? 'info' : 'neutral'}>{t(up ? 'up' : 'down', { places })}</Badge>;
  }
  return <Badge tone={tones[move.kind]}>{t(move.kind)}</Badge>;
}

import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { LocalText } from '@/components/listing/local-text';
import { Badge } from '@/components/ui/badge';
import { CardTable, type Column } from '@/components/ui/card-table';
import { Disclosure } from '@/components/ui/disclosure';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatNumber } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { reviseRoundAction } from '@/lib/rounds/actions';
import type { ListingView, PairView, RoundView } from '@/lib/rounds/views';
import { inLocale, routes } from '@/lib/routes';
import { RefusalText } from './refusal-text';
import { StretchPages } from './stretch-pages';
import { WhichRound } from './which-round';

/** The pairs of the set, the best first, each with its buttons: one form, so that it works without script. */
export function RoundPairs({ round }: { round: RoundView }) {
  const t = useTranslations('rounds.pairs');
  const { pairs, removed, allowed } = round;
  const revise = allowed.includes('revise');
  const table = <PairTable round={round} revise={revise} />;
  const list = removed.length > 0 && <Removed round={round} revise={revise} />;
  return (
    <section aria-labelledby="pairs" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id="pairs">{t('title', { count: pairs.count })}</h2>
      {pairs.count === 0 && <p>{t('none')}</p>}
      {revise ? (
        <Form
          action={reviseRoundAction}
          submission={crypto.randomUUID()}
          prefix="pairs-"
          refusal={t('refused')}
          keep={pairs.from === 0 ? undefined : `from=${pairs.from}`}
          className="max-w-none! gap-4!"
        >
          <WhichRound round={round} />
          {table}
          {list}
        </Form>
      ) : (
        <>
          {table}
          {list}
        </>
      )}
      <StretchPages roundId={round.id} name="from" at="pairs" label={t('pages')} stretch={pairs} />
    </section>
  );
}

function PairTable({ round: { pairs }, revise }: { round: RoundView; revise: boolean }) {
  const t = useTranslations('rounds.pairs');
  const locale = useLocale();
  if (pairs.count === 0) return null;
  const columns: Column<PairView>[] = [
    {
      key: 'need',
      label: t('columns.need'),
      kind: 'head',
      cell: (row) => <Listing listing={row.need} href={routes.needReview(row.need.id)} />,
    },
    { key: 'offer', label: t('columns.offer'), cell: (row) => <Listing listing={row.offer} href={routes.offerReview(row.offer.id)} /> },
    { key: 'points', label: t('columns.points'), cell: (row) => formatNumber(row.points) },
    { key: 'hours', label: t('columns.hours'), cell: (row) => formatHours(row.quarters, locale) },
    { key: 'state', label: t('columns.state'), cell: (row) => <State pair={row} /> },
    ...(revise ? [{ key: 'act', label: t('columns.act'), kind: 'act' as const, cell: (row: PairView) => <Buttons pair={row} /> }] : []),
  ];
  return <CardTable caption={t('title', { count: pairs.count })} rows={pairs.rows} rowKey={(row) => row.key} columns={columns} />;
}

function Listing({ listing: { title, owner }, href }: { listing: ListingView; href: string }) {
  const locale = useLocale();
  return (
    // One piece: on a phone the cell is a grid.
    <span>
      <a href={inLocale(locale, href)} className="font-semibold">
        <LocalText text={title} />
      </a>
      <span className="block font-normal text-ink-muted text-sm">
        <LocalText text={owner} />
      </span>
    </span>
  );
}

/** What became of a pair, or what will with the next calculation. */
function State({ pair: { requestId, refusal, pinned, removed } }: { pair: PairView }) {
  const t = useTranslations('rounds.pairs');
  const locale = useLocale();
  if (requestId !== null) {
    return (
      <span className="grid justify-items-start gap-1">
        <Badge tone="ok" icon="mail">
          {t('sent')}
        </Badge>
        <a href={inLocale(locale, routes.decision(requestId))} className="inline-flex min-h-target items-center">
          {t('request')}
        </a>
      </span>
    );
  }
  if (refusal !== null) {
    return (
      <span className="grid justify-items-start gap-1">
        <Badge tone="bad" icon="alert">
          {t('notSent')}
        </Badge>
        <span className="text-sm">
          <RefusalText refusal={refusal} />
        </span>
      </span>
    );
  }
  if (pinned) {
    return (
      <Badge tone="info" icon="pin">
        {t('pinned')}
      </Badge>
    );
  }
  if (removed) {
    return (
      <Badge tone="wait" icon="close">
        {t('removed')}
      </Badge>
    );
  }
  return <span className="text-ink-muted">{t('proposed')}</span>;
}

function Buttons({ pair }: { pair: PairView }) {
  const { key, pinned, removed } = pair;
  return (
    <span className="flex flex-wrap gap-2">
      <Change change={pinned ? 'unpin' : 'pin'} pairKey={key} of={pair.need} />
      <Change change={removed ? 'restore' : 'remove'} pairKey={key} of={pair.need} />
    </span>
  );
}

function Change({ change, pairKey, of }: { change: 'pin' | 'unpin' | 'remove' | 'restore'; pairKey: string; of: ListingView | null }) {
  const t = useTranslations('rounds.pairs.changes');
  return (
    <SubmitButton name="change" value={`${change}.${pairKey}`} variant="second" small>
      {t(change)}
      {of && (
        <VisuallyHidden>
          {' '}
          <LocalText text={of.title} />
        </VisuallyHidden>
      )}
    </SubmitButton>
  );
}

/** Pairs that no set has any more, each with the way back. */
function Removed({ round: { removed }, revise }: { round: RoundView; revise: boolean }) {
  const t = useTranslations('rounds.pairs');
  return (
    <Disclosure summary={t('removedList', { count: removed.length })} open>
      <ul className="divide-y divide-line">
        {removed.map(({ key, need, offer }) => (
          <li key={key} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
            <span>
              {need && <LocalText text={need.title} />}
              {' · '}
              {offer && <LocalText text={offer.owner} />}
            </span>
            {revise && <Change change="restore" pairKey={key} of={need} />}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

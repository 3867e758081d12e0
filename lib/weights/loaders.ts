import 'server-only';
import { forbidden, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { requireActor } from '@/lib/auth/require-actor';
import { currentVersions, currentWeights } from '@/lib/ranking/context';
import { liveRanking } from '@/lib/ranking/live';
import { reweigh } from '@/lib/ranking/rank';
import { inLocale, routes } from '@/lib/routes';
import { canChangeWeights, canReadWeights } from './policy';
import { findNeedNames, listSampleOffers, listWeights } from './queries';
import { countMoves, movesOf, PREVIEWED, SAMPLE_OFFERS } from './rules';
import { readPoints, samePoints, writePoints } from './schema';
import type { PreviewView, SampleView, WeightsView } from './views';

/** The weights in force with their history, for the programme's staff; administrators may propose others. */
export const loadWeights = cache(async (asked: string | undefined, done: string | undefined): Promise<WeightsView> => {
  const actor = await requireActor(routes.weights());
  if (!canReadWeights(actor)) forbidden();
  const history = await listWeights();
  const [current] = history;
  if (!current) throw new Error('The database has no weights');
  const mayChange = canChangeWeights(actor);
  return {
    current,
    history,
    mayChange,
    proposed: (mayChange ? readPoints(asked) : null) ?? current.points,
    done: done === 'changed',
    index: liveRanking()?.state(await currentVersions(new Date())) ?? { warm: false, built: null },
  };
});

/** What proposed weights would change, before they are confirmed; without a proposal, the form. */
export const loadPreview = cache(async (asked: string | undefined): Promise<PreviewView> => {
  const proposed = readPoints(asked);
  const actor = await requireActor(proposed ? routes.weightsPreview(writePoints(proposed)) : routes.weights());
  if (!canChangeWeights(actor)) forbidden();
  if (!proposed) redirect(inLocale(await getLocale(), routes.weights()));
  const current = await currentWeights();
  // Somebody made this change already: the page says so, with the reason that the form's sender typed.
  if (samePoints(current, proposed)) return { version: current.version, current, proposed, samples: [] };
  const offers = await listSampleOffers(SAMPLE_OFFERS);
  const rankings = await reweigh(
    offers.map((offer) => offer.id),
    { ...proposed, version: current.version + 1 },
    new Date(),
    PREVIEWED,
  );
  const names = await findNeedNames([...new Set(rankings.flatMap(({ before, after }) => [...before, ...after]))]);
  const samples = rankings.flatMap(({ offerId, before, after }): SampleView[] => {
    const offer = offers.find((candidate) => candidate.id === offerId);
    if (!offer) return [];
    const moves = movesOf(before, after);
    return [
      {
        offerId,
        title: offer.title,
        organisationName: offer.organisationName,
        counts: countMoves(moves),
        // A need that went away between the ranking and the reading is left out.
        moves: moves.flatMap((move) => {
          const named = names.get(move.id);
          return named ? [{ ...move, ...named }] : [];
        }),
      },
    ];
  });
  return { version: current.version, current, proposed, samples };
});

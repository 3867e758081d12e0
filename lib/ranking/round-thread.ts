import { parentPort, workerData } from 'node:worker_threads';
import { leftOut, type RoundPair, type RoundProblem, roundError, takeBestFirst } from '../matching/round';
import { solveRound } from '../matching/round-model';
import type { RoundWork, Said, Solved } from './solve-aside';

/* The whole of a thread: one round, computed and looked at again before anybody sees it. */

async function solve({ candidates, seconds, ...rest }: RoundWork): Promise<Solved> {
  const problem: RoundProblem = { ...rest, candidates: pairsOf(candidates) };
  const greedy = bestFirst(problem);
  if (greedy === null) return { impossible: 'pins' };
  const best = await solveRound(problem, { seconds, onProgress: ({ done }) => say({ done }) });
  if (roundError(problem, best.pairs) !== null) return { impossible: 'no_set' };
  return { best, greedy, leftOut: leftOut(problem, best.pairs) };
}

/** Null when the pinned pairs cannot all stay: of what the engine refuses, only they are a coordinator's doing. */
function bestFirst(problem: RoundProblem): RoundPair[] | null {
  try {
    return takeBestFirst(problem);
  } catch (error) {
    if (error instanceof RangeError && problem.terms.pinned.length > 0) return null;
    throw error;
  }
}

function pairsOf(flat: readonly number[]): RoundProblem['candidates'] {
  return Array.from({ length: flat.length / 3 }, (_, index) => {
    const [needId = 0, offerId = 0, points = 0] = flat.slice(index * 3, index * 3 + 3);
    return { needId, offerId, points };
  });
}

const say = (said: Said) => parentPort?.postMessage(said);

say(await solve(workerData));

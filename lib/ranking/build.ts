import 'server-only';
import { type IndexData, MatchIndex } from '@/lib/matching/index';
import type { Kind } from '@/lib/matching/pair';
import type { Built } from './live';
import { loadOpen } from './load';

/** Reads all that is open and makes the indexes of it. Seconds of work at the size of the country: for another thread. */
export async function build(now: Date): Promise<Built> {
  const { position, context, needs, offers } = await loadOpen(now);
  return {
    worlds: {
      COMPANY: new MatchIndex(needs.ASSOCIATION, offers.COMPANY, context),
      ASSOCIATION: new MatchIndex(needs.COMPANY, offers.ASSOCIATION, context),
    },
    context,
    position,
    needs: needs.ASSOCIATION.length + needs.COMPANY.length,
    offers: offers.ASSOCIATION.length + offers.COMPANY.length,
  };
}

/** What was built, as one thread hands it to another. */
export interface HandedOver extends Omit<Built, 'worlds'> {
  worlds: Record<Kind, IndexData>;
}

/** The buffers move: what was built is not to be asked any more. */
export function handOver({ worlds, ...rest }: Built): { message: HandedOver; buffers: ArrayBuffer[] } {
  const [company, association] = [worlds.COMPANY.toTransfer(), worlds.ASSOCIATION.toTransfer()];
  return {
    message: { ...rest, worlds: { COMPANY: company.data, ASSOCIATION: association.data } },
    buffers: [...company.buffers, ...association.buffers],
  };
}

export function takeOver({ worlds, ...rest }: HandedOver): Built {
  return {
    ...rest,
    worlds: { COMPANY: MatchIndex.fromTransfer(worlds.COMPANY), ASSOCIATION: MatchIndex.fromTransfer(worlds.ASSOCIATION) },
  };
}

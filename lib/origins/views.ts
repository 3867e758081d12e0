import type { Origin, Reached } from './rules';

/** A row for each origin, and for the companies from before it was kept where there are any; all of them together. */
export interface OriginsView {
  rows: (Reached & { origin: Origin | 'unknown' })[];
  all: Reached;
}

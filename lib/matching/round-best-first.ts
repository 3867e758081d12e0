import type { RoundTerms, UnmetShare } from './round';
import { Book } from './round-book';
import type { RoundColumns } from './round-columns';

export interface BestFirst {
  book: Book;
  /** A bit for each share that the round keeps. */
  kept: number;
  unmet: UnmetShare[];
}

/**
 * Pairs in the order of columns, each that still fits; pinned ones before all others, and before the rest as many
 * pairs of each share as it asks for in a round of that size.
 *
 * A share is kept when it can be met in a round that is filled up with other pairs, beside the shares before it. It is
 * no reason to place few: by that, any share could be met with a single pair.
 *
 * @throws RangeError when the pinned pairs exceed a limit together
 * @complexity O(n × s) for n columns, s shares
 */
export function bestFirst(columns: RoundColumns, terms: RoundTerms): BestFirst {
  let book = withPinned(columns, terms);
  fill(book, columns, 0);
  const size = book.placed;
  let kept = 0;
  const unmet: UnmetShare[] = [];
  for (const [share, asked] of terms.shares.entries()) {
    const most = withPinned(columns, terms);
    reserve(most, columns, terms, kept, size);
    for (let column = 0; column < columns.pairs.length; column += 1) if (isOf(share, columns, column)) takeIfFits(most, column);
    fill(most, columns, kept);
    const reachable = most.placed === 0 ? 0 : Math.floor((100 * most.pairsOfShare(share)) / most.placed);
    if (reachable < asked.atLeast || !most.meets(kept)) {
      unmet.push({ ...asked, reachable: Math.min(reachable, asked.atLeast - 1) });
      continue;
    }
    kept |= 1 << share;
    const fair = withPinned(columns, terms);
    reserve(fair, columns, terms, kept, size);
    fill(fair, columns, kept);
    // Where shares overlap, what is set aside for one may not suffice for all: all the pairs of the last did.
    book = fair.meets(kept) && fair.total >= most.total ? fair : most;
  }
  return { book, kept, unmet };
}

/** A book with the pinned pairs taken. */
export function withPinned(columns: RoundColumns, terms: RoundTerms): Book {
  const book = new Book(columns, terms);
  for (const column of columns.pinned) {
    const limit = book.limitOf(column);
    if (limit) throw new RangeError(`pinned pairs together: ${limit}`);
    book.take(column);
  }
  return book;
}

/** Sets aside what each kept share asks for in a round of a size. */
export function reserve(book: Book, columns: RoundColumns, terms: RoundTerms, kept: number, size: number, order?: Iterable<number>): void {
  for (const [share, { atLeast }] of terms.shares.entries()) {
    if (((kept >> share) & 1) === 0) continue;
    for (const column of order ?? columns.pairs.keys()) {
      if (100 * book.pairsOfShare(share) >= atLeast * size) break;
      if (isOf(share, columns, column)) takeIfFits(book, column);
    }
  }
}

/**
 * Takes every pair that fits and leaves the kept shares met, until nothing does: a pair that a share holds up may
 * come in when more pairs of that share have.
 *
 * @param order all columns; as they are numbered, unless given
 */
export function fill(book: Book, columns: RoundColumns, kept: number, order?: Iterable<number>): void {
  let waiting = order ?? columns.pairs.keys();
  for (let placed = -1; placed < book.placed; ) {
    placed = book.placed;
    const held: number[] = [];
    for (const column of waiting) {
      if (book.has(column) || book.limitOf(column)) continue;
      if (book.admits(kept, columns.shares[columns.need[column] as number] as number)) book.take(column);
      else held.push(column);
    }
    waiting = held;
  }
}

function takeIfFits(book: Book, column: number): void {
  if (!book.has(column) && !book.limitOf(column)) book.take(column);
}

function isOf(share: number, columns: RoundColumns, column: number): boolean {
  return (((columns.shares[columns.need[column] as number] as number) >> share) & 1) === 1;
}

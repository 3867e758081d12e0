export interface Points {
  id: number;
  points: number;
}

/** The `k` best so far, by points, of equal ones the smaller id: the order of the oracle. */
export class Best {
  /** Who has fewer points than this need not be looked at; who has as many may be older. */
  least = 0;
  readonly #points: number[] = [];
  readonly #ids: number[] = [];
  readonly #k: number;

  constructor(k: number) {
    this.#k = k;
    if (k === 0) this.least = Number.POSITIVE_INFINITY;
  }

  /** Whether one of these points and id would be taken. */
  wants(points: number, id: number): boolean {
    if (points !== this.least) return points > this.least;
    const last = this.#ids.length - 1;
    return last + 1 < this.#k || id < (this.#ids[last] as number);
  }

  /** Takes one that it wants; one that it has already stays once. */
  take(points: number, id: number): void {
    if (!this.wants(points, id)) return;
    let at = this.#ids.length;
    while (at > 0 && this.#precedes(points, id, at - 1)) at -= 1;
    if (at > 0 && this.#ids[at - 1] === id && this.#points[at - 1] === points) return;
    this.#points.splice(at, 0, points);
    this.#ids.splice(at, 0, id);
    if (this.#ids.length > this.#k) {
      this.#points.pop();
      this.#ids.pop();
    }
    if (this.#ids.length === this.#k) this.least = this.#points[this.#k - 1] as number;
  }

  list(): Points[] {
    return this.#ids.map((id, index) => ({ id, points: this.#points[index] as number }));
  }

  #precedes(points: number, id: number, other: number): boolean {
    const than = this.#points[other] as number;
    return points === than ? id < (this.#ids[other] as number) : points > than;
  }
}

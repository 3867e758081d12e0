import type { Numbers } from './numbers';
import type { Level, SkillGraph } from './pair';
import { worthOf } from './skill-credit';

export const LEVELS: readonly Level[] = [1, 2, 3, 4];

/** The worth of every skill to every other, as rows of a table: each row is made when it is first asked for. */
export class Worths {
  readonly #skills: Numbers;
  readonly #graph: SkillGraph;
  readonly #offered = new Map<string, Uint8Array>();
  readonly #asked = new Map<string, Uint8Array>();

  constructor(skills: Numbers, graph: SkillGraph) {
    this.#skills = skills;
    this.#graph = graph;
  }

  /** What an offered skill is worth to each numbered one that may be asked for: 0..8 eighths. */
  ofOffered(code: string, level: Level): Uint8Array {
    return this.#row(this.#offered, `${code}\n${level}`, this.#skills.size, () =>
      this.#skills.names.map((asked) => worthOf(asked, { code, level }, this.#graph)),
    );
  }

  /** What each numbered skill, at each level, is worth to an asked one; four levels to a skill. */
  ofAsked(code: string): Uint8Array {
    return this.#row(this.#asked, code, LEVELS.length * this.#skills.size, () =>
      this.#skills.names.flatMap((offered) => LEVELS.map((level) => worthOf(code, { code: offered, level }, this.#graph))),
    );
  }

  /** A row that was made before a skill got its number lacks it. */
  #row(rows: Map<string, Uint8Array>, key: string, length: number, make: () => number[]): Uint8Array {
    const known = rows.get(key);
    if (known?.length === length) return known;
    const row = Uint8Array.from(make());
    rows.set(key, row);
    return row;
  }
}

import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { env } from '@/lib/env';
import type { MatchIndex } from '@/lib/matching/index';
import type { Context, Kind } from '@/lib/matching/pair';
import { currentSkills, currentVersions, forgetSkills, type Versions, versionsOf } from './context';
import { otherKind } from './facts';
import { apply, CHANNEL, changesSince, type Follower, type Position } from './feed';

/*
 * The index of this process: loaded once it has started, kept up with the change feed, built anew beside the one at
 * work when another day, other weights or another rarity table make other points of everything, and put in its place
 * at once. Whoever finds none that is warm asks PostgreSQL instead (sql.ts) and gets the same list.
 */

/** By the kind of who gives: what companies offer beside what associations need, and the other way round. */
export type Worlds = Record<Kind, MatchIndex>;

/** An index as it was built, and where the feed goes on. */
export interface Built {
  worlds: Worlds;
  context: Context;
  position: Position;
  needs: number;
  offers: number;
}

interface Living extends Built {
  builtAt: Date;
  /** When the feed was read to its end. */
  readAt: number;
  /** Single changes do not tell any more what it lacks. */
  outdated: boolean;
}

/** PostgreSQL tells of a change at once; asking is for connections that were lost. */
const POLL = 1_000;
const RECONNECT = 1_000;
/** An index that has heard nothing for so long is not asked. */
const STALE_AFTER = 5_000;
/** A build that failed is tried again. */
const RETRY = 10_000;
/** So many changed rows, or this share of all, are worth another build. */
const DELTA_MOST = { rows: 2_000, share: 0.05 };

/** What staff read about it. */
export interface RankingState {
  /** Whether it answers. */
  warm: boolean;
  /** `behind`: whole seconds since the feed was read to its end. Null before the first was built. */
  built: { at: Date; needs: number; offers: number; behind: number } | null;
}

export interface Options {
  url: string;
  build(now: Date): Promise<Built>;
  /** Changed rows beyond which another build is worth it, however many there are. */
  deltaMost?: number;
}

export class LiveRanking {
  readonly #options: Options;
  #living: Living | null = null;
  #building: Promise<void> | null = null;
  #failedAt = Number.NEGATIVE_INFINITY;
  #stopping = new AbortController();
  #wake = () => {};
  #loops: Promise<unknown> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
  }

  start(): void {
    this.#loops = Promise.all([this.#follow(), this.#listen()]);
  }

  /** Takes no more changes; what is at work ends first. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    await this.#loops;
    await this.#building;
    this.#living = null;
  }

  /** The indexes, if they are warm and give the points of this day, rarity table and weights. */
  worldsOf(versions: Versions): Worlds | null {
    const living = this.#living;
    if (!living || living.outdated || performance.now() - living.readAt > STALE_AFTER) return null;
    return sameVersions(versionsOf(living.context), versions) ? living.worlds : null;
  }

  state(versions: Versions): RankingState {
    const living = this.#living;
    if (!living) return { warm: false, built: null };
    const { builtAt: at, needs, offers, readAt } = living;
    const behind = Math.round((performance.now() - readAt) / 1000);
    return { warm: this.worldsOf(versions) !== null, built: { at, needs, offers, behind } };
  }

  async #follow(): Promise<void> {
    let complained = false;
    while (!this.#stopping.signal.aborted) {
      const woken = this.#nextWake();
      try {
        await this.#catchUp();
        complained = false;
      } catch (error) {
        // Once for each time that the database is away, not every second.
        if (!complained) console.error('The ranking cannot read what changed, and tries again:', error);
        complained = true;
      }
      await woken;
    }
  }

  async #catchUp(): Promise<void> {
    if (this.#living) await this.#bringUpToDate(this.#living);
    if (this.#building || performance.now() - this.#failedAt < RETRY) return;
    if (await this.#isDue(this.#living)) this.#building = this.#build();
  }

  async #bringUpToDate(living: Living): Promise<void> {
    if (living.outdated) return;
    const readAt = performance.now();
    const changes = await changesSince(living.position);
    if (changes === null) {
      living.outdated = true;
      return;
    }
    await apply(changes, followerOf(living.worlds));
    living.position = changes.position;
    living.readAt = readAt;
  }

  async #isDue(living: Living | null): Promise<boolean> {
    if (!living || living.outdated) return true;
    const delta = living.worlds.COMPANY.delta + living.worlds.ASSOCIATION.delta;
    const most = this.#options.deltaMost ?? Math.max(DELTA_MOST.rows, DELTA_MOST.share * (living.needs + living.offers));
    if (delta > most) return true;
    if (!sameVersions(versionsOf(living.context), await currentVersions(new Date()))) return true;
    return JSON.stringify(living.context.skills) !== JSON.stringify(await currentSkills());
  }

  /** Beside the one at work, which goes on until this one knows as much. */
  async #build(): Promise<void> {
    try {
      const built = await this.#options.build(new Date());
      const next: Living = { ...built, builtAt: new Date(), readAt: performance.now(), outdated: false };
      await this.#bringUpToDate(next);
      // Something came in between that single changes do not tell: this one is no better, the next will be.
      if (next.outdated || this.#stopping.signal.aborted) return;
      this.#living = next;
      // Those that this process remembers may be older than what was built.
      forgetSkills();
    } catch (error) {
      this.#failedAt = performance.now();
      console.error('The ranking index could not be built; PostgreSQL ranks meanwhile:', error);
    } finally {
      this.#building = null;
      this.#wake();
    }
  }

  /** Until something is told, or the time to ask has come. */
  #nextWake(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL);
      timer.unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #listen(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const client = new Client({ connectionString: this.#options.url, keepAlive: true, application_name: LISTENER });
      const gone = new AbortController();
      const ended = new Promise<void>((resolve) => {
        client.once('error', () => resolve());
        client.once('end', () => resolve());
        signal.addEventListener('abort', () => resolve(), { once: true, signal: gone.signal });
      });
      // A second one has nobody left to tell.
      client.on('error', () => {});
      client.on('notification', () => this.#wake());
      try {
        await client.connect();
        await client.query(`LISTEN ${CHANNEL}`);
        // What was told before is known by asking.
        this.#wake();
        await ended;
      } catch {
        // Asking goes on without it.
      }
      gone.abort();
      await client.end().catch(() => {});
      await sleep(RECONNECT, undefined, { ref: false, signal }).catch(() => {});
    }
  }
}

/** The name under which PostgreSQL shows the connection that waits. */
export const LISTENER = 'khibra ranking';

function sameVersions(a: Versions, b: Versions): boolean {
  return a.asOf === b.asOf && a.weights === b.weights && a.rarity === b.rarity;
}

/** Each listing stands in the one world of its kind and noun. */
function followerOf(worlds: Worlds): Follower {
  const each = Object.values(worlds);
  return {
    putNeed: (facts) => worlds[otherKind[facts.kind]].putNeed(facts),
    putOffer: (facts) => worlds[facts.kind].putOffer(facts),
    dropNeed(id) {
      for (const world of each) world.dropNeed(id);
    },
    dropOffer(id) {
      for (const world of each) world.dropOffer(id);
    },
  };
}

// Hot reload, and each part of the build, gives its own copy of this module; the process has one index.
const KEY = Symbol.for('khibra.ranking');
const shared = globalThis as { [KEY]?: LiveRanking };

/** Starts this process's index, once. It ends with the process. */
export function startRanking(build: Options['build']): void {
  if (shared[KEY]) return;
  shared[KEY] = new LiveRanking({ url: env.DATABASE_URL, build });
  shared[KEY].start();
}

/** The index of this process, where one was started. */
export function liveRanking(): LiveRanking | undefined {
  return shared[KEY];
}

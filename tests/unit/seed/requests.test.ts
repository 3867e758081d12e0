import { describe, expect, it } from 'vitest';
import { scorePair } from '@/lib/matching/score';
import { readEvent } from '@/lib/notifications/schema';
import { checksOf, LIVE_STATES, monthsBetween } from '@/lib/requests/rules';
import { castRows } from '@/prisma/seed/cast';
import { needFactsOf, offerFactsOf, seedContext } from '@/prisma/seed/engine';
import { publishedBefore, requestStories } from '@/prisma/seed/requests';
import { SeedClock } from '@/prisma/seed/time';
import { listings } from '@/tests/support/cast';

// A working morning; half past midnight in Casablanca, when the day in UTC is still the one before.
describe.each(['2026-11-23T10:00:00.000Z', '2027-06-30T23:30:00.000Z'])('seeded at %s', (instant) => {
  const clock = new SeedClock(new Date(instant));
  const rows = castRows(clock, publishedBefore());
  const stories = requestStories(rows, clock);

  it('keeps the points of the engine, which its parts add up to', () => {
    for (const { row } of stories) {
      expect(
        Object.values(row.parts).reduce((sum, part) => sum + part, 0),
        row.reference,
      ).toBe(row.points);
    }
  });

  it('tells things in the order they happened, none of them tomorrow', () => {
    for (const { row, deeds } of stories) {
      const need = rows.needs.find(({ id }) => id === row.needId);
      const times = [need?.publishedAt, ...deeds.map(({ at }) => at), clock.now].map((at) => at?.getTime());
      expect(times, row.reference).toEqual([...times].sort((a, b) => Number(a) - Number(b)));
    }
  });

  it('starts each within the offer’s period', () => {
    for (const { row } of stories) {
      const offer = rows.offers.find(({ id }) => id === row.offerId);
      expect(row.startsOn >= (offer?.availableFrom ?? 0), row.reference).toBe(true);
      expect(row.startsOn <= (offer?.availableUntil ?? 0), row.reference).toBe(true);
    }
  });

  it('leaves one waiting request beyond what its offer gives in a month, and no other warning', () => {
    const warned = stories.filter(({ row }) => {
      const offer = rows.offers.find(({ id }) => id === row.offerId);
      const need = rows.needs.find(({ id }) => id === row.needId);
      if (row.state !== 'accepted' || !offer || !need) return false;
      const asked = (side: 'needId' | 'offerId') =>
        stories
          .filter(
            (other) => other.row.id !== row.id && LIVE_STATES.some((state) => state === other.row.state) && other.row[side] === row[side],
          )
          .reduce((sum, other) => sum + other.row.quarters, 0);
      const checks = checksOf({
        bothVerified: true,
        quarters: row.quarters,
        needOpen: true,
        needLeft: need.quartersLeft,
        needAskedBeside: asked('needId'),
        needUnchanged: true,
        offerOpen: true,
        offerLeft: offer.quartersLeft,
        offerAskedBeside: asked('offerId'),
        offerUnchanged: true,
        quartersPerMonth: offer.quartersPerMonth,
        monthsLeft: monthsBetween(row.startsOn, offer.availableUntil),
        ownSide: false,
      });
      return Object.values(checks).some((result) => result !== 'passed');
    });
    expect(warned.map(({ row }) => row.needId)).toEqual([24]);
  });

  it('joins no need and offer twice at a time', () => {
    const live = stories
      .filter(({ row }) => LIVE_STATES.some((state) => state === row.state))
      .map(({ row }) => `${row.needId} ${row.offerId}`);
    expect(new Set(live).size).toBe(live.length);
  });

  it('tells people only what the platform can read back', () => {
    const notices = stories.flatMap((story) => story.notices);
    expect(notices.length).toBeGreaterThan(20);
    for (const { event, params } of notices) expect(readEvent({ event, params })).toEqual({ event, params });
  });

  it('leaves the pair of the tests possible', () => {
    const need = needFactsOf(rows, listings.databaseNeed.id);
    const offer = offerFactsOf(rows, listings.databaseOffer.id);
    expect(scorePair(need, offer, seedContext(rows)(clock.now))).toMatchObject({ ok: true });
    expect([need.quartersLeft, offer.quartersLeft]).toEqual([listings.databaseNeed.quarters, listings.databaseOffer.quarters]);
  });
});

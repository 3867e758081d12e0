import type { Format } from './pair';

/** What the table's numbers are out of: the format part's default weight. */
export const FORMAT_FULL = 80;

/**
 * How well an offer's format (inner key) serves a need's (outer key): 1..`FORMAT_FULL`, full when they are
 * the same. A format is talked over, so none is a refusal.
 *
 * Not symmetric. Of the four that differ by length (session, day, mission, secondment), a long offer can
 * be cut down to a short need, while a short one leaves a long need unmet: the first is worth more.
 * Both lose with distance. Mentoring differs by rhythm: it is near a session (it is made of them) and a
 * mission (both last for weeks), far from a day and a secondment.
 */
export const FORMAT_FIT: Readonly<Record<Format, Readonly<Record<Format, number>>>> = {
  session_1h: { session_1h: 80, day: 60, mission_weeks: 50, mentoring: 60, secondment: 30 },
  day: { session_1h: 50, day: 80, mission_weeks: 60, mentoring: 40, secondment: 40 },
  mission_weeks: { session_1h: 20, day: 40, mission_weeks: 80, mentoring: 50, secondment: 60 },
  mentoring: { session_1h: 40, day: 30, mission_weeks: 50, mentoring: 80, secondment: 40 },
  secondment: { session_1h: 10, day: 20, mission_weeks: 50, mentoring: 30, secondment: 80 },
};

import { z } from 'zod';
import { choice, code, day, id, unlessEmpty, version, wholeNumber } from '@/lib/actions/fields';
import { SECTORS } from '@/lib/listings/rules';
import { CHANGES, type Change, PER_NEED, PER_ORGANISATION, SEND_MOST, SHARE, SHARE_LINES } from './rules';

const REGION = /^(0[1-9]|1[0-2])$/;

type Line = (typeof SHARE_LINES)[number];

/** A share's line: what it is of, as `region-04` or `sector-education`, and its percent. */
export const shareField = (line: Line) => `share.${line}` as const;
export const percentField = (line: Line) => `percent.${line}` as const;

const PART = new RegExp(`^(region-(0[1-9]|1[0-2])|sector-(${SECTORS.join('|')}))$`);

const eachLine = <Name extends string, Field>(nameOf: (line: Line) => Name, field: Field) =>
  Object.fromEntries(SHARE_LINES.map((line) => [nameOf(line), field])) as Record<Name, Field>;

const lines = { ...eachLine(shareField, unlessEmpty(code(PART))), ...eachLine(percentField, unlessEmpty(wholeNumber(SHARE))) };

type SentLines = Record<ReturnType<typeof shareField>, string | null> & Record<ReturnType<typeof percentField>, number | null>;

export interface Share {
  by: 'region' | 'sector';
  of: string;
  /** Whole percent of the pairs. */
  atLeast: number;
}

/** The shares that were written. Each is whole, named once, possible beside the others and within what the round is about. */
function sharesOf(sent: SentLines, about: Record<Share['by'], string | null>, context: z.core.$RefinementCtx<unknown>): Share[] {
  const shares: Share[] = [];
  const refuse = (field: string, message: string, params = {}) => context.addIssue({ code: 'custom', message, path: [field], params });
  for (const line of SHARE_LINES) {
    const [part, atLeast] = [sent[shareField(line)], sent[percentField(line)]];
    if (part === null && atLeast === null) continue;
    if (part === null) refuse(shareField(line), 'shareMissing');
    else if (atLeast === null) refuse(percentField(line), 'numberMissing');
    else {
      const by = part.startsWith('region-') ? 'region' : 'sector';
      const of = part.slice(by.length + 1);
      const sum = shares.filter((share) => share.by === by).reduce((total, share) => total + share.atLeast, atLeast);
      if (about[by] !== null) refuse(shareField(line), 'shareOfChosen', { by });
      else if (shares.some((share) => share.by === by && share.of === of)) refuse(shareField(line), 'shareTwice');
      else if (sum > SHARE.max) refuse(percentField(line), 'sharesBeyond', { by, sum });
      else shares.push({ by, of, atLeast });
    }
  }
  return shares;
}

export const createRoundSchema = z
  .object({
    region: unlessEmpty(code(REGION)),
    sector: unlessEmpty(choice(SECTORS)),
    startsFrom: day(),
    startsUntil: day(),
    mostPerNeed: wholeNumber(PER_NEED),
    mostPerOrganisation: wholeNumber(PER_ORGANISATION),
    ...lines,
  })
  .transform((sent, context) => {
    const { region: regionCode, sector, startsFrom, startsUntil, mostPerNeed, mostPerOrganisation } = sent;
    if (startsUntil < startsFrom) context.addIssue({ code: 'custom', message: 'periodBackwards', path: ['startsUntil'] });
    const shares = sharesOf(sent, { region: regionCode, sector }, context);
    return { regionCode, sector, startsFrom, startsUntil, mostPerNeed, mostPerOrganisation, shares };
  });
export type NewRound = z.output<typeof createRoundSchema>;

const which = { roundId: id(), version: version() };

/** Of the listings as they were read for the last set, or as they are today. */
export const FACTS = ['kept', 'today'] as const;
export const computeRoundSchema = z.object({ ...which, facts: choice(FACTS) });

export const cancelRoundSchema = z.object(which);

const PAIR = /^[1-9]\d{0,8}-[1-9]\d{0,8}$/;

/** One button of the table: `pin.<need>-<offer>`. */
export const reviseRoundSchema = z.object({
  ...which,
  change: z
    .array(z.string())
    .optional()
    .transform((values, context): { change: Change; pair: string } => {
      const [name, pair = ''] = values?.[0]?.split('.') ?? [];
      const change = CHANGES.find((candidate) => candidate === name);
      if (change !== undefined && PAIR.test(pair)) return { change, pair };
      context.addIssue({ code: 'custom', message: 'choiceMissing' });
      return z.NEVER;
    }),
});

/** The pairs that were ticked: `<need>-<offer>` each. */
export const sendRoundSchema = z.object({
  ...which,
  pair: z
    .array(z.string())
    .optional()
    .transform((values, context): string[] => {
      const pairs = [...new Set(values)];
      const refuse = (message: string, params = {}) => {
        context.addIssue({ code: 'custom', message, params });
        return z.NEVER;
      };
      if (pairs.length === 0 || !pairs.every((pair) => PAIR.test(pair))) return refuse('pairsMissing');
      return pairs.length > SEND_MOST ? refuse('pairsTooMany', { max: SEND_MOST }) : pairs;
    }),
});

export function writePair({ needId, offerId }: { needId: number; offerId: number }): string {
  return `${needId}-${offerId}`;
}

/** The inverse, of what `writePair` wrote. */
export function readPair(pair: string): { needId: number; offerId: number } {
  const [needId = 0, offerId = 0] = pair.split('-').map(Number);
  return { needId, offerId };
}

import { describe, expect, test } from 'vitest';
import { deskStepOf, type HomeFacts, type HomeStep, nextStepOf } from '@/lib/workspace/rules';

const idle: HomeFacts = { state: 'verified', answers: 0, returned: 0, drafts: 0, published: 1, inReview: 0, joinable: false };
/** Everything at once: what comes first shows. */
const busy: HomeFacts = { state: 'verified', answers: 1, returned: 1, drafts: 1, published: 1, inReview: 1, joinable: true };

describe('an organisation’s next step', () => {
  test.each<[what: string, facts: HomeFacts, step: HomeStep]>([
    ['a file that was not sent', { ...busy, state: 'draft' }, 'completeFile'],
    ['one that was sent back', { ...busy, state: 'returned' }, 'mendFile'],
    ['a suspended page', { ...busy, state: 'suspended' }, 'readSuspension'],
    ['a file that is being read, with a draft', { ...busy, state: 'submitted' }, 'finishDraft'],
    ['a file that is being read, without', { ...idle, state: 'submitted' }, 'prepare'],
    ['somebody waits for an answer', busy, 'answer'],
    ['a listing was sent back', { ...busy, answers: 0 }, 'mendListing'],
    ['public already: a draft can wait', { ...busy, answers: 0, returned: 0 }, 'join'],
    ['nothing public, a draft', { ...idle, published: 0, drafts: 1 }, 'finishDraft'],
    ['nothing at all', { ...idle, published: 0 }, 'publish'],
    ['the first one is being read', { ...idle, published: 0, inReview: 1, drafts: 1 }, 'browse'],
    ['a match that nothing joins yet', { ...idle, joinable: true }, 'join'],
    ['no match', idle, 'browse'],
  ])('%s', (_what, facts, step) => {
    expect(nextStepOf(facts)).toBe(step);
  });
});

describe('a coordinator’s next step', () => {
  const row = (id: number, decidable: boolean, urgency: 'fresh' | 'due' | 'late') => ({ id, decidable, urgency });

  test.each([
    ['nothing waits', [], 'rest', null],
    ['only for others', [row(1, false, 'late'), row(2, false, 'due')], 'read', 1],
    ['the oldest of one’s own', [row(1, false, 'late'), row(2, true, 'due'), row(3, true, 'fresh')], 'decide', 2],
    ['late', [row(1, true, 'late')], 'decideLate', 1],
    ['fresh', [row(1, true, 'fresh')], 'decide', 1],
  ])('%s', (_what, rows, step, id) => {
    const found = deskStepOf(rows);
    expect([found.step, found.row?.id ?? null]).toEqual([step, id]);
  });
});

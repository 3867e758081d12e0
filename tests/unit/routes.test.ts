import { describe, expect, test } from 'vitest';
import { routes } from '@/lib/routes';

const keep = '?scope=all&kind=request&q=eau+%26+forêt';

describe('after a decision, the desk is asked for what it was asked for before', () => {
  test.each([
    ['of a request', routes.queue({ decision: 'approved', requestId: 7 }, keep), { approved: '7' }],
    ['of an organisation', routes.organisationQueue({ decision: 'verified', organisationId: 7 }, keep), { verified: '7' }],
    ['of a first listing', routes.listingQueue('opened', keep), { reviewed: 'opened' }],
    ['of a proposed skill', routes.skillQueue('merge', keep), { settled: 'merge' }],
  ])('%s', (_what, address, done) => {
    const url = new URL(address, 'https://khibra.example');
    expect(url.pathname).toBe('/programme');
    expect(Object.fromEntries(url.searchParams)).toEqual({ scope: 'all', kind: 'request', q: 'eau & forêt', ...done });
  });

  test.each([
    [routes.organisationQueue({ decision: 'verified', organisationId: 7 }), '/programme?kind=organisation&verified=7'],
    [routes.listingQueue('opened'), '/programme?kind=listing&reviewed=opened'],
    [routes.skillQueue(), '/programme?kind=skill'],
    [routes.queue(), '/programme'],
    // Asked for nothing is not the same as not said: all kinds were in sight.
    [routes.organisationQueue({ decision: 'verified', organisationId: 7 }, ''), '/programme?verified=7'],
    [routes.mergeFile(3, { other: 4, keep: '?kind=organisation' }), '/programme/organisations/3/merge?kind=organisation&other=4'],
    [routes.thread('decision', 5, { note: 'sent', keep: '?scope=all' }), '/programme/requests/5?scope=all&message=sent#thread'],
    // What was kept never leads to another place.
    [routes.queue(undefined, '//elsewhere.example/?a=b'), '/programme?%2F%2Felsewhere.example%2F%3Fa=b'],
  ])('%s', (address, expected) => {
    expect(address).toBe(expected);
  });
});

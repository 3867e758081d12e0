import { expect, it } from 'vitest';
import { routesInApp, visits } from '@/tests/support/pages';

it('somebody visits every page, and only pages that exist', () => {
  expect(Object.keys(visits).sort()).toEqual(routesInApp());
});

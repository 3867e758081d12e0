/*
 * What Next's server has before any module of ours is loaded; hence a setup, and not an import that a
 * tidied list of imports may move.
 */

// `cookies()`, `headers()` and `redirect()` ask Next's AsyncLocalStorage for the request at work. Next
// keeps a stub in its place unless its own runtime, this import, was there first.
import 'next/dist/server/node-environment-baseline.js';
import { vi } from 'vitest';

// The language of a page is a part of its route, and tests have none.
vi.mock('next-intl/server', () => ({ getLocale: async () => 'fr' }));

// What next.config.ts turns on, and the server hands to `forbidden()`.
vi.stubEnv('__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS', 'true');

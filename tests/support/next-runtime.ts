/*
 * `cookies()`, `headers()` and `redirect()` ask Next's AsyncLocalStorage for the request at work. Next
 * keeps a stub in its place unless its own runtime, this import, was there first.
 */
import 'next/dist/server/node-environment-baseline.js';

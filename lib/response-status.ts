import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';

/*
 * Next answers `notFound()` and `forbidden()` with an empty body that only script fills. A person
 * without script would see a blank page, so our pages render the 403 and 404 themselves and set
 * the status here. Next offers no call for it; Node tells of each response as its request starts.
 */

// The bundler gives instrumentation and pages a copy of this module each; they share this one store.
const KEY = Symbol.for('khibra.response');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<ServerResponse> };

/** Called once, before the server takes requests. */
export function followResponses(): void {
  if (shared[KEY]) return;
  const store = new AsyncLocalStorage<ServerResponse>();
  shared[KEY] = store;
  subscribe('http.server.request.start', (message) => {
    store.enterWith((message as { response: ServerResponse }).response);
  });
}

/** Sets the status of the response being rendered. False when there is none to set, or it has left. */
export function setResponseStatus(status: number): boolean {
  const response = shared[KEY]?.getStore();
  if (!response || response.headersSent) return false;
  response.statusCode = status;
  return true;
}

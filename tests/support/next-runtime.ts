import { AsyncLocalStorage } from 'node:async_hooks';

// Next's own modules look for it here, where Next's server puts it.
Object.assign(globalThis, { AsyncLocalStorage });

/*
 * Contacts that wait on this device until the line is back. Nothing of them stays after they were sent, or after
 * whoever noted them signed out. Where a browser keeps nothing, each of these fails, and the form is sent at once.
 */

const NAME = 'khibra-capture';
const STORE = 'contacts';
/** What the worker keeps of the page, by the same name as in public/capture-worker.js. */
const CACHE = 'khibra-capture';

export interface QueuedContact {
  clientId: string;
  /** Whose it is: somebody else on this device neither sends nor keeps it. */
  userId: string;
  forumId: number;
  locale: string;
  metAt: string;
  fields: Record<string, string[]>;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'clientId' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function within<T>(mode: IDBTransactionMode, run: (store: IDBObjectStore) => IDBRequest<T> | undefined): Promise<T | undefined> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = run(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

export async function listQueued(): Promise<QueuedContact[]> {
  return (await within<QueuedContact[]>('readonly', (store) => store.getAll())) ?? [];
}

export async function queue(contact: QueuedContact): Promise<void> {
  await within('readwrite', (store) => store.put(contact));
}

export async function dequeue(clientIds: readonly string[]): Promise<void> {
  await within('readwrite', (store) => {
    for (const clientId of clientIds) store.delete(clientId);
    return undefined;
  });
}

/** All of it: the contacts, and the page that the worker kept. */
export function forgetCapture(): void {
  if (typeof indexedDB !== 'undefined') indexedDB.deleteDatabase(NAME);
  if (typeof caches !== 'undefined') void caches.delete(CACHE).catch(() => undefined);
  if (typeof navigator === 'undefined' || !('serviceWorker' in navigator)) return;
  void navigator.serviceWorker
    .getRegistrations()
    .then((workers) => Promise.all(workers.filter(({ scope }) => scope.endsWith('/capture/')).map((worker) => worker.unregister())))
    .catch(() => undefined);
}

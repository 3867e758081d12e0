/*
 * The page on which contacts are noted, without a line: that page and what it is made of, and nothing else. The newest
 * page comes from the server while there is one. When somebody else signs in, or nobody is, the kept page goes.
 */

const CACHE = 'khibra-capture';
const PAGE = /^\/(?:ar|fr)\/capture\/\d+$/;
const ASSET = /^\/(?:_next\/static|fonts)\//;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  const { page, assets } = event.data ?? {};
  if (!port || typeof page !== 'string' || !Array.isArray(assets)) return;
  event.waitUntil(
    keep(page, assets).then(
      () => port.postMessage('kept'),
      () => port.postMessage('failed'),
    ),
  );
});

async function keep(page, assets) {
  const cache = await caches.open(CACHE);
  const wanted = assets.map((asset) => new URL(asset, self.location.origin)).filter(isAsset);
  await Promise.all(
    wanted.map(async ({ href }) => {
      if (!(await cache.match(href))) await cache.add(href);
    }),
  );
  if (PAGE.test(page) && !(await cache.match(page))) await cache.put(page, await whole(await fetch(page, { credentials: 'same-origin' })));
}

function isAsset({ origin, pathname }) {
  return origin === self.location.origin && ASSET.test(pathname);
}

/** A page that was answered with another is none to keep. */
async function whole(response) {
  if (!response.ok || response.redirected) throw new Error('not this page');
  return response;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && PAGE.test(url.pathname)) event.respondWith(page(request, url.pathname));
  else if (isAsset(url)) event.respondWith(asset(request));
});

async function page(request, path) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok && response.type !== 'opaqueredirect') await cache.put(path, response.clone());
    else await cache.delete(path);
    return response;
  } catch (error) {
    const kept = await cache.match(path);
    if (kept) return kept;
    throw error;
  }
}

async function asset(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request.url, response.clone());
  return response;
}

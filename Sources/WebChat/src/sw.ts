/// <reference lib="webworker" />
// The service worker keeps the shell of the page, so that it opens without a network. It keeps no data of the CRM.
export {};

declare const self: ServiceWorkerGlobalScope;
/** The build's file names and a name that changes with them. */
declare const SHELL: readonly string[];
declare const VERSION: string;

self.addEventListener('install', (event) => {
  const fill = async () => {
    await (await caches.open(VERSION)).addAll(SHELL as string[]);
    await self.skipWaiting();
  };
  event.waitUntil(fill());
});

self.addEventListener('activate', (event) => {
  const clear = async () => {
    // The version before stays too: pages that are open still ask for its scripts.
    const others = (await caches.keys()).filter((name) => name !== VERSION);
    for (const name of others.slice(0, -1)) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/assets/') || SHELL.includes(pathname)) event.respondWith(kept(request));
});

const PATIENCE = 3_000;

/** The newest page while there is a network that answers; the kept one otherwise. */
async function page(request: Request): Promise<Response> {
  const fresh = fetch(request);
  const tooLate = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('no answer')), PATIENCE);
  });
  try {
    return await Promise.race([fresh, tooLate]);
  } catch {
    return (await caches.match('/')) ?? fresh;
  }
}

async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const show = async () => {
    const [open] = await self.clients.matchAll({ type: 'window' });
    if (open) await open.focus();
    else await self.clients.openWindow('/');
  };
  event.waitUntil(show());
});

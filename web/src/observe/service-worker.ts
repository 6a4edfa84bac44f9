/**
 * The service worker: keeps the shell of the page Observe (the files that the build lists, and nothing that the server answers
 * to anybody), so that the page opens without a network, and sends what waits when the network is back.
 *
 * Answers of /api and /ledger pass by untouched: they are for whoever asked, and a phone may have several readers.
 */

import { sendAll } from './send.ts';
import { SYNC_TAG } from './sync-tag.ts';

/** Put in by the build: paths relative to the scope, and a digest of them all. */
declare const TRUCELINE_SHELL: { readonly version: string; readonly files: readonly string[] };

interface Extended extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
interface Asked extends Extended {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Synced extends Extended {
  readonly tag: string;
}
declare const self: {
  readonly location: Location;
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  addEventListener(name: 'install' | 'activate', listener: (event: Extended) => void): void;
  addEventListener(name: 'fetch', listener: (event: Asked) => void): void;
  addEventListener(name: 'sync', listener: (event: Synced) => void): void;
};

const PREFIX = 'truceline-shell-';
const NAME = `${PREFIX}${TRUCELINE_SHELL.version}`;
const SCOPE = self.registration.scope;
const SHELL = new Set(TRUCELINE_SHELL.files.map((file) => new URL(file, SCOPE).href));
const PAGE = new URL('index.html', SCOPE).href;
/** A network that does not answer is none. */
const PATIENCE_MS = 4_000;

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const { origin, pathname, href } = new URL(request.url);
  const inScope = href.startsWith(SCOPE);
  const below = pathname.slice(new URL(SCOPE).pathname.length);
  if (origin !== self.location.origin || !inScope || /^(api|ledger)\//.test(below)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (SHELL.has(href)) event.respondWith(kept(request));
});
self.addEventListener('sync', (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(sendOrFail());
});

async function keep(): Promise<void> {
  const shell = await caches.open(NAME);
  await shell.addAll(
    [...SHELL].map((href) => new Request(href, { cache: 'reload', credentials: 'same-origin' })),
  );
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
  await self.clients.claim();
}

/** As the server has it, else as it was kept. */
async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.ok || answer.type === 'opaqueredirect') return answer;
    return (await caches.match(PAGE)) ?? answer;
  } catch (error) {
    const found = await caches.match(PAGE);
    if (found) return found;
    throw error;
  }
}

/** Its name holds a digest of its content: what was kept under it is what it is. */
async function kept(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request);
}

/** The browser tries again later where this fails. */
async function sendOrFail(): Promise<void> {
  const outcome = await sendAll();
  if (outcome === 'offline' || outcome === 'later') throw new Error(outcome);
}

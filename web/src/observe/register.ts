/** The service worker of the page: it lets the page open without a network, and sends when the network is back. */
import { SYNC_TAG } from './sync-tag.ts';

/** In development the modules are not the files that a phone would keep. */
const CAN = !import.meta.env.DEV && 'serviceWorker' in navigator;

/** Tells whether the page opens without a network from now on. */
export async function keepShell(): Promise<boolean> {
  if (!CAN) return false;
  try {
    await navigator.serviceWorker.register(new URL('service-worker.js', document.baseURI), {
      scope: new URL('.', document.baseURI).pathname,
    });
    await navigator.serviceWorker.ready;
    return true;
  } catch {
    return false;
  }
}

interface WithSync extends ServiceWorkerRegistration {
  readonly sync?: { register(tag: string): Promise<void> };
}

/** Background Sync, where there is one: the browser then sends even when this page is closed. */
export async function syncLater(): Promise<void> {
  if (!CAN) return;
  const registration = (await navigator.serviceWorker.getRegistration()) as WithSync | undefined;
  await registration?.sync?.register(SYNC_TAG).catch(() => undefined);
}

/** Calls back when the service worker takes over. */
export function onShell(listener: () => void): () => void {
  if (!CAN) return () => undefined;
  navigator.serviceWorker.addEventListener('controllerchange', listener);
  return () => navigator.serviceWorker.removeEventListener('controllerchange', listener);
}

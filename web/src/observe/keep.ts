/**
 * What this phone keeps: the entry being typed, what waits to be sent, what was sent, and what the page needs to open
 * without a network. Nothing else of the mission is kept.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { MissionView } from '../api/types.ts';
import type { Before, Form } from './form.ts';
import type { Entry } from './records.ts';

export type Waiting = WaitingEntry | WaitingUndo;

interface Kept {
  readonly id: string;
  /** '': saved before anybody had signed in on this phone. */
  readonly account: string;
  readonly savedMs: number;
  /** Sending was begun once: it may have arrived although no answer came. */
  readonly attempted: boolean;
  /** What the server said against it. */
  readonly fault?: Fault;
}
export interface WaitingEntry extends Kept, Entry {
  readonly kind: 'entry';
  /** `open`: being changed in the form, and not to be sent meanwhile. */
  readonly state: 'waiting' | 'open';
  /** It is not sent before this one is gone from the queue. */
  readonly after?: string;
}
export interface WaitingUndo extends Kept {
  readonly kind: 'undo';
  readonly state: 'waiting';
  readonly source: string;
  readonly of: readonly string[];
  readonly sentence: string;
}
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export interface SentEntry {
  readonly id: string;
  readonly account: string;
  readonly source: string;
  readonly sentence: string;
  /** Records that it wrote. */
  readonly ids: readonly string[];
  /** By the server's clock. */
  readonly sentMs: number;
  /** By this phone's clock. */
  readonly arrivedMs: number;
  readonly undone: boolean;
}

export interface Who {
  readonly name: string;
  readonly sources: readonly { readonly id: string; readonly name: string }[];
}
export type KeptMission = Pick<MissionView, 'title' | 'timeZone' | 'bounds' | 'parties'>;
export interface KeptGround {
  readonly line: GeoJSON.FeatureCollection;
  readonly places: GeoJSON.FeatureCollection;
}
/** Of the phone over the server, where it is told. */
export interface Skew {
  readonly aheadSeconds: number;
}

interface About {
  readonly who: Who;
  readonly mission: KeptMission;
  readonly ground: KeptGround;
  readonly before: Before;
  readonly skew: Skew;
  readonly source: string;
}

interface Tables extends DBSchema {
  draft: { key: string; value: Form };
  queue: { key: string; value: Waiting };
  sent: { key: string; value: SentEntry };
  about: { key: string; value: About[keyof About] };
}
export type Database = IDBPDatabase<Tables>;

let opened: Promise<Database> | null = null;

/** @throws where the browser keeps nothing */
export function database(): Promise<Database> {
  opened ??= openDB<Tables>('truceline-observe', 1, {
    upgrade(made) {
      made.createObjectStore('draft');
      made.createObjectStore('queue', { keyPath: 'id' });
      made.createObjectStore('sent', { keyPath: 'id' });
      made.createObjectStore('about');
    },
    // A newer page waits for this connection to go.
    blocking: () => void close(),
    terminated: () => {
      opened = null;
    },
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

async function close(): Promise<void> {
  const known = opened;
  opened = null;
  (await known?.catch(() => null))?.close();
}

export async function about<K extends keyof About>(key: K): Promise<About[K] | null> {
  return ((await (await database()).get('about', key)) as About[K] | undefined) ?? null;
}
export async function setAbout<K extends keyof About>(key: K, value: About[K]): Promise<void> {
  await (await database()).put('about', value, key);
}

/** All tabs and the service worker hear that something has changed. */
const CHANNEL = 'truceline-observe';
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
const listeners = new Set<() => void>();
channel?.addEventListener('message', () => {
  for (const listener of listeners) listener();
});

export function changed(): void {
  channel?.postMessage('changed');
  for (const listener of listeners) listener();
}

export function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Where we are, as an address that can be sent: `#/view/id?key=value`. It is the only store of what is looked at:
 * view, time window, filters, selection, language, theme.
 */
import { useSyncExternalStore } from 'react';

export const VIEWS = [
  'today',
  'public',
  'line',
  'findings',
  'treatment',
  'agreements',
  'truces',
  'claims',
  'sky',
  'coverage',
  'people',
  'positions',
  'cases',
  'reports',
  'sources',
  'verify',
  'observe',
  'incident',
] as const;
export type View = (typeof VIEWS)[number];

export interface Address {
  readonly view: View;
  readonly id: string;
  readonly query: Readonly<Record<string, string>>;
}

export interface Move {
  readonly view?: View;
  readonly id?: string;
  /** Keys to set; undefined or '' removes the key. */
  readonly query?: Readonly<Record<string, string | undefined>>;
}

/** Keys that belong to one view and are dropped on the way to another. */
const OF_ONE_VIEW = [
  'incident',
  'page',
  'sort',
  'q',
  'as',
  'about',
  'by',
  'act',
  'at',
  'finding',
  'watch',
  'state',
  'side',
  'law',
  'turn',
  'new',
];

export function parseAddress(hash: string): Address {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [view = '', ...rest] = path.split('/');
  const known = VIEWS.find((candidate) => candidate === view) ?? 'line';
  return {
    view: known,
    id: decode(rest.join('/')),
    query: Object.fromEntries(new URLSearchParams(search)),
  };
}

export function formatAddress(address: Address): string {
  const search = new URLSearchParams();
  for (const key of Object.keys(address.query).sort()) {
    if (address.query[key]) search.set(key, address.query[key]);
  }
  const id = address.id ? `/${encodeURIComponent(address.id)}` : '';
  // Commas and colons read better as they are, and are legal in a fragment.
  const text = search.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return `#/${address.view}${id}${text ? `?${text}` : ''}`;
}

export function moved(address: Address, move: Move): Address {
  const changesView = move.view !== undefined && move.view !== address.view;
  const query: Record<string, string> = {};
  for (const [key, value] of Object.entries(address.query)) {
    if (!(changesView && OF_ONE_VIEW.includes(key))) query[key] = value;
  }
  for (const [key, value] of Object.entries(move.query ?? {})) {
    if (value === undefined || value === '') delete query[key];
    else query[key] = value;
  }
  return {
    view: move.view ?? address.view,
    id: move.id ?? (changesView ? '' : address.id),
    query,
  };
}

let current = parseAddress(globalThis.location?.hash ?? '');
const listeners = new Set<() => void>();

export function useAddress(): Address {
  return useSyncExternalStore(subscribe, () => current);
}

/** The address right now, for code outside of rendering. */
export const addressNow = (): Address => current;

export function go(move: Move, how: 'push' | 'replace' = 'push'): void {
  const hash = formatAddress(moved(current, move));
  if (hash === formatAddress(current)) return;
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', hash);
  arrive();
}

/** The address of a move, for links. */
export const hrefOf = (move: Move): string => formatAddress(moved(current, move));

function arrive(): void {
  current = parseAddress(location.hash);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener('popstate', arrive);
    addEventListener('hashchange', arrive);
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

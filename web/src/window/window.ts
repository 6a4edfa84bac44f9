/**
 * The time window. Its settled value is in the address (from, to); while somebody drags or plays, a passing value
 * stands before it, so that the map follows each frame and the server is asked only once the hand rests.
 */
import { useMemo, useSyncExternalStore } from 'react';
import { addressNow, go, useAddress } from '../address/address.ts';
import type { MissionView } from '../api/types.ts';

export interface TimeWindow {
  readonly startMs: number;
  /** Exclusive. */
  readonly endMs: number;
}

let passing: TimeWindow | null = null;
const listeners = new Set<() => void>();

export function useSettledWindow(mission: MissionView): TimeWindow {
  const { from, to } = useAddress().query;
  const { startMs, endMs } = mission.period;
  return useMemo(() => readWindow(from, to, { startMs, endMs }), [from, to, startMs, endMs]);
}

/** The passing window while there is one, else the settled one. */
export function useWindow(mission: MissionView): TimeWindow {
  const settled = useSettledWindow(mission);
  return useSyncExternalStore(subscribe, () => passing) ?? settled;
}

/** For what follows each frame without being rendered anew. */
export const passingNow = (): TimeWindow | null => passing;
export const whilePassing = subscribe;

export function pass(window: TimeWindow): void {
  passing = window;
  for (const listener of listeners) listener();
}

export function settle(window: TimeWindow, period: TimeWindow): void {
  passing = null;
  go({ query: windowQuery(window, period) }, addressNow().query.from ? 'replace' : 'push');
  for (const listener of listeners) listener();
}

/** The whole period has no keys: a plain address is the whole period. */
export function windowQuery(
  window: TimeWindow,
  period: TimeWindow,
): { from: string | undefined; to: string | undefined } {
  const whole = window.startMs <= period.startMs && window.endMs >= period.endMs;
  return { from: whole ? undefined : toText(window.startMs), to: whole ? undefined : toText(window.endMs) };
}

/** A window that lies in the period and is not empty; what cannot be read falls back to the period. */
export function readWindow(from: string | undefined, to: string | undefined, period: TimeWindow): TimeWindow {
  const start = Date.parse(from ?? '');
  const end = Date.parse(to ?? '');
  const startMs = Number.isNaN(start) ? period.startMs : Math.max(start, period.startMs);
  const endMs = Number.isNaN(end) ? period.endMs : Math.min(end, period.endMs);
  return startMs < endMs ? { startMs, endMs } : period;
}

/** Is the moment in the window? The end does not belong to it. */
export const isIn = (window: TimeWindow, atMs: number): boolean =>
  atMs >= window.startMs && atMs < window.endMs;

const toText = (atMs: number): string => `${new Date(atMs).toISOString().slice(0, 16)}Z`;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

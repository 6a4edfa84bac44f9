/** Days on a time axis: which day holds an instant, where it lies in pixels, and the window that a drag means. */
import type { Timeline } from '../api/types.ts';
import type { TimeWindow } from '../window/window.ts';

export type Day = Timeline['days'][number];

export interface Axis {
  readonly startMs: number;
  readonly endMs: number;
  readonly widthPixels: number;
}

export const toPixels = (axis: Axis, atMs: number): number =>
  ((atMs - axis.startMs) / (axis.endMs - axis.startMs)) * axis.widthPixels;

export const toMs = (axis: Axis, pixels: number): number =>
  axis.startMs +
  (Math.min(Math.max(pixels, 0), axis.widthPixels) / axis.widthPixels) * (axis.endMs - axis.startMs);

/** Index of the day that holds the instant; the first or last day for instants outside. */
export function dayIndex(days: readonly Day[], atMs: number): number {
  const index = days.findIndex((day) => atMs < day.endMs);
  return index < 0 ? days.length - 1 : index;
}

/** Whole days from one instant to another, in either order. */
export function daysBetween(days: readonly Day[], oneMs: number, otherMs: number): TimeWindow {
  const first = days[dayIndex(days, Math.min(oneMs, otherMs))]!;
  const last = days[dayIndex(days, Math.max(oneMs, otherMs))]!;
  return { startMs: first.startMs, endMs: last.endMs };
}

/** The window moved by days, its number of days kept, stopped at the ends of the period. */
export function shifted(days: readonly Day[], window: TimeWindow, by: number): TimeWindow {
  const first = dayIndex(days, window.startMs);
  const length = dayIndex(days, window.endMs - 1) - first;
  const start = Math.min(Math.max(first + by, 0), days.length - 1 - length);
  return { startMs: days[start]!.startMs, endMs: days[start + length]!.endMs };
}

/** One edge moved by days; the window keeps at least one day. */
export function stretched(
  days: readonly Day[],
  window: TimeWindow,
  edge: 'start' | 'end',
  by: number,
): TimeWindow {
  const first = dayIndex(days, window.startMs);
  const last = dayIndex(days, window.endMs - 1);
  if (edge === 'start') {
    const start = Math.min(Math.max(first + by, 0), last);
    return { startMs: days[start]!.startMs, endMs: window.endMs };
  }
  const end = Math.min(Math.max(last + by, first), days.length - 1);
  return { startMs: window.startMs, endMs: days[end]!.endMs };
}

/** First days of months and every seventh day from the start: the marks of the axis. */
export function ticks(days: readonly Day[], widthPixels: number): Day[] {
  const room = Math.max(1, Math.floor(widthPixels / 64));
  const step = Math.max(1, Math.ceil(days.length / room / 7) * 7);
  return days.filter((_, index) => index % step === 0);
}

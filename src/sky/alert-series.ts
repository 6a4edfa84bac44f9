/**
 * Alerts by region and local day against what is usual: the weeks around the day, without the day itself and without
 * hours that are left out (truces). What is usual is a negative binomial (coverage/usual.ts), by parts of the day. A
 * region that no alert ever named is not observed, which is not quiet; nor is a day outside the register of alerts.
 */
import { type Excess, excessOver, type HourlyCounts, usualLevel } from '../coverage/usual.js';
import { addDays, dayOf, type Interval, offsetMs, startOfDayMs } from '../time/instant.js';
import type { AlertTable } from './alert-table.js';

export interface AlertDay extends Excess {
  /** Hours under alert within the day. */
  readonly hours: number;
}

export interface RegionAlerts {
  readonly region: string;
  /** One entry a day; absent where the region has no alerts at all. */
  readonly days?: readonly AlertDay[];
}

export interface AlertSeries {
  readonly days: readonly string[];
  /** By name. */
  readonly regions: readonly RegionAlerts[];
}

export interface HourlyAlerts {
  readonly startMs: number;
  readonly hours: number;
  /** Alerts that began, by region of the table, hour by hour. */
  readonly begun: readonly Float64Array[];
  /** 1 where the register of alerts was kept and the hour counts as usual; 0 elsewhere. */
  readonly kept: Float64Array;
  /** Six hours of the local day each. */
  readonly hourClass: Uint8Array;
}

const HOUR_MS = 3_600_000;
const CLASSES = 4;
export const REFERENCE_HOURS = 28 * 24;
/** Fewer hours than this tell nothing of what is usual. */
const LEAST_REFERENCE_HOURS = 7 * 24;

/** @param regions every region to list, whether alerts named it or not */
export function alertSeries(
  alerts: AlertTable,
  timeZone: string,
  window: Interval,
  regions: readonly string[],
  leftOut: readonly Interval[] = [],
): AlertSeries {
  const hourly = hourlyAlerts(alerts, timeZone, leftOut);
  const days: string[] = [];
  for (let day = dayOf(timeZone, window.startMs); ; day = addDays(day, 1)) {
    if (startOfDayMs(timeZone, day) >= window.endMs) break;
    days.push(day);
  }
  const names = [...new Set([...regions, ...alerts.regions.map(({ name }) => name)])].filter(
    (name) => name !== '',
  );
  const numbers = new Map(alerts.regions.map(({ name }, at) => [name, at]));
  const spans = days.map((day) => ({
    startMs: startOfDayMs(timeZone, day),
    endMs: startOfDayMs(timeZone, addDays(day, 1)),
  }));
  return {
    days,
    regions: names.sort().map((region) => {
      const at = numbers.get(region);
      if (at === undefined || !hourly) return { region };
      return {
        region,
        days: spans.map((span) => ({
          ...(againstUsual(hourly, hourly.begun[at]!, span) ?? NOT_OBSERVED),
          hours: hoursIn(alerts, span, at),
        })),
      };
    }),
  };
}

export const NOT_OBSERVED: Excess = { noticed: 0, usual: 0, low: 0, high: 0, verdict: 'notObserved' };

/** Null where there are no alerts. */
export function hourlyAlerts(
  { startsMs, endsMs, region, regions }: AlertTable,
  timeZone: string,
  leftOut: readonly Interval[],
): HourlyAlerts | null {
  if (startsMs.length === 0) return null;
  const span = spanOf({ startsMs, endsMs });
  const startMs = startOfDayMs(timeZone, dayOf(timeZone, span.startMs));
  const endMs = startOfDayMs(timeZone, addDays(dayOf(timeZone, span.endMs - 1), 1));
  const hours = Math.ceil((endMs - startMs) / HOUR_MS);
  const begun = regions.map(() => new Float64Array(hours));
  for (let i = 0; i < startsMs.length; i++)
    begun[region[i]!]![Math.floor((startsMs[i]! - startMs) / HOUR_MS)]!++;
  const kept = new Float64Array(hours).fill(1);
  for (const window of leftOut)
    for (let h = hourAt(startMs, window.startMs); h < hourAt(startMs, window.endMs); h++)
      if (h in kept) kept[h] = 0;
  const hourClass = new Uint8Array(hours);
  for (let h = 0; h < hours; h++) {
    const local = startMs + h * HOUR_MS + offsetMs(timeZone, startMs + h * HOUR_MS);
    hourClass[h] = Math.floor(((local / HOUR_MS) % 24) / (24 / CLASSES));
  }
  return { startMs, hours, begun, kept, hourClass };
}

/**
 * A stretch against the weeks around it; undefined where the register does not reach.
 * @param share of the usual counts that lie between low and high
 */
export function againstUsual(
  { startMs, hours, kept, hourClass }: HourlyAlerts,
  noticed: Float64Array,
  window: Interval,
  share = 0.99,
): Excess | undefined {
  const from = hourAt(startMs, window.startMs);
  const until = Math.max(from + 1, hourAt(startMs, window.endMs));
  if (from < 0 || until > hours) return undefined;
  const exposure = kept.slice();
  exposure.fill(0, from, until);
  // A whole number of days on each side, so that a day of the reference is a day.
  const first = Math.max(0, from - REFERENCE_HOURS);
  const last = Math.min(hours, until + REFERENCE_HOURS);
  if (sumOf(exposure, first, last) < LEAST_REFERENCE_HOURS) return undefined;
  const quiet = noticed.map((count, h) => (exposure[h]! > 0 ? count : 0));
  const usual = usualLevel({ noticed: quiet, exposure, hourClass }, first, last, CLASSES);
  const now: HourlyCounts = { noticed, exposure: new Float64Array(hours).fill(1), hourClass };
  return excessOver(usual, now, from, until, share);
}

/** All regions as one series. */
export function nationwide({ begun, hours }: HourlyAlerts): Float64Array {
  const all = new Float64Array(hours);
  for (const region of begun) for (let h = 0; h < hours; h++) all[h]! += region[h]!;
  return all;
}

export function spanOf({ startsMs, endsMs }: Pick<AlertTable, 'startsMs' | 'endsMs'>): Interval {
  let startMs = Number.POSITIVE_INFINITY;
  let endMs = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < startsMs.length; i++) {
    startMs = Math.min(startMs, startsMs[i]!);
    endMs = Math.max(endMs, endsMs[i]!, startsMs[i]! + 1);
  }
  return { startMs, endMs };
}

const hourAt = (startMs: number, atMs: number): number => Math.round((atMs - startMs) / HOUR_MS);

function sumOf(values: Float64Array, from: number, until: number): number {
  let sum = 0;
  for (let h = from; h < until; h++) sum += values[h]!;
  return sum;
}

function hoursIn({ startsMs, endsMs, region }: AlertTable, window: Interval, wanted: number): number {
  let ms = 0;
  for (let i = 0; i < startsMs.length; i++)
    if (region[i] === wanted)
      ms += Math.max(0, Math.min(endsMs[i]!, window.endMs) - Math.max(startsMs[i]!, window.startMs));
  return Math.round(ms / 36_000) / 100;
}

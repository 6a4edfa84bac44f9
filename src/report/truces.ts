/**
 * Short truces against the time before them.
 *
 * For every reading of at most seven days: its hours in force, the same hours of the local clock seven days earlier,
 * and the seven days before its start, scaled to the same number of hours. Readings of one agreement with the same
 * hours are one comparison.
 *
 * A time known to the hour or better counts by its start. A time known only to the day is counted by the fraction of
 * its interval that lies in the window, in a column of its own, so that nothing pretends to the hour. A window that
 * is not wholly inside the picture's period is `notObserved`.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Incident, Toll } from '../incident/incident.js';
import type { Means } from '../record/codes.js';
import type { LocalText } from '../record/source.js';
import type { Silence } from '../sky/silence.js';
import { DAY_MS, type Interval, offsetMs, wallTimeMs } from '../time/instant.js';
import { alertsIn } from './alerts.js';
import { periodOf } from './clauses.js';
import { fractionInside, isDateOnly } from './date-only.js';
import type { Picture } from './picture.js';
import { indexPicture, type PictureIndex } from './picture-index.js';
import { silenceIn } from './sky.js';
import { type ClaimLine, claimsOf } from './statements.js';
import { type LocalFire, localFires } from './truce-fires.js';

export const TRUCE_MAX_DAYS = 7;

export const TRUCE_MEASURES = [
  'alerts',
  'alertHours',
  'longRangeStrikes',
  'nearLineStrikes',
  'otherStrikes',
  'clashes',
  'interceptions',
  'explosionsAndOther',
] as const;
export type TruceMeasure = (typeof TRUCE_MEASURES)[number];

export interface TruceCell {
  /** Events whose time is known to the hour or better; for alertHours: hours. */
  readonly timed: number;
  /** Sum of the fractions of the events known to the day only. */
  readonly dateOnly: number;
  /** How many date-only events touch the window. */
  readonly dateOnlyEvents: number;
  /** (timed + dateOnly) divided by the hours of the window. */
  readonly perHour: number;
}

export interface TollCell {
  readonly timed: Toll;
  /** Date-only events: min over those wholly inside the window, max over all that touch it. */
  readonly dateOnly: Toll;
}

export interface TruceRow<Cell> {
  readonly what: string;
  readonly during: Cell | 'notObserved';
  readonly weekBefore: Cell | 'notObserved';
  /** The seven days before the start, scaled to the hours of the truce. */
  readonly sevenDays: Cell | 'notObserved';
}

export interface TruceComparison extends Interval {
  readonly agreement: string;
  readonly agreementTitle: LocalText;
  readonly status: Agreement['status'];
  readonly readings: readonly {
    readonly id: string;
    readonly title: LocalText;
    readonly by: readonly string[];
  }[];
  readonly hours: number;
  readonly weekBefore: Interval;
  readonly sevenDays: Interval;
  readonly rows: readonly (TruceRow<TruceCell> & { readonly what: TruceMeasure })[];
  readonly tolls: readonly (TruceRow<TollCell> & { readonly what: 'killed' | 'injured' })[];
  /** Fire that somebody alleges or asserts inside the hours in force, by time. */
  readonly fires: readonly LocalFire[];
  /** Totals that parties give about this agreement, unit by unit, never added. */
  readonly claims: readonly ClaimLine[];
  /** Whether it was silent from afar, from what could have been noticed. */
  readonly sky: Silence;
}

export function truceComparison(
  picture: Picture,
  index: PictureIndex = indexPicture(picture),
): TruceComparison[] {
  const all = truceWindows(picture);
  return picture.agreements.flatMap((agreement) =>
    shortWindows(agreement, picture.periods)
      .filter((window) => window.startMs < picture.period.endMs && window.endMs > picture.period.startMs)
      .map((window) => compare(index, agreement, window, all)),
  );
}

/** Hours of every short truce: no measure of what is usual. */
export function truceWindows({ agreements, periods }: Pick<Picture, 'agreements' | 'periods'>): Interval[] {
  return agreements.flatMap((agreement) =>
    shortWindows(agreement, periods).map(({ startMs, endMs }) => ({ startMs, endMs })),
  );
}

interface ShortWindow extends Interval {
  readonly readings: TruceComparison['readings'];
}

function shortWindows(agreement: Agreement, periods: Picture['periods']): ShortWindow[] {
  const windows = new Map<string, ShortWindow>();
  for (const reading of agreement.readings) {
    const { startMs, endMs } = periodOf({ periods }, agreement.id, reading.id);
    if (startMs === null || endMs === null) continue;
    if (endMs - startMs > TRUCE_MAX_DAYS * DAY_MS) continue;
    const known = windows.get(`${startMs}/${endMs}`);
    const entry = { id: reading.id, title: reading.title, by: reading.by };
    windows.set(`${startMs}/${endMs}`, { startMs, endMs, readings: [...(known?.readings ?? []), entry] });
  }
  return [...windows.values()].sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
}

function compare(
  index: PictureIndex,
  agreement: Agreement,
  window: ShortWindow,
  truces: readonly Interval[],
): TruceComparison {
  const { picture } = index;
  const zone = picture.mission.timeZone;
  const during = { startMs: window.startMs, endMs: window.endMs };
  const weekBefore = {
    startMs: daysEarlier(zone, during.startMs, 7),
    endMs: daysEarlier(zone, during.endMs, 7),
  };
  const sevenDays = { startMs: daysEarlier(zone, during.startMs, 7), endMs: during.startMs };
  const hours = hoursOf(during);
  const now = measure(index, during, 1);
  const then = measure(index, weekBefore, 1);
  const mean = measure(index, sevenDays, hours / hoursOf(sevenDays));
  const fires = localFires(index, during);
  const claims = claimsOf(
    index,
    picture.declarations.filter((declaration) => declaration.about === agreement.id),
  );
  const cell = <T>(measured: Measured | 'notObserved', pick: (from: Measured) => T | 'notObserved') =>
    measured === 'notObserved' ? measured : pick(measured);
  return {
    ...during,
    agreement: agreement.id,
    agreementTitle: agreement.title,
    status: agreement.status,
    readings: window.readings,
    hours,
    weekBefore,
    sevenDays,
    rows: TRUCE_MEASURES.map((what) => ({
      what,
      during: cell(now, (from) => from.cells[what]),
      weekBefore: cell(then, (from) => from.cells[what]),
      sevenDays: cell(mean, (from) => from.cells[what]),
    })),
    tolls: (['killed', 'injured'] as const).map((what) => ({
      what,
      during: cell(now, (from) => from.tolls[what]),
      weekBefore: cell(then, (from) => from.tolls[what]),
      sevenDays: cell(mean, (from) => from.tolls[what]),
    })),
    fires,
    claims,
    sky: silenceIn(index, during, weekBefore, truces, { fires, claims }),
  };
}

/** The same wall time some days earlier, whatever the clock did in between. */
function daysEarlier(zone: string, atMs: number, days: number): number {
  return wallTimeMs(zone, atMs + offsetMs(zone, atMs) - days * DAY_MS);
}

const hoursOf = (window: Interval): number => (window.endMs - window.startMs) / 3_600_000;

interface Measured {
  readonly cells: Readonly<Record<TruceMeasure, TruceCell | 'notObserved'>>;
  readonly tolls: Readonly<Record<'killed' | 'injured', TollCell>>;
}

/** @param scale by which counts are multiplied: 1, or the hours of the truce over those of the window */
function measure(index: PictureIndex, window: Interval, scale: number): Measured | 'notObserved' {
  const { period } = index.picture;
  if (window.startMs < period.startMs || window.endMs > period.endMs) return 'notObserved';
  const sums = new Map<TruceMeasure, { timed: number; dateOnly: number; events: number }>();
  for (const what of TRUCE_MEASURES) sums.set(what, { timed: 0, dateOnly: 0, events: 0 });
  const tolls = { killed: emptyToll(), injured: emptyToll() };
  for (const incident of index.picture.incidents) {
    const part = fractionInside(incident.time, window);
    if (part === 0) continue;
    const dateOnly = isDateOnly(incident.time);
    const sum = sums.get(measureOf(incident))!;
    if (dateOnly) {
      sum.dateOnly += part;
      sum.events++;
    } else sum.timed++;
    addToll(tolls.killed, incident.killed, dateOnly, part);
    addToll(tolls.injured, incident.injured, dateOnly, part);
  }
  const alerts = alertsIn(index, window);
  const hours = hoursOf(window) * scale;
  const cells = {} as Record<TruceMeasure, TruceCell | 'notObserved'>;
  for (const [what, sum] of sums) {
    if (what === 'alerts' || what === 'alertHours') {
      const value = what === 'alerts' ? alerts.begun : alerts.hours;
      cells[what] = value === 'notObserved' ? value : cellOf(value * scale, 0, 0, hours);
    } else cells[what] = cellOf(sum.timed * scale, sum.dateOnly * scale, sum.events, hours);
  }
  return { cells, tolls: { killed: scaled(tolls.killed, scale), injured: scaled(tolls.injured, scale) } };
}

const LONG_RANGE: ReadonlySet<Means> = new Set([
  'ballistic_missile',
  'cruise_missile',
  'missile',
  'glide_bomb',
  'long_range_drone',
]);
const NEAR_LINE: ReadonlySet<Means> = new Set(['artillery', 'mlrs', 'mortar', 'fpv_drone']);

function measureOf(incident: Incident): TruceMeasure {
  if (incident.conduct === 'strike') {
    if (LONG_RANGE.has(incident.means)) return 'longRangeStrikes';
    return NEAR_LINE.has(incident.means) ? 'nearLineStrikes' : 'otherStrikes';
  }
  if (incident.conduct === 'clash') return 'clashes';
  return incident.conduct === 'interception' ? 'interceptions' : 'explosionsAndOther';
}

function cellOf(timed: number, dateOnly: number, dateOnlyEvents: number, hours: number): TruceCell {
  return {
    timed: rounded(timed),
    dateOnly: rounded(dateOnly),
    dateOnlyEvents,
    perHour: rounded((timed + dateOnly) / hours),
  };
}

interface MutableTolls {
  timed: { min: number; max: number };
  dateOnly: { min: number; max: number };
}

function emptyToll(): MutableTolls {
  return { timed: { min: 0, max: 0 }, dateOnly: { min: 0, max: 0 } };
}

function addToll(into: MutableTolls, toll: Toll | null, dateOnly: boolean, part: number): void {
  if (!toll) return;
  const side = dateOnly ? into.dateOnly : into.timed;
  if (part === 1) side.min += toll.min;
  side.max += toll.max;
}

function scaled(tolls: MutableTolls, scale: number): TollCell {
  const by = (toll: Toll): Toll => ({ min: rounded(toll.min * scale), max: rounded(toll.max * scale) });
  return { timed: by(tolls.timed), dateOnly: by(tolls.dateOnly) };
}

/** Three decimals: finer than any report prints, and free of the noise of summing fractions. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/**
 * Which hours of which sectors were observed. An hour was, when fire in it would more likely than not have been noticed by
 * those whose efforts are on record, or when word came from the sector on that local day from a source whose hours of
 * watching nobody knows. The rest is not observed, which is not quiet.
 *
 * A report of a source whose efforts are on record makes nothing observed beyond them: its masts heard one shot at ten and
 * were jammed at two.
 */
import type { Sector } from '../geo/line.js';
import { sectorsObserved } from './coverage.js';
import type { PictureIndex, Slice } from './picture-index.js';
import { fireExposure, LEAST_PROBABILITY } from './watched.js';

export interface ObservedHours {
  readonly sectors: readonly Sector[];
  /** Start of the first hour. */
  readonly startMs: number;
  readonly hours: number;
  /** Sector by sector, hour by hour: 1 observed, 0 not. */
  readonly observed: Uint8Array;
}

const HOUR_MS = 3_600_000;
const KNOWN = new WeakMap<PictureIndex, ObservedHours>();

/** Of the whole period; made once a picture. Without a line of contact there is no sector. */
export function observedHours(index: PictureIndex): ObservedHours {
  const known = KNOWN.get(index);
  if (known) return known;
  const made = observe(index);
  KNOWN.set(index, made);
  return made;
}

function observe(index: PictureIndex): ObservedHours {
  const { line, efforts, period } = index.picture;
  const sectors = line?.sectors ?? [];
  const hours = Math.max(0, Math.ceil((period.endMs - period.startMs) / HOUR_MS));
  const observed = new Uint8Array(sectors.length * hours);
  const exposure = fireExposure(index);
  if (exposure)
    for (let i = 0; i < observed.length; i++) observed[i] = exposure[i]! >= LEAST_PROBABILITY ? 1 : 0;
  const onRecord = new Set(efforts.filter(({ status }) => status === 'watching').map(({ source }) => source));
  for (const slice of index.slices.values()) {
    const word = onRecord.size === 0 ? sectorsObserved(index, slice) : wordFrom(index, slice, onRecord);
    const from = Math.max(0, Math.round((slice.startMs - period.startMs) / HOUR_MS));
    const until = Math.min(hours, Math.round((slice.endMs - period.startMs) / HOUR_MS));
    sectors.forEach(({ id }, s) => {
      if (word.has(id)) observed.fill(1, s * hours + from, s * hours + until);
    });
  }
  return { sectors, startMs: period.startMs, hours, observed };
}

/** Sectors with an incident that somebody tells of whose efforts are not on record. */
function wordFrom(index: PictureIndex, { incidents }: Slice, onRecord: ReadonlySet<string>): Set<string> {
  const depthMetres = (index.picture.line?.depthKm ?? 0) * 1000;
  const word = new Set<string>();
  for (const { line, place, accounts } of incidents) {
    if (!line || line.sector === '' || place.radiusMetres > depthMetres) continue;
    if (accounts.some(({ source }) => !onRecord.has(source))) word.add(line.sector);
  }
  return word;
}

/** The hours that a stretch touches, as places in `observed`: first, and beyond the last. */
export function hoursBetween(
  { startMs, hours }: ObservedHours,
  fromMs: number,
  toMs: number,
): readonly [number, number] {
  const first = Math.min(hours, Math.max(0, Math.floor((fromMs - startMs) / HOUR_MS)));
  return [first, Math.max(first, Math.min(hours, Math.ceil((toMs - startMs) / HOUR_MS)))];
}

export interface Unobserved {
  readonly hours: number;
  readonly hoursNotObserved: number;
  /** Of the hours that run on without being observed, the longest, in the order of time. */
  readonly stretches: readonly { readonly startMs: number; readonly endMs: number }[];
  /** How many there are, the shorter ones with them. */
  readonly stretchCount: number;
}

const STRETCHES_TOLD = 4;

/** @param s place of the sector in `sectors` */
export function unobservedOf(all: ObservedHours, s: number, fromMs: number, toMs: number): Unobserved {
  const [first, last] = hoursBetween(all, fromMs, toMs);
  const at = (h: number): number => all.startMs + h * HOUR_MS;
  const stretches: { startMs: number; endMs: number }[] = [];
  let hoursNotObserved = 0;
  for (let h = first; h < last; h++) {
    if (all.observed[s * all.hours + h] === 1) continue;
    hoursNotObserved++;
    const before = stretches.at(-1);
    if (before && before.endMs === at(h)) before.endMs = at(h + 1);
    else stretches.push({ startMs: at(h), endMs: at(h + 1) });
  }
  const longest = [...stretches]
    .sort((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs) || a.startMs - b.startMs)
    .slice(0, STRETCHES_TOLD)
    .sort((a, b) => a.startMs - b.startMs);
  return { hours: last - first, hoursNotObserved, stretches: longest, stretchCount: stretches.length };
}

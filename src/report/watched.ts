/**
 * How closely the line was watched, sector by sector and hour by hour, and what that makes of the counts: corrected totals
 * with intervals, what is more or less than usual, and since when. Only sources whose efforts are on record count: of the
 * others nobody knows when they looked.
 */
import { type ChangePoint, changePoints } from '../coverage/change.js';
import { type Corrected, correctedCount, type Watched } from '../coverage/corrected.js';
import { exposureOf } from '../coverage/exposure.js';
import { type Excess, excessOver, usualLevel } from '../coverage/usual.js';
import { watchesOf } from '../coverage/watch.js';
import type { Sector } from '../geo/line.js';
import type { Conduct } from '../record/codes.js';
import { offsetMs } from '../time/instant.js';
import type { Picture } from './picture.js';
import type { PictureIndex } from './picture-index.js';

export interface WatchedSector {
  readonly sector: Sector;
  /** Probability of an event being noticed, hour by hour; 0 is not observed. */
  readonly exposure: Float32Array;
  /** Incidents noticed by the watching sources, hour by hour. */
  readonly noticed: Float64Array;
  readonly corrected: Corrected;
  /** The last seven days of the stretch against the days before; absent where these are too few. */
  readonly excess?: Excess;
  readonly changes: readonly ChangePoint[];
}

export interface WatchedLine {
  readonly conduct: Conduct;
  readonly startMs: number;
  readonly hours: number;
  readonly sectors: readonly WatchedSector[];
  readonly whole: Corrected;
  /** Incidents of watching sources whose hour is not known: in no count here. */
  readonly withoutHour: number;
  readonly setAside: readonly { readonly effort: string; readonly reason: string }[];
}

const HOUR_MS = 3_600_000;
/** Local hours that count as night: people see less then, and patrols are fewer. */
const isNight = (hour: number): boolean => hour < 6 || hour >= 20;
/** What an effort that detects explosions notices, whatever it turned out to be. */
const HEARD: ReadonlySet<Conduct> = new Set(['strike', 'explosion', 'mine', 'interception', 'clash']);
/** Events are looked for this far from the line, or as far as its sectors reach. */
const DEPTH_KM = 10;
const RECENT_HOURS = 7 * 24;
const LEAST_REFERENCE_HOURS = 14 * 24;

/** Undefined where the mission has no line of contact. */
export function watchedLine(
  picture: Picture,
  conduct: Conduct,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): WatchedLine | undefined {
  const { line } = picture;
  if (!line) return undefined;
  const sources = new Map(picture.sources.map((source) => [source.id, source]));
  const { watches, setAside } = watchesOf(picture.efforts, sources, conduct);
  const depthKm = Math.min(DEPTH_KM, line.depthKm);
  const { hours, probability } = exposureOf(line, watches, { startMs, endMs, depthKm });
  const zone = picture.mission.timeZone;
  const hourClass = new Uint8Array(hours);
  const burst = new Int32Array(hours);
  for (let h = 0; h < hours; h++) {
    const local = startMs + h * HOUR_MS + offsetMs(zone, startMs + h * HOUR_MS);
    hourClass[h] = isNight(Math.floor(local / HOUR_MS) % 24) ? 1 : 0;
    burst[h] = Math.floor(local / (24 * HOUR_MS));
  }
  const { bySector, withoutHour } = countNoticed(picture, conduct, { startMs, hours, depthKm });
  const strata: Watched[] = [];
  const sectors = line.sectors.map((sector, s): WatchedSector => {
    const exposure = probability.subarray(s * hours, (s + 1) * hours);
    const noticed = bySector.get(sector.id) ?? new Float64Array(hours);
    const own = [0, 1].map((wanted) => stratum({ noticed, exposure, burst }, hourClass, wanted));
    strata.push(...own);
    const counts = { noticed, exposure, hourClass };
    const recent = hours - RECENT_HOURS;
    return {
      sector,
      exposure,
      noticed,
      corrected: correctedCount(own),
      ...(recent >= LEAST_REFERENCE_HOURS
        ? { excess: excessOver(usualLevel(counts, 0, recent, 2), counts, recent, hours) }
        : {}),
      changes: changePoints(counts),
    };
  });
  return { conduct, startMs, hours, sectors, whole: correctedCount(strata), withoutHour, setAside };
}

/** From this probability on, an hour or a day without a report was quiet, and below it not observed. */
export const LEAST_PROBABILITY = 0.5;
const exposures = new WeakMap<PictureIndex, Float32Array | null>();
const watchedDays = new WeakMap<PictureIndex, ReadonlyMap<string, ReadonlySet<string>>>();

/**
 * Probability that fire of any kind would have been noticed, sector by sector, hour by hour of the period. Null where no
 * effort on record watched for it. Made once a picture.
 */
export function fireExposure(index: PictureIndex): Float32Array | null {
  const known = exposures.get(index);
  if (known !== undefined) return known;
  const { line, efforts, sources, period } = index.picture;
  const byId = new Map(sources.map((source) => [source.id, source]));
  const { watches } = watchesOf(efforts, byId, ...HEARD);
  const made =
    line && watches.length > 0
      ? exposureOf(line, watches, { ...period, depthKm: Math.min(DEPTH_KM, line.depthKm) }).probability
      : null;
  exposures.set(index, made);
  return made;
}

/** By local day: the sectors in which fire of any kind would more likely than not have been noticed. Made once a picture. */
export function closelyWatched(index: PictureIndex): ReadonlyMap<string, ReadonlySet<string>> {
  const known = watchedDays.get(index);
  if (known) return known;
  const made = new Map<string, Set<string>>();
  watchedDays.set(index, made);
  const { line, period } = index.picture;
  const probability = fireExposure(index);
  if (!line || !probability) return made;
  const hours = probability.length / line.sectors.length;
  for (const [day, slice] of index.slices) {
    const from = Math.round((slice.startMs - period.startMs) / HOUR_MS);
    const until = Math.min(hours, Math.round((slice.endMs - period.startMs) / HOUR_MS));
    const close = line.sectors.filter((_, s) => {
      let sum = 0;
      for (let h = from; h < until; h++) sum += probability[s * hours + h]!;
      return until > from && sum >= LEAST_PROBABILITY * (until - from);
    });
    if (close.length > 0) made.set(day, new Set(close.map(({ id }) => id)));
  }
  return made;
}

function countNoticed(
  { incidents, efforts }: Picture,
  conduct: Conduct,
  { startMs, hours, depthKm }: { readonly startMs: number; readonly hours: number; readonly depthKm: number },
): { bySector: Map<string, Float64Array>; withoutHour: number } {
  const watching = new Set(efforts.filter(({ status }) => status === 'watching').map(({ source }) => source));
  const wanted = conduct === 'explosion' ? HEARD : new Set([conduct]);
  const bySector = new Map<string, Float64Array>();
  let withoutHour = 0;
  for (const { line, time, conduct: what, accounts } of incidents) {
    if (!line || line.sector === '' || Math.abs(line.offsetKm) > depthKm || !wanted.has(what)) continue;
    if (!accounts.some(({ source }) => watching.has(source))) continue;
    const h = Math.floor((time.startMs - startMs) / HOUR_MS);
    if (h < 0 || h >= hours) continue;
    if (time.endMs - time.startMs > 2 * HOUR_MS) {
      withoutHour++;
      continue;
    }
    const counts = bySector.get(line.sector) ?? new Float64Array(hours);
    bySector.set(line.sector, counts);
    counts[h]!++;
  }
  return { bySector, withoutHour };
}

function stratum(all: Watched, hourClass: Uint8Array, wanted: number): Watched {
  const within = (values: ArrayLike<number>): number[] =>
    Array.from(values).filter((_, h) => hourClass[h] === wanted);
  return { noticed: within(all.noticed), exposure: within(all.exposure), burst: within(all.burst) };
}

/**
 * How closely the line was watched in a window, for the screen: probabilities by day (by hour where the window is one or
 * two days), counts corrected for them, what is unusual, and the devices. A window is widened to whole local days.
 */
import type { Conduct } from '../record/codes.js';
import { devicesOf } from '../report/devices.js';
import type { Picture } from '../report/picture.js';
import type { PictureIndex } from '../report/picture-index.js';
import { type WatchedLine, type WatchedSector, watchedLine } from '../report/watched.js';
import type { CoverageSector, CoverageView } from './api.js';

const HOUR_MS = 3_600_000;
/** Windows of up to this many days are shown by the hour. */
const DAYS_BY_HOUR = 2;
const KEPT = 12;
/** Views are large to make and small to keep; a newer picture drops them all. */
const views = new WeakMap<Picture, Map<string, CoverageView>>();

export function coverageView(
  index: PictureIndex,
  conduct: Conduct,
  fromMs: number,
  toMs: number,
): CoverageView {
  const days = index.days
    .map((day) => index.slices.get(day)!)
    .filter((slice) => slice.startMs < toMs && slice.endMs > fromMs);
  const [first, last] = [days[0], days.at(-1)];
  const kept = views.get(index.picture) ?? new Map<string, CoverageView>();
  views.set(index.picture, kept);
  const key = `${conduct} ${first?.startMs} ${last?.endMs}`;
  const known = kept.get(key);
  if (known) return known;
  const made = viewOf(index, conduct, days);
  kept.set(key, made);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return made;
}

interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

function viewOf(index: PictureIndex, conduct: Conduct, days: readonly Stretch[]): CoverageView {
  const { picture } = index;
  const [first, last] = [days[0], days.at(-1)];
  const window = {
    startMs: first?.startMs ?? picture.period.startMs,
    endMs: last?.endMs ?? picture.period.startMs,
  };
  const step = days.length > DAYS_BY_HOUR ? 'day' : 'hour';
  const rows = step === 'day' ? days.map(({ startMs, endMs }) => ({ startMs, endMs })) : hoursOf(window);
  const head = {
    conduct,
    ...window,
    step,
    rows,
    efforts: picture.efforts.length,
    devices: devicesOf(picture, window),
  } as const;
  const watched = rows.length > 0 ? watchedLine(picture, conduct, window) : undefined;
  if (!watched)
    return { ...head, sectors: [], whole: NO_SECTOR, watchesConduct: false, withoutHour: 0, setAside: [] };
  // What is usual is known from the days before the window as well.
  const startMs = Math.min(picture.period.startMs, window.startMs);
  const since = startMs < window.startMs ? watchedLine(picture, conduct, { ...window, startMs })! : watched;
  return {
    ...head,
    sectors: watched.sectors.map((sector, s) => sectorView(sector, watched, since.sectors[s]!, since, rows)),
    whole: watched.whole,
    watchesConduct: watched.sectors.some(({ exposure }) => exposure.some((p) => p > 0)),
    withoutHour: watched.withoutHour,
    setAside: watched.setAside,
  };
}

const NO_SECTOR = { kind: 'notIdentifiable', reason: 'notObserved', noticed: 0, exposure: 0 } as const;

function sectorView(
  { sector, exposure, noticed, corrected }: WatchedSector,
  { startMs }: WatchedLine,
  usual: WatchedSector,
  since: WatchedLine,
  rows: readonly Stretch[],
): CoverageSector {
  const probability: number[] = [];
  const hoursNotObserved: number[] = [];
  const seen: number[] = [];
  for (const row of rows) {
    const from = Math.round((row.startMs - startMs) / HOUR_MS);
    const until = Math.round((row.endMs - startMs) / HOUR_MS);
    const part = exposure.subarray(from, until);
    probability.push(rounded(sum(part) / Math.max(1, part.length)));
    hoursNotObserved.push(part.reduce((count, p) => count + (p === 0 ? 1 : 0), 0));
    seen.push(sum(noticed.subarray(from, until)));
  }
  return {
    sector: sector.id,
    near: sector.near,
    startKm: sector.startKm,
    endKm: sector.endKm,
    hours: exposure.length,
    hoursNotObserved: hoursNotObserved.reduce((total, hours) => total + hours, 0),
    meanProbability: rounded(sum(exposure) / Math.max(1, exposure.length)),
    probability,
    hoursNotObservedByRow: hoursNotObserved,
    noticedByRow: seen,
    noticed: sum(noticed),
    corrected,
    ...(usual.excess ? { lastSevenDays: usual.excess } : {}),
    changes: usual.changes
      .map(({ hour, since: from, factor }) => ({
        toldMs: since.startMs + hour * HOUR_MS,
        sinceMs: since.startMs + from * HOUR_MS,
        factor,
      }))
      .filter(({ toldMs }) => toldMs >= startMs),
  };
}

function hoursOf({ startMs, endMs }: Stretch): Stretch[] {
  const hours: Stretch[] = [];
  for (let at = startMs; at < endMs; at += HOUR_MS) hours.push({ startMs: at, endMs: at + HOUR_MS });
  return hours;
}

const sum = (values: Float32Array | Float64Array): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};
/** Upwards where it would become 0: 0 is "not observed" and nothing else. */
const rounded = (share: number): number =>
  share === 0 ? 0 : Math.max(0.0001, Math.round(share * 10_000) / 10_000);

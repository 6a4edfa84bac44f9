/**
 * What the coded reports of a picture add up to, by local day: all that reports and server ask of them beside the
 * incidents made from them. Days add up to longer stretches without reading a report again, so that a picture of
 * millions of reports answers without them; they can be stored (structured clone) in their stead.
 */
import type { CodedReport } from '../coding/coded.js';
import { sectorOf, toLine } from '../geo/line.js';
import type { AlertTable } from '../sky/alert-table.js';
import type { Bulletin } from '../sky/bulletin.js';
import { bulletinOf } from '../sky/bulletin-of.js';
import { addDays, dayOf, type Interval, startOfDayMs } from '../time/instant.js';
import { homeMs } from './date-only.js';
import type { Picture } from './picture.js';

/** The reports of one stretch. An alert is listed under every day it touches, any other report under its own. */
export interface DaySums {
  /** Without alerts, which warn and tell of nothing; so are the next seven. */
  readonly reports: number;
  readonly events: number;
  readonly summaries: number;
  readonly detections: number;
  readonly eventsWithoutPlace: number;
  readonly codedBy: Readonly<Record<CodedReport['codedBy'], number>>;
  /** Reports by the sector they speak for. */
  readonly sectors: ReadonlyMap<string, number>;
  /** Observations by source. */
  readonly observations: ReadonlyMap<string, number>;
  /** Regions from which an event, a summary or a detection came. */
  readonly heardFrom: ReadonlySet<string>;
  /** Alerts by source: those that touch the stretch, and of them those that begin on one of its days. */
  readonly alerts: ReadonlyMap<string, number>;
  readonly alertsBegun: ReadonlyMap<string, number>;
  /** By region; milliseconds inside the stretch. */
  readonly sirens: ReadonlyMap<string, Siren>;
}

export interface Siren {
  readonly begun: number;
  readonly ms: number;
}

export interface SourceSums {
  readonly reports: number;
  /** Latest start. */
  readonly lastMs: number;
  /** homeMs of each report, ascending. */
  readonly homesMs: Float64Array;
}

export interface ReportSums {
  /** The period whose days these are. */
  readonly period: Interval;
  readonly days: ReadonlyMap<string, DaySums>;
  readonly sources: ReadonlyMap<string, SourceSums>;
  /** Every region that an event names; every one that an alert names. */
  readonly eventRegions: ReadonlySet<string>;
  readonly alertRegions: ReadonlySet<string>;
  readonly alertTimes: AlertTable;
  /** Numbers on attacks from the air, one entry for a text of a source however often it came, by time. */
  readonly bulletins: readonly Bulletin[];
  /** By observation, of those that incidents stand on: its reports, where one of them gives a number. */
  readonly counts: ReadonlyMap<string, readonly Pick<CodedReport, 'id' | 'count'>[]>;
}

const REPEAT_MS = 2.5 * 24 * 3_600_000;

type Summed = Pick<Picture, 'mission' | 'period' | 'line' | 'incidents' | 'placesNamed'> & {
  readonly reports: Iterable<CodedReport>;
};

export function sumReports(picture: Summed): ReportSums {
  const zone = picture.mission.timeZone;
  const days = new Map<string, MutableSums & Interval>();
  for (const day of daysBetween(zone, picture.period)) {
    const time = { startMs: startOfDayMs(zone, day), endMs: startOfDayMs(zone, addDays(day, 1)) };
    days.set(day, { ...time, ...emptySums() });
  }
  let last: (MutableSums & Interval) | undefined;
  const dayAt = (atMs: number): (MutableSums & Interval) | undefined => {
    if (!last || atMs < last.startMs || atMs >= last.endMs) last = days.get(dayOf(zone, atMs));
    return last;
  };
  const sources = new Map<string, { reports: number; lastMs: number; homesMs: number[] }>();
  const eventRegions = new Set<string>();
  const alertRegions = new Set<string>();
  const startsMs: number[] = [];
  const endsMs: number[] = [];
  const alertRegion: number[] = [];
  const alertPlaces = new Map<string, { at: number; lat: number; lon: number }>();
  const bulletins = new Map<string, Bulletin[]>();
  const counts = new Map<string, Pick<CodedReport, 'id' | 'count'>[]>();
  for (const incident of picture.incidents) {
    for (const account of incident.accounts)
      for (const id of account.observations) counts.set(observationOf(id), []);
  }
  for (const report of picture.reports) {
    const home = homeMs(report.time);
    const source = sources.get(report.source);
    if (source) {
      source.reports++;
      source.lastMs = Math.max(source.lastMs, report.time.startMs);
      source.homesMs.push(home);
    } else sources.set(report.source, { reports: 1, lastMs: report.time.startMs, homesMs: [home] });
    counts.get(report.observation)?.push({ id: report.id, count: report.count });
    if (report.report_kind === 'alert') {
      startsMs.push(report.time.startMs);
      endsMs.push(report.time.endMs);
      if (report.place?.region) alertRegions.add(report.place.region);
      const region = report.place?.region ?? '';
      const known = alertPlaces.get(region) ?? {
        at: alertPlaces.size,
        lat: report.place?.lat ?? Number.NaN,
        lon: report.place?.lon ?? Number.NaN,
      };
      alertPlaces.set(region, known);
      alertRegion.push(known.at);
      addAlert(days, zone, report, dayAt(report.time.startMs));
      continue;
    }
    const bulletin = bulletinOf(report, picture.placesNamed);
    if (bulletin) {
      // News repeat a text for a day or two; later the same words tell of another night.
      const key = `${bulletin.source}\n${report.account}`;
      const known = bulletins.get(key)?.at(-1);
      if (!known) bulletins.set(key, [bulletin]);
      else if (bulletin.time.startMs - known.time.startMs > REPEAT_MS) bulletins.get(key)!.push(bulletin);
    }
    if (report.report_kind === 'event' && report.place?.region) eventRegions.add(report.place.region);
    const day = dayAt(home);
    if (day) addReport(day, report, picture.line);
  }
  for (const [observation, reports] of counts)
    if (reports.every(({ count }) => count === null)) counts.delete(observation);
  return {
    period: { startMs: picture.period.startMs, endMs: picture.period.endMs },
    days: new Map(Array.from(days, ([day, { startMs: _start, endMs: _end, ...sums }]) => [day, sums])),
    sources: new Map(
      Array.from(sources, ([id, source]) => [
        id,
        { ...source, homesMs: Float64Array.from(source.homesMs).sort() },
      ]),
    ),
    eventRegions,
    alertRegions,
    alertTimes: {
      startsMs: Float64Array.from(startsMs),
      endsMs: Float64Array.from(endsMs),
      region: Uint16Array.from(alertRegion),
      regions: [...alertPlaces].map(([name, { lat, lon }]) => ({ name, lat, lon })),
    },
    bulletins: [...bulletins.values()].flat(),
    counts,
  };
}

/** The sums of consecutive days as those of one stretch. */
export function addSums(days: readonly DaySums[]): DaySums {
  const all = emptySums();
  days.forEach((day, at) => {
    for (const key of NUMBERS) all[key] += day[key];
    for (const [by, count] of Object.entries(day.codedBy))
      all.codedBy[by as keyof typeof all.codedBy] += count;
    addTo(all.sectors, day.sectors);
    addTo(all.observations, day.observations);
    for (const region of day.heardFrom) all.heardFrom.add(region);
    // An alert that lasts over midnight is one alert.
    addTo(all.alerts, at === 0 ? day.alerts : day.alertsBegun);
    addTo(all.alertsBegun, day.alertsBegun);
    for (const [region, siren] of day.sirens) addSiren(all.sirens, region, siren.begun, siren.ms);
  });
  return all;
}

export function totalOf(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

/** How many of ascending numbers are below one. */
export function countBelow(ascending: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const observationOf = (reportId: string): string => reportId.split('#')[0]!;

export function daysBetween(zone: string, { startMs, endMs }: Interval): string[] {
  const days: string[] = [];
  if (endMs <= startMs) return days;
  const last = dayOf(zone, endMs - 1);
  for (let day = dayOf(zone, startMs); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

const NUMBERS = ['reports', 'events', 'summaries', 'detections', 'eventsWithoutPlace'] as const;

type MutableSums = {
  -readonly [K in keyof DaySums]: DaySums[K] extends ReadonlyMap<string, infer V>
    ? Map<string, V>
    : DaySums[K] extends ReadonlySet<string>
      ? Set<string>
      : DaySums[K] extends number
        ? number
        : Record<CodedReport['codedBy'], number>;
};

function emptySums(): MutableSums {
  return {
    reports: 0,
    events: 0,
    summaries: 0,
    detections: 0,
    eventsWithoutPlace: 0,
    codedBy: { computed: 0, person: 0, sensor: 0 },
    sectors: new Map(),
    observations: new Map(),
    heardFrom: new Set(),
    alerts: new Map(),
    alertsBegun: new Map(),
    sirens: new Map(),
  };
}

function addReport(day: MutableSums, report: CodedReport, line: Picture['line']): void {
  const { report_kind: kind, place } = report;
  day.reports++;
  day.codedBy[report.codedBy]++;
  if (report.id === report.observation) addOne(day.observations, report.source);
  if (kind === 'event') {
    day.events++;
    if (!place) day.eventsWithoutPlace++;
  } else if (kind === 'summary') day.summaries++;
  else if (kind === 'detection') day.detections++;
  else return;
  if (!place) return;
  if (place.region) day.heardFrom.add(place.region);
  // A place known only to its region says nothing about one stretch of the line.
  if (!line || place.radiusMetres > line.depthKm * 1000) return;
  const sector = sectorOf(line, toLine(line, place.lat, place.lon));
  if (sector !== '') addOne(day.sectors, sector);
}

/** @param first the day on which it begins */
function addAlert(
  days: ReadonlyMap<string, MutableSums & Interval>,
  zone: string,
  { source, time, place }: CodedReport,
  first: (MutableSums & Interval) | undefined,
): void {
  const add = (day: MutableSums & Interval): void => {
    addOne(day.alerts, source);
    if (day === first) addOne(day.alertsBegun, source);
    const begun = time.startMs >= day.startMs && time.startMs < day.endMs;
    const ms = Math.min(time.endMs, day.endMs) - Math.max(time.startMs, day.startMs);
    if (ms > 0 || begun) addSiren(day.sirens, place?.region ?? '', begun ? 1 : 0, Math.max(0, ms));
  };
  const lastMs = Math.max(time.startMs, time.endMs - 1);
  if (first && lastMs < first.endMs) {
    add(first);
    return;
  }
  const last = dayOf(zone, lastMs);
  for (let day = dayOf(zone, time.startMs); day <= last; day = addDays(day, 1)) {
    const touched = days.get(day);
    if (touched) add(touched);
  }
}

function addSiren(sirens: Map<string, Siren>, region: string, begun: number, ms: number): void {
  const known = sirens.get(region);
  sirens.set(region, { begun: (known?.begun ?? 0) + begun, ms: (known?.ms ?? 0) + ms });
}

function addTo(into: Map<string, number>, counts: ReadonlyMap<string, number>): void {
  for (const [key, count] of counts) into.set(key, (into.get(key) ?? 0) + count);
}

function addOne(into: Map<string, number>, key: string): void {
  into.set(key, (into.get(key) ?? 0) + 1);
}

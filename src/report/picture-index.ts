/**
 * A picture sorted by local day, once, so that no report scans the whole period again. Coded reports are not kept here:
 * what is asked of them are their sums (report-sums.ts).
 *
 * An event belongs to one local day (homeMs in date-only.ts), and is counted once. Alerts and efforts last;
 * they are listed under every day they touch, and their hours are clipped to it.
 */

import type { Finding } from '../compliance/finding.js';
import type { Incident } from '../incident/incident.js';
import type { Declaration, Effort, Handover } from '../record/record.js';
import type { Party, Source } from '../record/source.js';
import { addDays, dayOf, type Interval, startOfDayMs } from '../time/instant.js';
import { homeMs } from './date-only.js';
import { findingHomeMs } from './finding-home.js';
import type { Picture } from './picture.js';
import { addSums, type DaySums, daysBetween, type ReportSums, sumReports } from './report-sums.js';

/** A count, or the statement that nobody could have counted. Never a zero in place of the second. */
export type Counted = number | 'notObserved';

/** What belongs to one stretch of time. Days inside, YYYY-MM-DD, in order. */
export interface Slice extends Interval {
  readonly days: readonly string[];
  readonly sums: DaySums;
  /** Regions from which an event, a summary or a detection came, or where an incident is; an alert warns of a region, no more. */
  readonly heardFrom: ReadonlySet<string>;
  readonly incidents: readonly Incident[];
  readonly declarations: readonly Declaration[];
  readonly handovers: readonly Handover[];
  readonly efforts: readonly Effort[];
  /** Findings that no incident carries, by time. */
  readonly others: readonly Finding[];
}

export interface PictureIndex {
  readonly picture: Picture;
  /** Every local day of the period, in order. */
  readonly days: readonly string[];
  readonly slices: ReadonlyMap<string, Slice>;
  /** By English name, then id: the order in which reports print parties. */
  readonly parties: readonly Party[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly incidents: ReadonlyMap<string, Incident>;
  /** By incident id. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Findings that no incident carries, by their own id: states of things, declarations, efforts. */
  readonly others: ReadonlyMap<string, Finding>;
  /** Of all coded reports. */
  readonly sums: ReportSums;
  /** When what each source told of beside reports took place (homeMs), ascending. */
  readonly speech: ReadonlyMap<string, readonly number[]>;
  readonly alertRegions: readonly string[];
  /** From the first alert's start to the last alert's end; null where the picture has none. */
  readonly alertSpan: Interval | null;
  /** Every region that an event or an alert of the period names, in the order of the alphabet. */
  readonly regions: readonly string[];
}

export function indexPicture(picture: Picture): PictureIndex {
  const zone = picture.mission.timeZone;
  const days = daysBetween(zone, picture.period);
  const sums = sumsOf(picture);
  const slices = new Map<string, MutableSlice>();
  for (const day of days) slices.set(day, emptySlice(zone, day, sums.days.get(day)!));
  let last: MutableSlice | undefined;
  const sliceAt = (atMs: number): MutableSlice | undefined => {
    if (!last || atMs < last.startMs || atMs >= last.endMs) last = slices.get(dayOf(zone, atMs));
    return last;
  };

  const regions = new Set([...sums.eventRegions, ...sums.alertRegions]);
  const speech = new Map<string, number[]>();
  for (const incident of picture.incidents) {
    if (incident.place.region) regions.add(incident.place.region);
    const slice = sliceAt(homeMs(incident.time));
    slice?.incidents.push(incident);
    if (incident.place.region) slice?.heardFrom.add(incident.place.region);
  }
  for (const slice of slices.values()) {
    slice.incidents.sort((a, b) => a.time.startMs - b.time.startMs || byText(a.id, b.id));
  }
  for (const declaration of picture.declarations) {
    push(speech, declaration.source, recordHomeMs(declaration));
    sliceAt(recordHomeMs(declaration))?.declarations.push(declaration);
  }
  for (const handover of picture.handovers) {
    push(speech, handover.source, recordHomeMs(handover));
    sliceAt(recordHomeMs(handover))?.handovers.push(handover);
  }
  for (const effort of picture.efforts) {
    const time = { startMs: Date.parse(effort.time.start), endMs: Date.parse(effort.time.end) };
    push(speech, effort.source, time.startMs);
    for (const slice of touched(slices, zone, time)) slice.efforts.push(effort);
  }
  for (const starts of speech.values()) starts.sort((a, b) => a - b);
  const findings = new Map<string, Finding[]>();
  const incidents = new Map(picture.incidents.map((incident) => [incident.id, incident]));
  const others = new Map<string, Finding>();
  for (const finding of picture.findings) {
    if (incidents.has(finding.incident)) {
      push(findings, finding.incident, finding);
      continue;
    }
    others.set(finding.id, finding);
    sliceAt(findingHomeMs(finding, undefined, picture.period))?.others.push(finding);
  }

  return {
    picture,
    days,
    slices,
    parties: [...picture.parties].sort((a, b) => byText(a.name.en, b.name.en) || byText(a.id, b.id)),
    sources: new Map(picture.sources.map((source) => [source.id, source])),
    incidents,
    findings,
    others,
    sums,
    speech,
    alertRegions: [...sums.alertRegions].sort(byText),
    alertSpan: spanOf(sums.alertTimes),
    regions: [...regions].sort(byText),
  };
}

/** The days of [fromMs, toMs) that lie in the period, put together. Whole local days. */
export function sliceBetween(index: PictureIndex, fromMs: number, toMs: number): Slice {
  const inside = index.days
    .map((day) => index.slices.get(day)!)
    .filter((s) => s.startMs < toMs && s.endMs > fromMs);
  return {
    startMs: inside[0]?.startMs ?? fromMs,
    endMs: inside[inside.length - 1]?.endMs ?? toMs,
    days: inside.flatMap((slice) => slice.days),
    sums: addSums(inside.map((slice) => slice.sums)),
    heardFrom: new Set(inside.flatMap((slice) => [...slice.heardFrom])),
    incidents: inside.flatMap((slice) => slice.incidents),
    declarations: inside.flatMap((slice) => slice.declarations),
    handovers: inside.flatMap((slice) => slice.handovers),
    efforts: [...new Set(inside.flatMap((slice) => slice.efforts))],
    others: inside.flatMap((slice) => slice.others),
  };
}

/** homeMs of a record that was not coded. */
export function recordHomeMs({ time }: Pick<Declaration, 'time'>): number {
  return homeMs({ startMs: Date.parse(time.start), precision: time.precision });
}

/** Total order of texts by code unit: the same on every machine, whatever its locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type MutableSlice = Omit<
  { -readonly [K in keyof Slice]: Slice[K] extends readonly (infer T)[] ? T[] : Slice[K] },
  'heardFrom'
> & { readonly heardFrom: Set<string> };

function emptySlice(zone: string, day: string, sums: DaySums): MutableSlice {
  const startMs = startOfDayMs(zone, day);
  const endMs = startOfDayMs(zone, addDays(day, 1));
  return {
    startMs,
    endMs,
    days: [day],
    sums,
    heardFrom: new Set(sums.heardFrom),
    incidents: [],
    declarations: [],
    handovers: [],
    efforts: [],
    others: [],
  };
}

function touched(slices: ReadonlyMap<string, MutableSlice>, zone: string, time: Interval): MutableSlice[] {
  const found: MutableSlice[] = [];
  const last = dayOf(zone, Math.max(time.startMs, time.endMs - 1));
  for (let day = dayOf(zone, time.startMs); day <= last; day = addDays(day, 1)) {
    const slice = slices.get(day);
    if (slice) found.push(slice);
  }
  return found;
}

/** Those that were stored are of use for the period that they were made for. */
function sumsOf(picture: Picture): ReportSums {
  const { sums } = picture.reports;
  const { startMs, endMs } = picture.period;
  return sums?.period.startMs === startMs && sums.period.endMs === endMs ? sums : sumReports(picture);
}

function spanOf({ startsMs, endsMs }: ReportSums['alertTimes']): Interval | null {
  if (startsMs.length === 0) return null;
  let startMs = Number.POSITIVE_INFINITY;
  let endMs = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < startsMs.length; i++) {
    startMs = Math.min(startMs, startsMs[i]!);
    endMs = Math.max(endMs, endsMs[i]!);
  }
  return { startMs, endMs };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

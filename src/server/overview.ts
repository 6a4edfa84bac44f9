/**
 * Counts over a window: the time brush, the strip view and the sentence above the map. All computed from the indexed
 * picture; an hour of a sector that no source covered is `not observed`, never a zero.
 */
import { clauseOf, type Finding } from '../compliance/finding.js';
import type { Incident } from '../incident/incident.js';
import { sectorsObserved } from '../report/coverage.js';
import { homeMs } from '../report/date-only.js';
import { findingHomeMs } from '../report/finding-home.js';
import { hoursBetween, type ObservedHours, observedHours } from '../report/observed-hours.js';
import type { PictureIndex } from '../report/picture-index.js';
import { totalOf } from '../report/report-sums.js';
import type { Strip, Timeline, WindowSummary } from './api.js';

export function timeline(index: PictureIndex): Timeline {
  return {
    days: index.days.map((day) => {
      const slice = index.slices.get(day)!;
      const of = (conduct: string): number =>
        slice.incidents.filter((incident) => incident.conduct === conduct).length;
      const [strikes, clashes, interceptions] = [of('strike'), of('clash'), of('interception')];
      return {
        day,
        startMs: slice.startMs,
        endMs: slice.endMs,
        incidents: slice.incidents.length,
        strikes,
        clashes,
        interceptions,
        other: slice.incidents.length - strikes - clashes - interceptions,
        alerts: totalOf(slice.sums.alerts),
        violations: slice.incidents.filter((incident) => violates(index, incident)).length,
        sectorsObserved: sectorsObserved(index, slice).size,
        sectors: index.picture.line?.sectors.length ?? 0,
      };
    }),
  };
}

const HOUR_MS = 3_600_000;
/** Windows of up to this many days are shown by the hour. */
const DAYS_BY_HOUR = 2;

export function strip(index: PictureIndex, fromMs: number, toMs: number): Strip {
  const days = index.days
    .map((day) => index.slices.get(day)!)
    .filter((slice) => slice.startMs < toMs && slice.endMs > fromMs);
  const step = days.length > DAYS_BY_HOUR ? 'day' : 'hour';
  const rows = days.flatMap(({ startMs, endMs }) =>
    step === 'day' ? [{ startMs, endMs }] : hoursOf(startMs, endMs),
  );
  const all = observedHours(index);
  const sectors = all.sectors.map(({ id }) => id);
  const observed = rows.flatMap(({ startMs, endMs }) => {
    const [first, last] = hoursBetween(all, startMs, endMs);
    return sectors.map((_, s) => shareObserved(all, s, first, last));
  });
  const counts = new Array<number>(rows.length * sectors.length).fill(0);
  const column = new Map(sectors.map((id, s) => [id, s]));
  let withoutHour = 0;
  let firstRow = 0;
  for (const { incidents, startMs, endMs } of days) {
    for (const { line, time } of incidents) {
      const s = column.get(line?.sector ?? '');
      if (s === undefined) continue;
      const vague = step === 'hour' && time.endMs - time.startMs > 2 * HOUR_MS;
      if (vague) withoutHour++;
      else counts[(firstRow + (step === 'day' ? 0 : hourOf(homeMs(time), startMs))) * sectors.length + s]!++;
    }
    firstRow += step === 'day' ? 1 : Math.ceil((endMs - startMs) / HOUR_MS);
  }
  return { step, rows, sectors, counts, observed, withoutHour };
}

const hourOf = (atMs: number, startMs: number): number => Math.floor((atMs - startMs) / HOUR_MS);

function hoursOf(startMs: number, endMs: number): { startMs: number; endMs: number }[] {
  const hours: { startMs: number; endMs: number }[] = [];
  for (let at = startMs; at < endMs; at += HOUR_MS) hours.push({ startMs: at, endMs: at + HOUR_MS });
  return hours;
}

function shareObserved(all: ObservedHours, s: number, first: number, last: number): number {
  let sum = 0;
  for (let h = first; h < last; h++) sum += all.observed[s * all.hours + h]!;
  return last > first ? Math.round((1000 * sum) / (last - first)) / 1000 : 0;
}

export function windowSummary(index: PictureIndex, fromMs: number, toMs: number): WindowSummary {
  const all = observedHours(index);
  const [first, last] = hoursBetween(all, fromMs, toMs);
  let hoursObserved = 0;
  for (let s = 0; s < all.sectors.length; s++)
    for (let h = first; h < last; h++) hoursObserved += all.observed[s * all.hours + h]!;
  const incidents = index.picture.incidents.filter((incident) => {
    const atMs = homeMs(incident.time);
    return atMs >= fromMs && atMs < toMs;
  });
  const counts = new Map<string, Record<string, number>>();
  let undetermined = 0;
  for (const incident of incidents) {
    if (index.picture.attributions.get(incident.id)?.author === 'undetermined') undetermined++;
    for (const finding of index.findings.get(incident.id) ?? []) count(counts, finding);
  }
  for (const finding of index.others.values()) {
    const atMs = findingHomeMs(finding, undefined, index.picture.period);
    if (atMs >= fromMs && atMs < toMs) count(counts, finding);
  }
  return {
    incidents: incidents.length,
    undetermined,
    sectorHours: all.sectors.length * (last - first),
    sectorHoursNotObserved: all.sectors.length * (last - first) - hoursObserved,
    clauses: index.picture.agreements.flatMap((agreement) =>
      agreement.clauses.map((clause) => ({
        agreement: agreement.id,
        clause: clause.id,
        readings: agreement.readings.map((reading) => {
          const row = counts.get(`${agreement.id}\n${clause.id}\n${reading.id}`) ?? {};
          return {
            reading: reading.id,
            confirmed: row.confirmed ?? 0,
            probable: row.probable ?? 0,
            possible: row.possible ?? 0,
            undetermined: row.undetermined ?? 0,
            notInForce: row.notInForce ?? 0,
          };
        }),
      })),
    ),
  };
}

function count(counts: Map<string, Record<string, number>>, finding: Finding): void {
  const key = `${finding.agreement}\n${clauseOf(finding)}\n${finding.reading}`;
  const row = counts.get(key) ?? {};
  const column = columnOf(finding);
  row[column] = (row[column] ?? 0) + 1;
  counts.set(key, row);
}

function columnOf(finding: Finding): string {
  return finding.verdict === 'violation' ? finding.band : finding.verdict;
}

function violates(index: PictureIndex, incident: Incident): boolean {
  return (index.findings.get(incident.id) ?? []).some((finding) => finding.verdict === 'violation');
}

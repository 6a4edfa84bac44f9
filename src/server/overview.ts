/**
 * Counts over a window: the time brush, the strip view and the sentence above the map. All computed from the indexed
 * picture; a sector-day from which no source spoke is `not observed`, never a zero.
 */
import { clauseOf, type Finding } from '../compliance/finding.js';
import type { Incident } from '../incident/incident.js';
import { sectorsObserved } from '../report/coverage.js';
import { homeMs } from '../report/date-only.js';
import { findingHomeMs } from '../report/finding-home.js';
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

export function strip(index: PictureIndex, fromMs: number, toMs: number): Strip {
  const sectors = index.picture.line?.sectors.map((sector) => sector.id) ?? [];
  const days = index.days.filter((day) => {
    const slice = index.slices.get(day)!;
    return slice.startMs < toMs && slice.endMs > fromMs;
  });
  const cells: number[] = [];
  for (const day of days) {
    const slice = index.slices.get(day)!;
    const observed = sectorsObserved(index, slice);
    const counts = new Map<string, number>();
    for (const incident of slice.incidents) {
      const sector = incident.line?.sector ?? '';
      if (sector !== '') counts.set(sector, (counts.get(sector) ?? 0) + 1);
    }
    for (const sector of sectors) cells.push(counts.get(sector) ?? (observed.has(sector) ? 0 : -1));
  }
  return { days, sectors, cells };
}

export function windowSummary(index: PictureIndex, fromMs: number, toMs: number): WindowSummary {
  const grid = strip(index, fromMs, toMs);
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
    sectorDays: grid.cells.length,
    sectorDaysNotObserved: grid.cells.filter((cell) => cell < 0).length,
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

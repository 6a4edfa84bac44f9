/**
 * Who could have told us: sectors of the line from which word came, sources that spoke, regions heard from. It comes
 * first in every report, because a number means nothing without it. Not observed is not quiet.
 */
import { byText, type PictureIndex, type Slice } from './picture-index.js';
import { countBelow } from './report-sums.js';
import { closelyWatched } from './watched.js';

export interface SectorCoverage {
  readonly sector: string;
  readonly near: string;
  readonly startKm: number;
  readonly endKm: number;
  /** Days of the stretch on which at least one report spoke for the sector, or it was watched closely. */
  readonly daysObserved: number;
  readonly reports: number;
}

export interface SourceCoverage {
  readonly source: string;
  /** Records of any kind that the source gave for the stretch. */
  readonly records: number;
  /** Time of the latest thing the source has told of up to the end of the stretch; null: nothing yet. */
  readonly lastMs: number | null;
}

export interface Coverage {
  /** Days in the stretch. */
  readonly days: number;
  /** Null where the mission has no line of contact. */
  readonly line: {
    readonly lengthKm: number;
    readonly depthKm: number;
    readonly sectors: readonly SectorCoverage[];
    readonly sectorsObserved: number;
    readonly sectorDays: number;
    readonly sectorDaysNotObserved: number;
  } | null;
  readonly sources: readonly SourceCoverage[];
  readonly regionsHeardFrom: readonly string[];
  /** Regions of the period from which no report came in this stretch. */
  readonly regionsNotObserved: readonly string[];
}

export function coverageOf(index: PictureIndex, slice: Slice): Coverage {
  return {
    days: slice.days.length,
    line: lineCoverage(index, slice),
    sources: sourceCoverage(index, slice),
    regionsHeardFrom: [...slice.heardFrom].sort(byText),
    regionsNotObserved: index.regions.filter((region) => !slice.heardFrom.has(region)),
  };
}

/** Sectors that somebody reported from or watched closely, of one day. */
export function sectorsObserved(index: PictureIndex, slice: Slice): Set<string> {
  const observed = new Set(slice.sums.sectors.keys());
  const depthMetres = (index.picture.line?.depthKm ?? 0) * 1000;
  for (const { line, place } of slice.incidents) {
    if (line && line.sector !== '' && place.radiusMetres <= depthMetres) observed.add(line.sector);
  }
  for (const sector of closelyWatched(index).get(slice.days[0]!) ?? []) observed.add(sector);
  return observed;
}

function lineCoverage(index: PictureIndex, slice: Slice): Coverage['line'] {
  const { line } = index.picture;
  if (!line) return null;
  const days = new Map<string, number>();
  for (const day of slice.days) {
    for (const sector of sectorsObserved(index, index.slices.get(day)!)) {
      days.set(sector, (days.get(sector) ?? 0) + 1);
    }
  }
  const sectors = line.sectors.map((sector) => ({
    sector: sector.id,
    near: sector.near,
    startKm: sector.startKm,
    endKm: sector.endKm,
    daysObserved: days.get(sector.id) ?? 0,
    reports: slice.sums.sectors.get(sector.id) ?? 0,
  }));
  const sectorDays = sectors.length * slice.days.length;
  return {
    lengthKm: line.lengthKm,
    depthKm: line.depthKm,
    sectors,
    sectorsObserved: sectors.filter((sector) => sector.daysObserved > 0).length,
    sectorDays,
    sectorDaysNotObserved: sectorDays - sectors.reduce((sum, sector) => sum + sector.daysObserved, 0),
  };
}

function sourceCoverage(index: PictureIndex, slice: Slice): SourceCoverage[] {
  const records = new Map<string, number>();
  const add = (source: string, count: number): void =>
    void records.set(source, (records.get(source) ?? 0) + count);
  for (const counts of [slice.sums.observations, slice.sums.alerts]) {
    for (const [source, count] of counts) add(source, count);
  }
  for (const list of [slice.declarations, slice.handovers, slice.efforts]) {
    for (const one of list) add(one.source, 1);
  }
  return [...index.sources.keys()].sort(byText).map((source) => ({
    source,
    records: records.get(source) ?? 0,
    lastMs: lastWord(slice.endMs, index.sums.sources.get(source)?.homesMs, index.speech.get(source)),
  }));
}

/** Latest time before the end of the stretch. */
function lastWord(beforeMs: number, ...ascending: (ArrayLike<number> | undefined)[]): number | null {
  let lastMs: number | null = null;
  for (const times of ascending) {
    const told = times ? countBelow(times, beforeMs) : 0;
    if (told > 0) lastMs = Math.max(lastMs ?? Number.NEGATIVE_INFINITY, times![told - 1]!);
  }
  return lastMs;
}

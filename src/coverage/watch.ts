/**
 * Efforts as stretches of watching from one position: tracks cut into pieces, what kept a device from watching taken out.
 */
import { distanceMetres } from '../geo/position.js';
import type { Conduct } from '../record/codes.js';
import type { Effort } from '../record/record.js';
import type { Source } from '../record/source.js';
import { DETECTABILITY, type Detectability } from './detectability.js';

export interface Watch {
  readonly effort: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly lat: number;
  readonly lon: number;
  readonly detectability: Detectability;
}

export interface Watches {
  readonly watches: readonly Watch[];
  /** Efforts that say nothing for a sector, with the reason in words. */
  readonly setAside: readonly { readonly effort: string; readonly reason: string }[];
}

/** A patrol on the move is taken to stand still for at most this long. */
const PIECE_MS = 10 * 60_000;

/** What the efforts could notice of a conduct, or of any of several. */
export function watchesOf(
  efforts: readonly Effort[],
  sources: ReadonlyMap<string, Source>,
  ...conducts: readonly Conduct[]
): Watches {
  const kept = restrictionsBySource(efforts);
  const watches: Watch[] = [];
  const setAside: { effort: string; reason: string }[] = [];
  for (const effort of efforts) {
    if (effort.status !== 'watching') continue;
    if (!conducts.some((conduct) => effort.canDetect.includes(conduct))) continue;
    const pieces = piecesOf(effort);
    if (pieces.length === 0) {
      setAside.push({ effort: effort.id, reason: 'it has neither a position nor a track' });
      continue;
    }
    const detectability = detectabilityOf(effort, sources.get(effort.source));
    for (const piece of pieces) {
      for (const [startMs, endMs] of without(piece, kept.get(effort.source) ?? [], effort)) {
        watches.push({ effort: effort.id, ...piece, startMs, endMs, detectability });
      }
    }
  }
  return { watches, setAside };
}

type Piece = Pick<Watch, 'startMs' | 'endMs' | 'lat' | 'lon'>;

function piecesOf({ time, place, track }: Effort): Piece[] {
  const startMs = Date.parse(time.start);
  const endMs = Date.parse(time.end);
  if (!track) {
    const { lat, lon } = place;
    return lat === undefined || lon === undefined || endMs <= startMs ? [] : [{ startMs, endMs, lat, lon }];
  }
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < track.length; i++) {
    const a = track[i]!;
    const b = track[i + 1]!;
    const from = Date.parse(a.at);
    const until = Date.parse(b.at);
    const parts = Math.max(1, Math.ceil((until - from) / PIECE_MS));
    for (let part = 0; part < parts; part++) {
      const start = Math.max(startMs, from + ((until - from) * part) / parts);
      const end = Math.min(endMs, from + ((until - from) * (part + 1)) / parts);
      const share = (part + 0.5) / parts;
      if (end > start) {
        pieces.push({
          startMs: start,
          endMs: end,
          lat: a.lat + (b.lat - a.lat) * share,
          lon: a.lon + (b.lon - a.lon) * share,
        });
      }
    }
  }
  return pieces;
}

function restrictionsBySource(efforts: readonly Effort[]): Map<string, Effort[]> {
  const kept = new Map<string, Effort[]>();
  for (const effort of efforts) {
    if (effort.status === 'watching') continue;
    const list = kept.get(effort.source);
    if (list) list.push(effort);
    else kept.set(effort.source, [effort]);
  }
  return kept;
}

/** The piece less the times at which its device was down, jammed, clouded or denied. */
function without(piece: Piece, restrictions: readonly Effort[], { device }: Effort): [number, number][] {
  let left: [number, number][] = [[piece.startMs, piece.endMs]];
  for (const one of restrictions) {
    if (one.device !== undefined ? one.device !== device : !reaches(one, piece)) continue;
    const from = Date.parse(one.time.start);
    const until = Date.parse(one.time.end);
    left = left.flatMap(([start, end]): [number, number][] => {
      if (until <= start || from >= end) return [[start, end]];
      const rest: [number, number][] = [];
      if (from > start) rest.push([start, from]);
      if (until < end) rest.push([until, end]);
      return rest;
    });
  }
  return left;
}

/** A restriction that names no device holds for those within its place; without a position, for all of the source. */
export function reaches({ place }: Effort, { lat, lon }: Pick<Piece, 'lat' | 'lon'>): boolean {
  if (place.lat === undefined || place.lon === undefined) return true;
  const radius = place.radiusMetres ?? 10_000;
  return distanceMetres(place.lat, place.lon, lat, lon) <= radius;
}

function detectabilityOf({ probability, rangeMetres }: Effort, source: Source | undefined): Detectability {
  const usual = DETECTABILITY[source?.kind ?? 'mission'];
  return { probability: probability ?? usual.probability, rangeMetres: rangeMetres ?? usual.rangeMetres };
}

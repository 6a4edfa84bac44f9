/**
 * Who held which ground on which day: a dated layer, generalised, never a border.
 *
 * Frame: plane of WGS 84 degrees scaled by the cosine of the latitude for distances (error below 1 % within 200 km,
 * far below the generalisation of the layer). Of several layers the latest that is not after the moment counts, or
 * the earliest when all are later. Within `contestedKm` of the line of contact ground is contested.
 */
import { type AreaIndex, indexAreas } from '../geo/areas.js';
import { asked, type Cells, cells } from '../geo/cells.js';
import { type ContactLine, toLine } from '../geo/line.js';
import { METRES_PER_DEGREE } from '../geo/position.js';

export interface ControlArea {
  readonly party: string;
  readonly polygons: readonly (readonly (readonly (readonly number[])[])[])[];
}

export interface ControlLayer {
  readonly asOfMs: number;
  readonly contestedKm: number;
  readonly areas: readonly ControlArea[];
}

export interface Ground {
  /** A party id, `contested` or `unknown`. */
  controlAt(lat: number, lon: number, atMs: number): string;
  /** The same for the middle of the cell of about a kilometre that holds the point: for many points around a place. */
  controlNear(atMs: number): Cells;
  /** Kilometres to ground held by the party: 0 on it and on contested ground, Infinity when it holds none, NaN without a layer. */
  distanceToGroundKm(lat: number, lon: number, atMs: number, party: string): number;
}

export const CONTESTED = 'contested';
export const UNKNOWN = 'unknown';

export function ground(layers: readonly ControlLayer[], line: ContactLine | null): Ground {
  const dated = [...layers]
    .sort((a, b) => a.asOfMs - b.asOfMs)
    .map((layer) => {
      const index = indexAreas(
        layer.areas.map((area) => ({ value: area.party, polygons: area.polygons })),
      ) as AreaIndex<string>;
      const holderAt = (lat: number, lon: number): string =>
        line && Math.abs(toLine(line, lat, lon).offsetKm) <= layer.contestedKm
          ? CONTESTED
          : (index.at(lat, lon) ?? UNKNOWN);
      return {
        asOfMs: layer.asOfMs,
        holderAt,
        edges: edgesByParty(layer.areas),
        holders: positionCache<string>(),
        cells: cells(holderAt),
        distances: new Map(layer.areas.map((area) => [area.party, positionCache<number>()])),
      };
    });
  const layerAt = (atMs: number): (typeof dated)[number] | undefined =>
    dated.findLast((layer) => layer.asOfMs <= atMs) ?? dated[0];
  const unknown = asked(() => UNKNOWN);
  const controlAt = (lat: number, lon: number, atMs: number): string => {
    const layer = layerAt(atMs);
    return layer ? layer.holders(lat, lon, () => layer.holderAt(lat, lon)) : UNKNOWN;
  };
  return {
    controlAt,
    controlNear: (atMs) => layerAt(atMs)?.cells ?? unknown,
    distanceToGroundKm(lat, lon, atMs, party) {
      const layer = layerAt(atMs);
      if (!layer) return Number.NaN;
      const edges = layer.edges.get(party);
      if (!edges) return Number.POSITIVE_INFINITY;
      const control = controlAt(lat, lon, atMs);
      if (control === party || control === CONTESTED) return 0;
      return layer.distances.get(party)!(lat, lon, () => nearestEdgeKm(edges, lat, lon));
    },
  };
}

/** Answers by exact position: reports name the same places again and again, and an answer never depends on the order. */
function positionCache<T>(): (lat: number, lon: number, find: () => T) => T {
  const byLat = new Map<number, Map<number, T>>();
  return (lat, lon, find) => {
    let byLon = byLat.get(lat);
    if (!byLon) {
      byLon = new Map();
      byLat.set(lat, byLon);
    }
    let found = byLon.get(lon);
    if (found === undefined) {
      found = find();
      byLon.set(lon, found);
    }
    return found;
  };
}

/** Edges as longitude and latitude of their ends, four numbers each; and in runs, the box around each. */
interface Edges {
  readonly ends: Float64Array;
  /** West, south, east and north of each run. */
  readonly boxes: Float64Array;
}

/** Edges in a run: neighbours on a ring, so their box is small. */
const RUN = 32;

function edgesByParty(areas: readonly ControlArea[]): Map<string, Edges> {
  const flat = new Map<string, number[]>();
  for (const area of areas) {
    const list = flat.get(area.party) ?? [];
    for (const polygon of area.polygons) {
      for (const ring of polygon) {
        for (let i = 0; i + 1 < ring.length; i++) {
          list.push(ring[i]![0]!, ring[i]![1]!, ring[i + 1]![0]!, ring[i + 1]![1]!);
        }
      }
    }
    flat.set(area.party, list);
  }
  return new Map([...flat].map(([party, list]) => [party, boxed(Float64Array.from(list))]));
}

function boxed(ends: Float64Array): Edges {
  const boxes = new Float64Array(4 * Math.ceil(ends.length / 4 / RUN));
  for (let box = 0; box < boxes.length; box += 4) {
    boxes.set([Infinity, Infinity, -Infinity, -Infinity], box);
    for (let e = box * RUN; e < Math.min(ends.length, (box + 4) * RUN); e += 2) {
      boxes[box] = Math.min(boxes[box]!, ends[e]!);
      boxes[box + 1] = Math.min(boxes[box + 1]!, ends[e + 1]!);
      boxes[box + 2] = Math.max(boxes[box + 2]!, ends[e]!);
      boxes[box + 3] = Math.max(boxes[box + 3]!, ends[e + 1]!);
    }
  }
  return { ends, boxes };
}

/** A run is passed over when its whole box is further away than the nearest edge so far; rounding is allowed for. */
const SURELY = 1 + 1e-9;

function nearestEdgeKm({ ends, boxes }: Edges, lat: number, lon: number): number {
  const scaleX = Math.cos((lat * Math.PI) / 180);
  let first = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let box = 0; box < boxes.length; box += 4) {
    const away = squareToBox(boxes, box, lat, lon, scaleX);
    if (away < least) {
      first = box;
      least = away;
    }
  }
  // The run whose box is nearest comes first: most others then are surely further away.
  let best = squareToRun(ends, first, lat, lon, scaleX);
  for (let box = 0; box < boxes.length; box += 4)
    if (squareToBox(boxes, box, lat, lon, scaleX) <= best * SURELY)
      best = Math.min(best, squareToRun(ends, box, lat, lon, scaleX));
  return (Math.sqrt(best) * METRES_PER_DEGREE) / 1000;
}

function squareToBox(boxes: Float64Array, box: number, lat: number, lon: number, scaleX: number): number {
  const east = Math.max(0, boxes[box]! - lon, lon - boxes[box + 2]!) * scaleX;
  const north = Math.max(0, boxes[box + 1]! - lat, lat - boxes[box + 3]!);
  return east * east + north * north;
}

function squareToRun(ends: Float64Array, box: number, lat: number, lon: number, scaleX: number): number {
  let best = Number.POSITIVE_INFINITY;
  const end = Math.min(ends.length, (box + 4) * RUN);
  for (let e = box * RUN; e < end; e += 4) {
    const ax = (ends[e]! - lon) * scaleX;
    const ay = ends[e + 1]! - lat;
    const dx = (ends[e + 2]! - ends[e]!) * scaleX;
    const dy = ends[e + 3]! - ends[e + 1]!;
    const squared = dx * dx + dy * dy;
    const t = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared));
    const px = ax + t * dx;
    const py = ay + t * dy;
    const distance = px * px + py * py;
    if (distance < best) best = distance;
  }
  return best;
}

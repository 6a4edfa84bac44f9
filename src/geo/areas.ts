/**
 * Which area holds a point: exact point-in-polygon with a grid in front.
 *
 * Frame: plane of WGS 84 degrees; edges are straight in that plane, as GeoJSON (RFC 7946, 3.1.1) has them. A point on
 * an edge belongs to the area whose crossing count is odd (half-open rule on latitude), so neighbours never both
 * claim it. Crossing number: M. Shimrat, Algorithm 112, CACM 5 (1962) 434. Cells of the grid that no edge touches
 * answer without looking at any edge.
 */
export interface Area<T> {
  readonly value: T;
  /** Rings of lon/lat pairs, GeoJSON MultiPolygon coordinates; holes are rings too (even-odd rule). */
  readonly polygons: readonly (readonly (readonly (readonly number[])[])[])[];
}

export interface AreaIndex<T> {
  /** Value of the first area, in the order given, that holds the point; undefined outside all. */
  at(lat: number, lon: number): T | undefined;
}

/** Edges of one area, sorted into bands of latitude: a crossing test looks only at the band of the point. */
interface Banded {
  readonly firstBand: number;
  /** Flat lon, lat, lon, lat for each edge that reaches into the band. */
  readonly bands: readonly Float64Array[];
}

const CELL_DEGREES = 0.25;
const BAND_DEGREES = 0.05;
const NO_AREAS: readonly number[] = [];

export function indexAreas<T>(areas: readonly Area<T>[]): AreaIndex<T> {
  const banded: Banded[] = [];
  const touched = new Map<number, number[]>(); // cell -> areas with an edge in it, in order
  for (const [index, area] of areas.entries()) {
    const edges = edgesOf(area);
    banded.push(intoBands(edges));
    for (let e = 0; e < edges.length; e += 4) {
      const [x1, y1, x2, y2] = [edges[e]!, edges[e + 1]!, edges[e + 2]!, edges[e + 3]!];
      for (let cx = cell(Math.min(x1, x2)); cx <= cell(Math.max(x1, x2)); cx++) {
        for (let cy = cell(Math.min(y1, y2)); cy <= cell(Math.max(y1, y2)); cy++) {
          const key = cellKey(cx, cy);
          const list = touched.get(key);
          if (!list) touched.set(key, [index]);
          else if (list[list.length - 1] !== index) list.push(index);
        }
      }
    }
  }
  // What can hold a point of the cell: areas with an edge in it, and those that hold all of it (complement ~index).
  const candidates = new Map<number, readonly number[]>();
  const candidatesOf = (key: number, lat: number, lon: number): readonly number[] => {
    const near = touched.get(key) ?? NO_AREAS;
    const found: number[] = [];
    const middleLat = (cell(lat) + 0.5) * CELL_DEGREES;
    const middleLon = (cell(lon) + 0.5) * CELL_DEGREES;
    for (const [index, area] of banded.entries()) {
      if (near.includes(index)) found.push(index);
      else if (holds(area, middleLat, middleLon)) found.push(~index);
    }
    candidates.set(key, found);
    return found;
  };
  return {
    at(lat, lon) {
      const key = cellKey(cell(lon), cell(lat));
      for (const candidate of candidates.get(key) ?? candidatesOf(key, lat, lon)) {
        if (candidate < 0) return areas[~candidate]!.value;
        if (holds(banded[candidate]!, lat, lon)) return areas[candidate]!.value;
      }
      return undefined;
    },
  };
}

const cell = (degrees: number): number => Math.floor(degrees / CELL_DEGREES);
const cellKey = (cx: number, cy: number): number => (cx + 1000) * 4000 + (cy + 1000);
const bandOf = (lat: number): number => Math.floor(lat / BAND_DEGREES);

function edgesOf<T>(area: Area<T>): Float64Array {
  const flat: number[] = [];
  for (const polygon of area.polygons) {
    for (const ring of polygon) {
      for (let i = 0; i + 1 < ring.length; i++) {
        flat.push(ring[i]![0]!, ring[i]![1]!, ring[i + 1]![0]!, ring[i + 1]![1]!);
      }
    }
  }
  return Float64Array.from(flat);
}

function intoBands(edges: Float64Array): Banded {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let e = 1; e < edges.length; e += 2) {
    first = Math.min(first, bandOf(edges[e]!));
    last = Math.max(last, bandOf(edges[e]!));
  }
  const bands: number[][] = Array.from({ length: Math.max(0, last - first + 1) }, () => []);
  for (let e = 0; e < edges.length; e += 4) {
    const [a, b] = [bandOf(edges[e + 1]!), bandOf(edges[e + 3]!)];
    for (let band = Math.min(a, b); band <= Math.max(a, b); band++) {
      bands[band - first]!.push(edges[e]!, edges[e + 1]!, edges[e + 2]!, edges[e + 3]!);
    }
  }
  return { firstBand: first, bands: bands.map((band) => Float64Array.from(band)) };
}

function holds(area: Banded, lat: number, lon: number): boolean {
  const edges = area.bands[bandOf(lat) - area.firstBand];
  if (!edges) return false;
  let inside = false;
  for (let e = 0; e < edges.length; e += 4) {
    const y1 = edges[e + 1]!;
    const y2 = edges[e + 3]!;
    if (y1 > lat === y2 > lat) continue;
    if (lon < edges[e]! + ((lat - y1) / (y2 - y1)) * (edges[e + 2]! - edges[e]!)) inside = !inside;
  }
  return inside;
}

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

interface Ringed<T> {
  readonly value: T;
  readonly edges: Float64Array; // lon, lat, lon, lat a edge
}

const CELL_DEGREES = 0.25;

export function indexAreas<T>(areas: readonly Area<T>[]): AreaIndex<T> {
  const ringed: Ringed<T>[] = areas.map((area) => ({ value: area.value, edges: edgesOf(area) }));
  const touched = new Map<number, number[]>(); // cell -> areas with an edge in it
  const settled = new Map<number, number>(); // cell without edges -> area, or -1
  ringed.forEach((area, index) => {
    for (let e = 0; e < area.edges.length; e += 4) {
      const [x1, y1, x2, y2] = [area.edges[e]!, area.edges[e + 1]!, area.edges[e + 2]!, area.edges[e + 3]!];
      for (let cx = cell(Math.min(x1, x2)); cx <= cell(Math.max(x1, x2)); cx++) {
        for (let cy = cell(Math.min(y1, y2)); cy <= cell(Math.max(y1, y2)); cy++) {
          const key = cellKey(cx, cy);
          const list = touched.get(key);
          if (!list) touched.set(key, [index]);
          else if (list[list.length - 1] !== index) list.push(index);
        }
      }
    }
  });
  const search = (lat: number, lon: number): number => {
    for (let i = 0; i < ringed.length; i++) if (holds(ringed[i]!.edges, lat, lon)) return i;
    return -1;
  };
  return {
    at(lat, lon) {
      const key = cellKey(cell(lon), cell(lat));
      let found: number;
      if (touched.has(key)) found = search(lat, lon);
      else {
        const known = settled.get(key);
        found = known ?? search(lat, lon);
        if (known === undefined) settled.set(key, found);
      }
      return found < 0 ? undefined : ringed[found]!.value;
    },
  };
}

const cell = (degrees: number): number => Math.floor(degrees / CELL_DEGREES);
const cellKey = (cx: number, cy: number): number => (cx + 1000) * 4000 + (cy + 1000);

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

function holds(edges: Float64Array, lat: number, lon: number): boolean {
  let inside = false;
  for (let e = 0; e < edges.length; e += 4) {
    const y1 = edges[e + 1]!;
    const y2 = edges[e + 3]!;
    if (y1 > lat === y2 > lat) continue;
    if (lon < edges[e]! + ((lat - y1) / (y2 - y1)) * (edges[e + 2]! - edges[e]!)) inside = !inside;
  }
  return inside;
}

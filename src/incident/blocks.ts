/**
 * Where to look for an open incident: blocks of place, walked back in time, so that association stays near linear.
 *
 * Frame: WGS 84 degrees, cells of equal degrees. Sizes of place are kept apart, because a report of a whole region must
 * not make every report of a town look far around: fine (radius up to 6 km, cells of 0.125 degree), middle (up to
 * 30 km, 0.5 degree), and wide, which goes by the name of the region instead of a grid. Places wider than a region are
 * not looked for. Entries are numbers, added in the order of their end, so each block is walked from its latest back.
 */
export interface Spot {
  readonly lat: number;
  readonly lon: number;
  readonly radiusMetres: number;
  /** Name of the first-order unit; '' where there is none. */
  readonly region: string;
}

export interface Blocks {
  /** Must be called in ascending order of end. */
  add(spot: Spot, entry: number): void;
  /** Entries whose blocks lie in reach, those beyond reach in the same blocks too. Visiting a block stops at false. */
  near(spot: Spot, visit: (entry: number) => boolean): void;
}

const GRIDS = [
  { radiusMetres: 6_000, cellDegrees: 0.125 },
  { radiusMetres: 30_000, cellDegrees: 0.5 },
] as const;
const WIDE = GRIDS.length;
const WIDE_METRES = 150_000;

/** Rounded down, so that reach is rounded up. */
const METRES_PER_DEGREE_LEAST = 111_000;

export function blocks(): Blocks {
  // A level's own grid holds what is of its size; its whole grid holds that and everything finer.
  const own = GRIDS.map(() => new Map<number, number[]>());
  const whole = GRIDS.map(() => new Map<number, number[]>());
  const ownByRegion = new Map<string, number[]>();
  const wholeByRegion = new Map<string, number[]>();
  return {
    add(spot, entry) {
      const level = levelOf(spot.radiusMetres);
      for (let l = level; l < WIDE; l++) {
        const { cellDegrees } = GRIDS[l]!;
        const key = keyOf(cell(spot.lat, cellDegrees), cell(spot.lon, cellDegrees));
        put(whole[l]!, key, entry);
        if (l === level) put(own[l]!, key, entry);
      }
      if (level > WIDE) return;
      put(wholeByRegion, regionOf(spot), entry);
      if (level === WIDE) put(ownByRegion, regionOf(spot), entry);
    },
    near(spot, visit) {
      const { lat, lon } = spot;
      const level = levelOf(spot.radiusMetres);
      if (level > WIDE) return;
      for (let l = level; l < WIDE; l++) {
        const size = GRIDS[l]!;
        const grid = l === level ? whole[l]! : own[l]!;
        if (grid.size === 0) continue;
        const reachLat = (spot.radiusMetres + size.radiusMetres) / METRES_PER_DEGREE_LEAST;
        const reachLon = reachLat / Math.max(0.1, Math.cos((lat * Math.PI) / 180));
        const top = cell(lat + reachLat, size.cellDegrees);
        const right = cell(lon + reachLon, size.cellDegrees);
        for (let y = cell(lat - reachLat, size.cellDegrees); y <= top; y++)
          for (let x = cell(lon - reachLon, size.cellDegrees); x <= right; x++)
            walkBack(grid.get(keyOf(y, x)), visit);
      }
      walkBack((level === WIDE ? wholeByRegion : ownByRegion).get(regionOf(spot)), visit);
    },
  };
}

function walkBack(entries: readonly number[] | undefined, visit: (entry: number) => boolean): void {
  if (!entries) return;
  for (let i = entries.length - 1; i >= 0; i--) if (!visit(entries[i]!)) return;
}

function levelOf(radiusMetres: number): number {
  for (let l = 0; l < WIDE; l++) if (radiusMetres <= GRIDS[l]!.radiusMetres) return l;
  return radiusMetres <= WIDE_METRES ? WIDE : WIDE + 1;
}

/** Where regions have no names, cells of a degree stand for them. */
const regionOf = (spot: Spot): string =>
  spot.region === '' ? `${cell(spot.lat, 1)} ${cell(spot.lon, 1)}` : spot.region;

const cell = (degrees: number, size: number): number => Math.floor((degrees + 360) / size);
/** Cells are under 2^13 a side: a small integer. */
const keyOf = (y: number, x: number): number => y * 8192 + x;

function put<K>(grid: Map<K, number[]>, key: K, entry: number): void {
  const list = grid.get(key);
  if (list) list.push(entry);
  else grid.set(key, [entry]);
}

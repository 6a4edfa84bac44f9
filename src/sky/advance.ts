/**
 * How the alerts of an operation went outward from where it was launched, where bulletins name the place.
 *
 * Frame: great-circle kilometres from the nearest launch place, hours. Model: the first alert of a region at t = t0 + s d with
 * the slowness s (hours a kilometre), least squares; speed = 1 / s. Interval: Student's t of the slope, 90 %; the speed
 * has no upper end where the slope may be nothing. Draper and Smith, Applied Regression Analysis (1998), ch. 1.
 * The heading is the bearing from the place to the middle of the regions that it is nearest to; its uncertainty is how these spread, and the
 * place's own radius seen from there. A region is warned ahead of what comes: the speed is that of the warnings.
 */
import type { NamedPlace } from '../coding/place-namer.js';
import { azimuthalPlane } from '../geo/azimuthal.js';
import { distanceMetres } from '../geo/position.js';
import type { RegionStart } from './wave.js';

export interface Advance {
  /** Speed of the warnings; null at either end where the data does not bound it. */
  readonly speedKmPerHour: number | null;
  readonly lowKmPerHour: number | null;
  readonly highKmPerHour: number | null;
  /** From each launch place that is the nearest to some region. */
  readonly from: readonly AdvanceFrom[];
}

export interface AdvanceFrom {
  readonly place: NamedPlace;
  readonly regions: number;
  readonly headingDegrees: number;
  /** One standard deviation. */
  readonly sigmaDegrees: number;
  readonly farthestKm: number;
}

const LEAST_REGIONS = 4;

/** Undefined where there is no place, or too few regions to tell. */
export function advanceOf(
  places: readonly NamedPlace[],
  starts: readonly RegionStart[],
): Advance | undefined {
  const known = starts.filter(({ lat, lon }) => Number.isFinite(lat) && Number.isFinite(lon));
  if (places.length === 0 || known.length < LEAST_REGIONS) return undefined;
  const reached = known.map((region) => {
    const all = places.map(({ lat, lon }) => distanceMetres(lat, lon, region.lat, region.lon) / 1000);
    const km = Math.min(...all);
    return { region, km, place: places[all.indexOf(km)]! };
  });
  const from = places.flatMap((place) => {
    const mine = reached.filter((one) => one.place === place);
    return mine.length === 0 ? [] : [headingFrom(place, mine)];
  });
  return { ...speedOf(reached.map(({ region, km }) => [km, region.startMs / 3_600_000] as const)), from };
}

function headingFrom(
  place: NamedPlace,
  mine: readonly { readonly region: RegionStart; readonly km: number }[],
): AdvanceFrom {
  const plane = azimuthalPlane(place.lat, place.lon);
  const units = mine.map(({ region }) => {
    const [x, y] = plane.toPlane(region.lat, region.lon);
    const metres = Math.max(1, Math.hypot(x, y));
    return [x / metres, y / metres] as const;
  });
  const east = units.reduce((sum, [x]) => sum + x, 0) / units.length;
  const north = units.reduce((sum, [, y]) => sum + y, 0) / units.length;
  // Circular standard deviation: N. I. Fisher, Statistical Analysis of Circular Data (1993), 2.3.
  const spread = Math.sqrt(-2 * Math.log(Math.min(1, Math.max(1e-9, Math.hypot(east, north)))));
  const meanKm = mine.reduce((sum, { km }) => sum + km, 0) / mine.length;
  // The radius holds 90 %: 2.146 standard deviations of a round normal.
  const own = Math.atan2(place.radiusMetres / 2.146 / 1000, meanKm);
  return {
    place,
    regions: mine.length,
    headingDegrees: ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360,
    sigmaDegrees: Math.min(180, (Math.hypot(spread, own) * 180) / Math.PI),
    farthestKm: Math.round(Math.max(...mine.map(({ km }) => km))),
  };
}

function speedOf(
  points: readonly (readonly [km: number, hours: number])[],
): Pick<Advance, 'speedKmPerHour' | 'lowKmPerHour' | 'highKmPerHour'> {
  const n = points.length;
  const meanKm = points.reduce((sum, [km]) => sum + km, 0) / n;
  const meanHours = points.reduce((sum, [, hours]) => sum + hours, 0) / n;
  let [dd, dt, tt] = [0, 0, 0];
  for (const [km, hours] of points) {
    dd += (km - meanKm) ** 2;
    dt += (km - meanKm) * (hours - meanHours);
    tt += (hours - meanHours) ** 2;
  }
  if (!(dd > 0)) return { speedKmPerHour: null, lowKmPerHour: null, highKmPerHour: null };
  const slope = dt / dd;
  const sigma = Math.sqrt(Math.max(0, tt - slope * dt) / (n - 2) / dd);
  const half = student90(n - 2) * sigma;
  const speed = (hoursPerKm: number): number | null => (hoursPerKm > 0 ? 1 / hoursPerKm : null);
  return {
    speedKmPerHour: speed(slope),
    lowKmPerHour: speed(slope + half),
    highKmPerHour: speed(slope - half),
  };
}

/** 95th percentile of Student's t; Cornish and Fisher's expansion, within 1 % from two degrees of freedom on. */
function student90(freedom: number): number {
  if (freedom === 2) return 2.92;
  const z = 1.644_853_627;
  const [z3, z5, z7] = [z ** 3, z ** 5, z ** 7];
  return (
    z +
    (z3 + z) / (4 * freedom) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * freedom ** 3)
  );
}

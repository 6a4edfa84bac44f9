/**
 * The outlines of what an incident's place leaves open, where a circle says it badly: the ellipse with its alternatives, or the
 * sector of one bearing. Worked out once when an incident is chosen, never while drawing.
 *
 * Frame: degrees; metres east and north of the middle or of the observer, by the length of a degree there.
 */
import type { Incident } from '../api/types.ts';

type Place = Incident['place'];
export interface Outline {
  readonly ring: readonly (readonly [number, number])[];
  /** Chance that it is here, of all that is left open. */
  readonly probability: number;
}

const ON_RING = 64;
const PER_DEGREE = 111_195;

/** Empty where the circle of the place says it all. */
export function outlinesOf({ lat, lon, shape }: Place): Outline[] {
  if (shape?.kind === 'sector') return [{ ring: sectorRing(shape), probability: 1 }];
  if (shape?.kind !== 'ellipse') return [];
  const { probability, alternatives } = shape;
  return [
    { ring: ellipseRing(lat, lon, shape), probability },
    ...alternatives.map((other) => ({
      ring: ellipseRing(other.lat, other.lon, other.ellipse90 ?? shape),
      probability: other.probability,
    })),
  ];
}

interface Ellipse {
  readonly majorMetres: number;
  readonly minorMetres: number;
  readonly azimuthDegrees: number;
}

function ellipseRing(
  lat: number,
  lon: number,
  { majorMetres, minorMetres, azimuthDegrees }: Ellipse,
): [number, number][] {
  const [sin, cos] = turn(azimuthDegrees);
  return Array.from({ length: ON_RING + 1 }, (_, i) => {
    const [across, along] = turn((360 * i) / ON_RING);
    const [u, v] = [majorMetres * along, minorMetres * across];
    return shifted(lat, lon, u * sin + v * cos, u * cos - v * sin);
  });
}

type SectorShape = Extract<Place['shape'], { readonly kind: 'sector' }>;

function sectorRing(sector: SectorShape): [number, number][] {
  const { apexLat, apexLon, middleDegrees, halfDegrees, nearMetres, farMetres } = sector;
  const at = (metres: number, share: number): [number, number] => {
    const [sin, cos] = turn(middleDegrees + halfDegrees * share);
    return shifted(apexLat, apexLon, metres * sin, metres * cos);
  };
  const shares = Array.from({ length: ON_RING / 2 + 1 }, (_, i) => (4 * i) / ON_RING - 1);
  const ring = [
    ...shares.map((share) => at(farMetres, share)),
    ...shares.toReversed().map((share) => at(nearMetres, share)),
  ];
  return [...ring, ring[0]!];
}

const turn = (degrees: number): [number, number] => [
  Math.sin((degrees * Math.PI) / 180),
  Math.cos((degrees * Math.PI) / 180),
];

const shifted = (lat: number, lon: number, east: number, north: number): [number, number] => [
  lon + east / (PER_DEGREE * Math.max(0.01, Math.cos((lat * Math.PI) / 180))),
  lat + north / PER_DEGREE,
];

/**
 * The sensors of a simulated network: where they truly are, how their clocks go, when they die, and what sensors.csv says of
 * them. Sensors are in the order of their chainage.
 */
import { SENSOR_KINDS, type SensorKind, type Sensors } from '../../formats/network/network.js';
import { metresPerDegree } from '../../geo/local-metres.js';
import { between, longRandomOf, normal, type Random } from '../../random/random.js';
import type { Ground } from './ground.js';
import type { Layout, SimulationParameters } from './parameter.js';

export interface Node {
  readonly index: number;
  readonly kind: SensorKind;
  readonly chainageKm: number;
  readonly lat: number;
  readonly lon: number;
  readonly elevationMetres: number;
  readonly bearingSigmaDegrees: number;
  readonly clockSeconds: number;
  readonly driftPerHour: number;
  /** Milliseconds since the start of the world; infinite for a node that lives. */
  readonly diesMs: number;
  readonly noiseDecibels: number;
  /** Of a camera: the middle of what it sees; its field is CAMERA_FIELD_DEGREES wide. */
  readonly lookDegrees: number;
}

export const CAMERA_FIELD_DEGREES = 90;

export function placeNodes(parameters: SimulationParameters, ground: Ground): Node[] {
  const random = longRandomOf(parameters.seed, 20);
  const { sensors, lengthKm, hours } = parameters;
  const spacingKm = lengthKm / sensors;
  return Array.from({ length: sensors }, (_, index) => {
    const chainageKm = Math.min(
      lengthKm,
      Math.max(0, (index + 0.5 + between(random, -0.25, 0.25)) * spacingKm),
    );
    const { lat, lon } = ground.place(chainageKm, offsetKm(parameters.layout, index, random));
    const kind = drawKind(parameters, random);
    const hoursOff = random() < parameters.clockHoursOffShare;
    const side = random() < 0.5 ? -90 : 90;
    return {
      index,
      kind,
      chainageKm,
      lat,
      lon,
      elevationMetres: ground.elevationMetres(lat, lon) + 3,
      bearingSigmaDegrees:
        kind === 'acoustic_array'
          ? between(random, 2, 4)
          : kind === 'camera'
            ? between(random, 0.3, 0.6)
            : Number.NaN,
      clockSeconds:
        parameters.clockSigmaSeconds * normal(random) +
        (hoursOff ? 3600 * (1 + Math.floor(3 * random())) * (random() < 0.5 ? -1 : 1) : 0),
      driftPerHour: parameters.clockDriftPerHour * normal(random),
      diesMs: random() < parameters.deadShare ? random() * hours * 3_600_000 : Number.POSITIVE_INFINITY,
      noiseDecibels: 45 + 4 * normal(random),
      lookDegrees: ground.headingDegrees(chainageKm) + side + between(random, -30, 30),
    };
  });
}

function offsetKm(layout: Layout, index: number, random: Random): number {
  if (layout === 'one-row') return 0.3 * normal(random);
  const far = index % 2 === 0;
  return (layout === 'zigzag' ? (far ? 2 : -2) : far ? 1 : 4) + 0.4 * normal(random);
}

function drawKind(parameters: SimulationParameters, random: Random): SensorKind {
  const { arrayShare, seismicShare, cameraShare } = parameters;
  const at = random();
  if (at < arrayShare) return 'acoustic_array';
  if (at < arrayShare + seismicShare) return 'seismic';
  return at < arrayShare + seismicShare + cameraShare ? 'camera' : 'acoustic';
}

/** What sensors.csv says: places as they were surveyed, with their error. */
export function listNodes(
  nodes: readonly Node[],
  { seed, sensorPlaceSigmaMetres }: SimulationParameters,
): Sensors {
  const random = longRandomOf(seed, 21);
  const ids = nodes.map(({ index }) => `N${String(index + 1).padStart(4, '0')}`);
  const lat = new Float64Array(nodes.length);
  const lon = new Float64Array(nodes.length);
  nodes.forEach((node, i) => {
    const { perLat, perLon } = metresPerDegree(node.lat);
    lat[i] = node.lat + (sensorPlaceSigmaMetres * normal(random)) / perLat;
    lon[i] = node.lon + (sensorPlaceSigmaMetres * normal(random)) / perLon;
  });
  return {
    count: nodes.length,
    ids,
    index: new Map(ids.map((id, i) => [id, i])),
    lat,
    lon,
    elevationMetres: Float64Array.from(nodes, ({ elevationMetres }) => elevationMetres),
    kind: Uint8Array.from(nodes, ({ kind }) => SENSOR_KINDS.indexOf(kind)),
    bearingSigmaDegrees: Float64Array.from(nodes, ({ bearingSigmaDegrees }) => bearingSigmaDegrees),
    setAside: new Set(),
  };
}

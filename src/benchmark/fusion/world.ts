/**
 * A simulated stretch of front whose events are noticed by random subsets of the kinds of account, each with errors of its
 * own, some of them astray, some copied. Seeded; everything is invented. What goes astray and how often is drawn for each
 * world anew from wide ranges, not taken from the weights that fusing uses (src/incident/fuse/weights.ts).
 *
 * Frame: metres east and north of 48 N, 30 E, on the ellipsoid.
 *
 * Over 300 lines, because all kinds draw from one seed in one order, and their errors are to be read beside one another.
 */
import { metresPerDegree } from '../../geo/local-metres.js';
import { between, exponential, normal, type Random, randomOf, student } from '../../random/random.js';
import type { Observation } from '../../record/record.js';
import { COMPASS_POINTS } from '../../record/sighting.js';
import type { Source } from '../../record/source.js';

export const KINDS = ['network', 'satellite', 'patrol', 'camera', 'form', 'news', 'party'] as const;
export type SeenBy = (typeof KINDS)[number];

export const SOURCES: readonly Source[] = [
  { id: 'network', name: 'Network', kind: 'sensor', reliability: 'B' },
  { id: 'satellite', name: 'Satellite', kind: 'sensor', reliability: 'B' },
  { id: 'patrols', name: 'Patrols', kind: 'mission', reliability: 'A' },
  { id: 'cameras', name: 'Cameras', kind: 'sensor', reliability: 'A' },
  { id: 'forms', name: 'Forms', kind: 'mission', reliability: 'A' },
  ...['one', 'two', 'three', 'four'].map(
    (id): Source => ({ id: `press-${id}`, name: id, kind: 'media', reliability: 'C' }),
  ),
  { id: 'north-staff', name: 'Staff of N', kind: 'party', party: 'NORTH', reliability: 'D' },
  { id: 'south-staff', name: 'Staff of S', kind: 'party', party: 'SOUTH', reliability: 'D' },
];

export interface Seen {
  readonly observation: Observation;
  /** Number of the event; -1: of none. */
  readonly event: number;
  readonly by: SeenBy;
}

export interface TrueEvent {
  readonly atMs: number;
  readonly lat: number;
  readonly lon: number;
}

export interface FusionWorld {
  readonly events: readonly TrueEvent[];
  readonly seen: readonly Seen[];
}

export interface WorldParameters {
  readonly seed: number;
  readonly days: number;
  readonly eventsPerDay: number;
  /** Kinds that take part; what the others see does not depend on it. */
  readonly kinds: readonly SeenBy[];
  /** A kind that puts half of its accounts some kilometres off, in one direction, and says so with a straight face. */
  readonly liar?: SeenBy | undefined;
}

const START_MS = Date.parse('2031-05-01T00:00:00Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WIDTH = 120_000;
const DEPTH = 40_000;
const ORIGIN = { lat: 48, lon: 30 };
const PER_DEGREE = metresPerDegree(ORIGIN.lat + DEPTH / 2 / 111_000);
const RADIUS_90 = Math.sqrt(2 * Math.log(10));

interface Point {
  readonly x: number;
  readonly y: number;
}
interface Town extends Point {
  readonly name: string;
  readonly radiusMetres: number;
}
interface Happened extends Point {
  readonly number: number;
  readonly atMs: number;
  readonly means: 'artillery' | 'mortar' | 'glide_bomb';
}

/** How a world differs from others: chances of going astray, by kind, and biases. */
interface Traits {
  readonly astray: Readonly<Record<SeenBy, number>>;
  readonly networkBias: Point;
  /** Of true over said range, natural logarithm: how these patrols hear. */
  readonly hearing: number;
  readonly lie: Point;
}

const CHANCE: Readonly<Record<SeenBy, number>> = {
  network: 0.45,
  satellite: 0.3,
  patrol: 0.35,
  camera: 0.25,
  form: 0.15,
  news: 0.6,
  party: 0.3,
};

export function simulateFusion(parameters: WorldParameters): FusionWorld {
  const { seed, days, eventsPerDay } = parameters;
  const random = randomOf(seed, 1);
  const traits = traitsOf(randomOf(seed, 2));
  const towns = townsOf(randomOf(seed, 3));
  const happened: Happened[] = [];
  for (let at = 0; at < days; ) {
    at += exponential(random, 1 / eventsPerDay);
    happened.push({
      number: happened.length,
      x: WIDTH * random(),
      y: DEPTH * random(),
      atMs: Math.round(START_MS + at * DAY_MS),
      means: (['artillery', 'mortar', 'glide_bomb'] as const)[Math.floor(3 * random())]!,
    });
  }
  const seen: Seen[] = [];
  const world: Writing = { seed, traits, towns, seen, liar: parameters.liar };
  for (const event of happened)
    KINDS.forEach((by, k) => {
      const own = randomOf(seed, 10 + event.number, k);
      if (own() < CHANCE[by] && parameters.kinds.includes(by)) TELL[by](world, event, own);
    });
  if (parameters.kinds.includes('satellite')) otherFires(world, days, randomOf(seed, 4));
  return { events: happened.map(({ atMs, ...at }) => ({ atMs, ...degrees(at) })), seen };
}

interface Writing {
  readonly seed: number;
  readonly traits: Traits;
  readonly towns: readonly Town[];
  readonly seen: Seen[];
  readonly liar: SeenBy | undefined;
}

function traitsOf(random: Random): Traits {
  const astray = {
    network: between(random, 0.01, 0.06),
    satellite: between(random, 0.05, 0.3),
    patrol: between(random, 0.02, 0.12),
    camera: between(random, 0.01, 0.06),
    form: between(random, 0.01, 0.06),
    news: between(random, 0.03, 0.15),
    party: between(random, 0.03, 0.2),
  };
  const angle = 2 * Math.PI * random();
  const lieMetres = between(random, 1_500, 6_000);
  return {
    astray,
    networkBias: { x: 15 * normal(random), y: 15 * normal(random) },
    hearing: Math.log(1.15) + 0.08 * normal(random),
    lie: { x: lieMetres * Math.sin(angle), y: lieMetres * Math.cos(angle) },
  };
}

/** So many that four events of five lie in one or more, and the others not far from one. */
const TOWNS = 400;

const townsOf = (random: Random): Town[] =>
  Array.from({ length: TOWNS }, (_, i) => ({
    name: `Town ${i}`,
    x: WIDTH * random(),
    y: DEPTH * random(),
    radiusMetres: Math.round(1_000 * Math.exp(random() * Math.log(5))),
  }));

const degrees = ({ x, y }: Point): { lat: number; lon: number } => ({
  lat: round(ORIGIN.lat + y / PER_DEGREE.perLat),
  lon: round(ORIGIN.lon + x / PER_DEGREE.perLon),
});
const round = (value: number): number => Math.round(value * 1e6) / 1e6;

function scattered({ x, y }: Point, random: Random, metres: number): Point {
  return { x: x + metres * normal(random), y: y + metres * normal(random) };
}

/** Where the account puts it: somewhere else, where it is astray or lies. */
function meant(
  { traits, liar }: Writing,
  by: SeenBy,
  event: Happened,
  random: Random,
  metres: number,
): Point {
  const lies = random() < 0.5 && liar === by;
  const astray = random() < traits.astray[by];
  const angle = 2 * Math.PI * random();
  const off = metres * (0.1 + 0.9 * random());
  if (lies) return { x: event.x + traits.lie.x, y: event.y + traits.lie.y };
  return astray ? { x: event.x + off * Math.sin(angle), y: event.y + off * Math.cos(angle) } : event;
}

type Rest = Omit<Partial<Observation>, 'kind' | 'id' | 'source' | 'time'>;

function write(
  { seen }: Writing,
  by: SeenBy,
  source: string,
  event: number,
  startMs: number,
  lengthMs: number,
  precision: Observation['time']['precision'],
  rest: Rest,
): void {
  const iso = (ms: number): string => new Date(Math.round(ms)).toISOString();
  seen.push({
    by,
    event,
    observation: {
      kind: 'observation',
      id: `o${String(seen.length).padStart(6, '0')}`,
      source,
      time: { start: iso(startMs), end: iso(startMs + lengthMs), precision },
      reportKind: 'event',
      conduct: 'strike',
      target: 'unspecified',
      actor: 'undetermined',
      stance: 'asserted',
      ...rest,
    },
  });
}

type Tell = (world: Writing, event: Happened, random: Random) => void;

const TELL: Readonly<Record<SeenBy, Tell>> = {
  network(world, event, random) {
    const major = RADIUS_90 * between(random, 20, 120);
    const minor = major * between(random, 0.3, 1);
    const azimuth = 180 * random();
    const at = meant(world, 'network', event, random, 4_000);
    const [along, across] = [major, minor].map((axis) => (axis / RADIUS_90) * tailed(random));
    const [sin, cos] = [Math.sin((azimuth * Math.PI) / 180), Math.cos((azimuth * Math.PI) / 180)];
    const { networkBias } = world.traits;
    const located = {
      x: at.x + networkBias.x + along! * sin + across! * cos,
      y: at.y + networkBias.y + along! * cos - across! * sin,
    };
    // A row of sensors along the front: the mirror image lies north or south of it.
    const open = random() < 0.08;
    const probability = open ? between(random, 0.5, 0.9) : between(random, 0.9, 0.99);
    const mirrored = { x: located.x, y: located.y + 2 * between(random, 300, 3_000) };
    const swapped = open && random() > probability;
    const [first, second] = swapped ? [mirrored, located] : [located, mirrored];
    write(world, 'network', 'network', event.number, event.atMs + 500 * normal(random), 0, 'second', {
      conduct: 'explosion',
      place: {
        ...degrees(first),
        radiusMetres: Math.ceil((major + minor) / 2),
        precision: 'site',
        basis: 'sensor',
        ellipse90: {
          majorMetres: major,
          minorMetres: minor,
          azimuthDegrees: swapped ? (360 - azimuth) % 180 : azimuth,
        },
        probability,
        ...(open ? { alternatives: [{ ...degrees(second), probability: 1 - probability }] } : {}),
      },
    });
  },
  satellite(world, event, random) {
    const at = scattered(meant(world, 'satellite', event, random, 3_000), random, 90);
    const passMs = event.atMs + HOUR_MS * between(random, 0.2, 6);
    const pixels = 1 + Math.floor(2.2 * random() * random());
    for (let i = 0; i < pixels; i++)
      heat(world, event.number, passMs, i === 0 ? at : scattered(at, random, 350), random);
  },
  patrol(world, event, random) {
    const patrols = 1 + Math.floor(3 * random() * random());
    const at = meant(world, 'patrol', event, random, 6_000);
    for (let i = 0; i < patrols; i++) {
      const stood = around(event, random, 2_000, 8_000);
      const [dx, dy] = [at.x - stood.x, at.y - stood.y];
      const heard = bearingOf(dx, dy) + 6 * normal(random);
      const range = Math.sqrt(dx * dx + dy * dy) * Math.exp(-(world.traits.hearing + 0.25 * normal(random)));
      const point = COMPASS_POINTS[Math.round((((heard % 360) + 360) % 360) / 22.5) % 16]!;
      const said = between(random, 0.1, 0.4);
      write(
        world,
        'patrol',
        'patrols',
        event.number,
        minute(event.atMs + 60_000 * normal(random)),
        60_000,
        'minute',
        {
          conduct: 'explosion',
          sightings: [
            {
              observer: { ...degrees(stood), radiusMetres: 30 },
              by: 'ear',
              bearings: [point],
              ...(random() < 0.8
                ? {
                    rangeMetres: { min: Math.round(range * (1 - said)), max: Math.round(range * (1 + said)) },
                  }
                : {}),
            },
          ],
        },
      );
    }
  },
  camera(world, event, random) {
    const cameras = 1 + Math.floor(2 * random());
    const at = meant(world, 'camera', event, random, 5_000);
    for (let i = 0; i < cameras; i++) {
      const stood = around(event, random, 1_500, 7_000);
      const bearing = bearingOf(at.x - stood.x, at.y - stood.y) + 1.5 * normal(random);
      write(world, 'camera', 'cameras', event.number, event.atMs + 1_000 * normal(random), 0, 'second', {
        conduct: 'explosion',
        means: 'unspecified',
        sightings: [
          {
            observer: degrees(stood),
            by: 'instrument',
            bearings: [(Math.round(((bearing + 720) % 360) * 10) / 10) % 360],
          },
        ],
      });
    }
  },
  form(world, event, random) {
    const radiusMetres = Math.round(between(random, 200, 1_200));
    const at = scattered(meant(world, 'form', event, random, 6_000), random, radiusMetres / RADIUS_90);
    write(
      world,
      'form',
      'forms',
      event.number,
      minute(event.atMs + 90_000 * normal(random)),
      60_000,
      'minute',
      {
        means: event.means,
        place: { ...degrees(at), radiusMetres, precision: 'site', basis: 'coder' },
      },
    );
  },
  news(world, event, random) {
    const outlets = 1 + Math.floor(4 * random() * random());
    const at = meant(world, 'news', event, random, 15_000);
    const town = townAt(world.towns, at);
    const words = [town.name, event.means, `house ${Math.floor(random() * 900)}`, wordsFor(random)].join(' ');
    for (let i = 0; i < outlets; i++) {
      const copied = i > 0 && random() < 0.5;
      const time = toldTime(event.atMs, random);
      write(world, 'news', SOURCES[5 + i]!.id, event.number, time.startMs, time.lengthMs, time.precision, {
        means: random() < 0.6 ? event.means : 'unspecified',
        text: copied || i === 0 ? words : `${words} ${wordsFor(random)} ${wordsFor(random)}`,
        language: 'en',
        place: {
          name: town.name,
          ...degrees(town),
          radiusMetres: town.radiusMetres,
          precision: 'town',
          basis: 'text',
        },
      });
    }
  },
  party(world, event, random) {
    const voice = random() < 0.5 ? 'north-staff' : 'south-staff';
    const radiusMetres = 1_000;
    const at = scattered(meant(world, 'party', event, random, 8_000), random, radiusMetres / RADIUS_90);
    const town = townAt(world.towns, at);
    const sources = random() < 0.4 ? [voice, 'press-four'] : [voice];
    for (const source of sources)
      write(world, 'party', source, event.number, minute(event.atMs + 300_000 * random()), 60_000, 'minute', {
        means: event.means,
        text: `${town.name} ${event.means} shelled`,
        language: 'en',
        place: { name: town.name, ...degrees(at), radiusMetres, precision: 'site', basis: 'coder' },
      });
  },
};

/** Student's t with six degrees of freedom, of unit variance: tails that the ellipse does not tell of. */
const tailed = (random: Random): number => student(random, 6) / Math.sqrt(1.5);
const minute = (atMs: number): number => Math.floor(atMs / 60_000) * 60_000;
const bearingOf = (dx: number, dy: number): number => ((Math.atan2(dx, dy) * 180) / Math.PI + 360) % 360;

function around({ x, y }: Point, random: Random, least: number, most: number): Point {
  const angle = 2 * Math.PI * random();
  const metres = between(random, least, most);
  return { x: x + metres * Math.sin(angle), y: y + metres * Math.cos(angle) };
}

const wordsFor = (random: Random): string =>
  Array.from({ length: 3 }, () => `word${Math.floor(random() * 5_000)}`).join(' ');

/** The smallest town around it, else the nearest. */
function townAt(towns: readonly Town[], { x, y }: Point): Town {
  const away = (town: Town): number => Math.hypot(town.x - x, town.y - y) / town.radiusMetres;
  const inside = towns.filter((town) => away(town) <= 1);
  const [first] =
    inside.length > 0
      ? inside.sort((a, b) => a.radiusMetres - b.radiusMetres)
      : [...towns].sort((a, b) => away(a) - away(b));
  return first!;
}

function toldTime(
  atMs: number,
  random: Random,
): { readonly startMs: number; readonly lengthMs: number; readonly precision: 'day' | 'hour' } {
  const day = Math.floor(atMs / DAY_MS) * DAY_MS;
  const chance = random();
  if (chance < 0.5) return { startMs: day, lengthMs: DAY_MS, precision: 'day' };
  if (chance < 0.8)
    return { startMs: Math.floor(atMs / HOUR_MS) * HOUR_MS, lengthMs: HOUR_MS, precision: 'hour' };
  const quarter = Math.floor((atMs - day) / (6 * HOUR_MS));
  return { startMs: day + quarter * 6 * HOUR_MS, lengthMs: 6 * HOUR_MS, precision: 'hour' };
}

function heat(world: Writing, event: number, passMs: number, at: Point, random: Random): void {
  const scan = between(random, 0.37, 0.7);
  const track = between(random, 0.37, 0.5);
  const centre = {
    x: at.x + 1000 * scan * (random() - 0.5) + 40 * normal(random),
    y: at.y + 1000 * track * (random() - 0.5) + 40 * normal(random),
  };
  write(world, 'satellite', 'satellite', event, minute(passMs), 0, 'minute', {
    reportKind: 'detection',
    conduct: 'other',
    means: 'none',
    target: 'none',
    place: {
      ...degrees(centre),
      radiusMetres: Math.round(500 * Math.hypot(scan, track)),
      precision: 'site',
      basis: 'sensor',
    },
    values: {
      scanKilometres: scan,
      trackKilometres: track,
      confidenceGrade: random() < 0.15 ? 0 : random() < 0.7 ? 1 : 2,
      nightPass: random() < 0.6 ? 1 : 0,
    },
  });
}

const OTHER_FIRES_PER_DAY = 12;

/** Fields that burn, and a plant that flares every day. */
function otherFires(world: Writing, days: number, random: Random): void {
  const plant = { x: WIDTH * random(), y: DEPTH * random() };
  for (let day = 0; day < days; day++) {
    heat(world, -1, START_MS + day * DAY_MS + 2 * HOUR_MS, scattered(plant, random, 60), random);
    for (let i = 0; i < OTHER_FIRES_PER_DAY; i++)
      heat(
        world,
        -1,
        START_MS + (day + random()) * DAY_MS,
        { x: WIDTH * random(), y: DEPTH * random() },
        random,
      );
  }
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearingDegrees, distanceMetres } from './position.js';
import { type Arc, arcOf } from './sighting-arc.js';
import { sightingArea } from './sighting-area.js';
import type { SightLine } from './sighting-likelihood.js';

/**
 * Events are put anywhere within hearing, with equal chance everywhere; observers hear the bearing with a normal error and the
 * distance with a bias and an error of its logarithm. They then say it in their own way: a point of sixteen, an exact
 * bearing or an arc of several points; nothing about the distance, or that of a few intervals which holds what they heard.
 */
const TRIALS = 1_200;
const REACH_METRES = 15_000;
const SIGMA_DEGREES = 6;
const FARTHER = 1.15;
const SPREAD = 0.25;
const METRES_A_DEGREE = 111_195;
const [LAT, LON] = [48, 37];
const scaleX = METRES_A_DEGREE * Math.cos((LAT * Math.PI) / 180);
const at = (x: number, y: number) => ({ lat: LAT + y / METRES_A_DEGREE, lon: LON + x / scaleX });

/** Ends of the intervals in which people speak, metres. */
const WAYS = [
  [0, 1_000, 2_000, 3_000, 5_000, 7_000, 10_000, 15_000, 60_000],
  [0, 500, 2_000, 7_000, 20_000, 60_000],
  [0, 1_500, 4_000, 8_000, 60_000],
];

function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let t = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    t = Math.imul(t ^ (t >>> 15), 0x735a2d97);
    return ((t ^ (t >>> 15)) >>> 0) / 4_294_967_296;
  };
}

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

function saidArc(bearing: number, random: () => number): Arc {
  if (random() < 0.3) return arcOf([{ degrees: (bearing + 360) % 360, halfDegrees: 0 }]);
  // An arc of one, two or three points of sixteen; which of them the event lies in is left to chance.
  const points = 1 + Math.floor(3 * random());
  const first = Math.round(bearing / 22.5) - Math.floor(points * random());
  return arcOf(
    Array.from({ length: points }, (_, i) => ({
      degrees: ((((first + i) % 16) + 16) % 16) * 22.5,
      halfDegrees: 11.25,
    })),
  );
}

type Way = (heard: number, random: () => number) => SightLine['rangeMetres'];

const inFixedIntervals: Way = (heard, random) => {
  const ends = WAYS[Math.floor(WAYS.length * random())]!;
  const k = ends.findIndex((end) => end > heard);
  return { min: ends[k - 1]!, max: ends[k]! };
};

/** People who put an interval around what they heard: not what the model takes them to do. */
const aroundWhatWasHeard: Way = (heard) => ({ min: 0.7 * heard, max: 1.4 * heard });

function coverage(
  observers: number,
  way: Way,
  observerRadiusMetres = 0,
  trials = TRIALS,
): { held: number; agree: number; metres: number } {
  let [held, agree] = [0, 0];
  const radii: number[] = [];
  for (let seed = 0; seed < trials; seed++) {
    const random = seeded(seed * 7919 + observers);
    const stands = Array.from({ length: observers }, () =>
      observers === 1 ? [0, 0] : [8_000 * (random() - 0.5), 8_000 * (random() - 0.5)],
    ) as [number, number][];
    let [x, y] = [0, 0];
    do {
      x = 40_000 * (random() - 0.5);
      y = 40_000 * (random() - 0.5);
    } while (stands.some(([sx, sy]) => Math.hypot(x - sx, y - sy) > REACH_METRES));
    const event = at(x, y);
    const lines = stands.map(([sx, sy]): SightLine => {
      const { lat, lon } = at(sx, sy);
      const heard =
        distanceMetres(lat, lon, event.lat, event.lon) / FARTHER / Math.exp(SPREAD * normal(random));
      const bearing = bearingDegrees(lat, lon, event.lat, event.lon) + SIGMA_DEGREES * normal(random);
      const says = random();
      const blur = observerRadiusMetres / Math.sqrt(2 * Math.log(10));
      const stated = at(sx + blur * normal(random), sy + blur * normal(random));
      return {
        ...stated,
        radiusMetres: observerRadiusMetres,
        sigmaDegrees: SIGMA_DEGREES,
        farther: FARTHER,
        rangeSpread: SPREAD,
        reachMetres: REACH_METRES,
        arc: says < 0.9 ? saidArc(bearing, random) : undefined,
        rangeMetres: says > 0.4 ? way(heard, random) : undefined,
      };
    });
    const area = sightingArea(lines);
    if (distanceMetres(area.lat, area.lon, event.lat, event.lon) <= area.radiusMetres) held++;
    if (area.agree) agree++;
    radii.push(area.radiusMetres);
  }
  radii.sort((a, b) => a - b);
  return { held: held / trials, agree: agree / trials, metres: radii[trials / 2]! };
}

for (const observers of [1, 2, 3])
  test(`the 90 % radius of ${observers} observer${observers > 1 ? 's' : ''} holds the event in 88 to 92 % of cases`, (t) => {
    const { held, agree, metres } = coverage(observers, inFixedIntervals);
    t.diagnostic(`held ${held.toFixed(3)}, agree ${agree.toFixed(3)}, median radius ${Math.round(metres)} m`);
    assert.ok(held >= 0.88 && held <= 0.92, `${held}`);
    assert.ok(agree > 0.99, `${agree} of honest observers agree`);
  });

test('with observers whose own place is good to 800 m it still does', (t) => {
  const { held, metres } = coverage(2, inFixedIntervals, 800, TRIALS / 4);
  t.diagnostic(`held ${held.toFixed(3)}, median radius ${Math.round(metres)} m`);
  assert.ok(held >= 0.87 && held <= 0.93, `${held}`);
});

test('observers who speak otherwise than the model takes them to are held in at least 85 %', (t) => {
  for (const observers of [1, 2, 3]) {
    const { held, metres } = coverage(observers, aroundWhatWasHeard, 0, TRIALS / 4);
    t.diagnostic(`${observers}: held ${held.toFixed(3)}, median radius ${Math.round(metres)} m`);
    assert.ok(held >= 0.85, `${observers}: ${held}`);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { azimuthalPlane } from '../geo/azimuthal.js';
import { bearingDegrees } from '../geo/position.js';
import { type FlightRows, flightOf } from './flight.js';

/** Mulberry32, a small seeded generator (T. Ettinger, 2017; public domain), and a normal from it (Box and Muller). */
function seeded(seed: number): { uniform: () => number; normal: () => number } {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

const LAUNCH = { lat: 50, lon: 36 };
const plane = azimuthalPlane(LAUNCH.lat, LAUNCH.lon);

/** A flight from the launch with accelerations at random, seen late by a radar. */
function simulate(seed: number, { sigma = 200, speed = 50, unseenSeconds = 1200, count = 60 } = {}) {
  const { uniform, normal } = seeded(seed);
  const heading = uniform() * 2 * Math.PI;
  const q = 0.005 * (speed / 50) ** 2 * 10 ** (0.5 * normal());
  let [x, y, vx, vy] = [0, 0, speed * Math.sin(heading), speed * Math.cos(heading)];
  const fly = (dt: number): void => {
    // Exact: velocity and position of integrated white noise.
    const [a, b, c, d] = [normal(), normal(), normal(), normal()];
    const root = Math.sqrt(q * dt);
    x += vx * dt + root * dt * (a / 2 + b / Math.sqrt(12));
    y += vy * dt + root * dt * (c / 2 + d / Math.sqrt(12));
    vx += root * a;
    vy += root * c;
  };
  fly(unseenSeconds);
  // Towards where it flies by the meridian it is at, not by that of the launch.
  const [fromLat, fromLon] = plane.toGlobe(x, y);
  const [toLat, toLon] = plane.toGlobe(x + vx, y + vy);
  const truth = { heading: bearingDegrees(fromLat, fromLon, toLat, toLon), speed: Math.hypot(vx, vy) * 3.6 };
  const rows: { t: number; lat: number; lon: number }[] = [];
  let t = unseenSeconds;
  for (let i = 0; i < count; i++) {
    const [lat, lon] = plane.toGlobe(x + sigma * normal(), y + sigma * normal());
    rows.push({ t, lat, lon });
    const dt = 10 + 20 * uniform();
    fly(dt);
    t += dt;
  }
  const column = (of: (row: (typeof rows)[number]) => number): Float64Array => Float64Array.from(rows, of);
  const track: FlightRows = {
    id: `t${seed}`,
    kind: 'drone',
    timeMs: column((row) => row.t * 1000),
    lat: column((row) => row.lat),
    lon: column((row) => row.lon),
    altitudeMetres: column(() => 500),
    sigmaMetres: column(() => sigma),
  };
  return { track, truth };
}

/** How far the launch lies across the cone, in half widths at its distance. */
function launchAcross(track: FlightRows): number {
  const flight = flightOf(track);
  assert.ok(flight.known);
  const own = azimuthalPlane(track.lat[0]!, track.lon[0]!);
  const [lx, ly] = own.toPlane(LAUNCH.lat, LAUNCH.lon);
  const heading = (flight.headingDegrees * Math.PI) / 180;
  const [ux, uy] = [Math.sin(heading), Math.cos(heading)];
  const backKm = -(lx * ux + ly * uy) / 1000;
  const at = flight.cone.findIndex(({ distanceKm }) => distanceKm >= backKm);
  assert.ok(at >= 1, `${backKm} km back`);
  const [near, far] = [flight.cone[at - 1]!, flight.cone[at]!];
  const share = (backKm - near.distanceKm) / (far.distanceKm - near.distanceKm);
  const [cx, cy] = own.toPlane(
    near.lat + share * (far.lat - near.lat),
    near.lon + share * (far.lon - near.lon),
  );
  const across = Math.abs((lx - cx) * uy - (ly - cy) * ux) / 1000;
  return across / (near.halfWidthKm + share * (far.halfWidthKm - near.halfWidthKm));
}

for (const [name, setting] of [
  ['', {}],
  [' that are seen badly and seldom', { sigma: 500, count: 25 }],
  [' that are fast', { speed: 250, unseenSeconds: 300, sigma: 100 }],
] as const) {
  test(`the cone holds the launch of 88 to 92 in 100 flights${name}`, (t) => {
    const flights = 1_000;
    let held = 0;
    for (let seed = 1; seed <= flights; seed++) if (launchAcross(simulate(seed, setting).track) <= 1) held++;
    t.diagnostic(`${((100 * held) / flights).toFixed(1)} in 100`);
    assert.ok(held / flights >= 0.88 && held / flights <= 0.92, String(held / flights));
  });
}

test('heading and speed lie within their uncertainty', () => {
  let headings = 0;
  let speeds = 0;
  const flights = 1_000;
  for (let seed = 1; seed <= flights; seed++) {
    const { track, truth } = simulate(seed);
    const flight = flightOf(track);
    assert.ok(flight.known);
    const off = Math.abs(((flight.headingDegrees - truth.heading + 540) % 360) - 180);
    if (off <= 1.645 * flight.headingSigmaDegrees) headings++;
    if (Math.abs(flight.speedKmPerHour - truth.speed) <= 1.645 * flight.speedSigmaKmPerHour) speeds++;
  }
  assert.ok(headings / flights > 0.87 && headings / flights < 0.93, `headings ${headings}`);
  assert.ok(speeds / flights > 0.87 && speeds / flights < 0.93, `speeds ${speeds}`);
});

test('a stray position is left out and changes little', () => {
  const { track } = simulate(7);
  const sound = flightOf(track);
  const lat = track.lat.slice();
  lat[20]! += 1;
  const strayed = flightOf({ ...track, lat });
  assert.equal(sound.leftOut, 0);
  assert.equal(strayed.leftOut, 1);
  assert.ok(sound.known && strayed.known);
  assert.ok(Math.abs(sound.headingDegrees - strayed.headingDegrees) < 1);
});

test('few positions, and a thing that hovers, have no heading', () => {
  const { track } = simulate(3);
  const few = Object.fromEntries(
    Object.entries(track).map(([key, value]) => [key, typeof value === 'string' ? value : value.slice(0, 3)]),
  ) as unknown as FlightRows;
  const short = flightOf(few);
  assert.ok(!short.known && short.reason === 'tooFewPositions');
  const hovering = flightOf(simulate(3, { speed: 0, unseenSeconds: 1, sigma: 300, count: 6 }).track);
  assert.ok(!hovering.known && hovering.reason === 'noPlainHeading');
});

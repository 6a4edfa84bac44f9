import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doubtfulSensors } from './doubtful.js';
import type { Fix } from './fix.js';
import { type Locator, locateAll, locator } from './locator.js';
import {
  arrivalsOf,
  bearingTo,
  type Row,
  SPEED,
  START_MS,
  type Station,
  sensorsAt,
} from './network.fixture.js';
import { toPlane } from './plane.js';

const P_WAVE = 4600;
const SIGMA_SECONDS = 0.015;

/** What each station tells of an event: microphones its sound, cameras its flash, seismic stations its P wave. */
function toldOf(stations: readonly Station[], x: number, y: number, moment: number): Row[] {
  return stations.map(([sx, sy, kind], sensor) => {
    const metres = Math.hypot(sx - x, sy - y);
    if (kind === 'camera') {
      return { sensor, seconds: moment, bearing: bearingTo(sx, sy, x, y) };
    }
    return { sensor, seconds: moment + metres / (kind === 'seismic' ? P_WAVE : SPEED) };
  });
}

function run(stations: readonly Station[], rows: readonly Row[]): { fixes: Fix[]; live: Locator } {
  const fixes: Fix[] = [];
  const live = locator(sensorsAt(stations), undefined);
  locateAll(live, arrivalsOf(rows, SIGMA_SECONDS), (more) => fixes.push(...more));
  return { fixes, live };
}

function off(fix: { readonly lat: number; readonly lon: number }, x: number, y: number): number {
  const at = toPlane(48, 30, fix.lat, fix.lon);
  return Math.hypot(at.x - x, at.y - y);
}

const ROW: Station[] = Array.from({ length: 9 }, (_, i) => [(i - 4) * 2000, 0, 'acoustic']);
const SPREAD = ROW.map(([x], i): Station => [x, (i % 3) * 1500 - 1500, 'acoustic']);
/** Events here and there, far enough apart in time. */
const EVENTS = Array.from({ length: 24 }, (_, i) => ({
  x: ((i * 1700) % 11_000) - 5500,
  y: (i % 2 === 0 ? 1 : -1) * (1500 + ((i * 900) % 3500)),
  moment: 20 + 70 * i,
}));

test('a camera decides on which side of a straight row of microphones it was', () => {
  const stations: Station[] = [...ROW, [500, 200, 'camera']];
  for (const y of [3000, -3000]) {
    const { fixes } = run(stations, toldOf(stations, 700, y, 100));
    assert.equal(fixes.length, 1);
    assert.deepEqual(fixes[0]!.alternatives, []);
    assert.ok(off(fixes[0]!, 700, y) < 100, String(off(fixes[0]!, 700, y)));
    assert.equal(fixes[0]!.arrivals.length, 10);
  }
});

test('a flash seconds after the event leaves both sides open', () => {
  const stations: Station[] = [...ROW, [500, 200, 'camera']];
  const rows = toldOf(stations, 700, 3000, 100);
  const late = rows.map((row) => (row.bearing === undefined ? row : { ...row, seconds: row.seconds + 3 }));
  const { fixes } = run(stations, late);
  assert.equal(fixes[0]!.alternatives.length, 1);
  assert.equal(fixes[0]!.arrivals.length, 9);
});

test('a flash narrows the region of an event that sound located, and does not move it away', () => {
  const stations: Station[] = [...SPREAD, [-1000, -200, 'camera']];
  const rows = toldOf(stations, 700, 2500, 100);
  const [without] = run(stations, rows.slice(0, -1)).fixes;
  const [withFlash] = run(stations, rows).fixes;
  assert.ok(withFlash!.ellipse90.majorM < without!.ellipse90.majorM);
  assert.ok(off(withFlash!, 700, 2500) < 60);
  assert.ok(Math.abs(Date.parse(withFlash!.time) - START_MS - 100_000) < 30, withFlash!.time);
});

test('two cameras and two sounds make an event, two sounds alone do not', () => {
  const stations: Station[] = [
    [-2000, 0, 'acoustic'],
    [1500, 0, 'acoustic'],
    [-3000, 300, 'camera'],
    [3000, -200, 'camera'],
  ];
  const rows = toldOf(stations, 400, 1800, 100);
  assert.deepEqual(run(stations, rows.slice(0, 2)).fixes, []);
  const { fixes } = run(stations, rows);
  assert.equal(fixes.length, 1);
  assert.ok(off(fixes[0]!, 400, 1800) < 60, String(off(fixes[0]!, 400, 1800)));
  assert.equal(fixes[0]!.arrivals.length, 4);
});

test('a flash alone, and a flash with one sound, make no event', () => {
  const stations: Station[] = [
    [-2000, 0, 'acoustic'],
    [-3000, 300, 'camera'],
  ];
  assert.deepEqual(run(stations, toldOf(stations, 400, 1800, 100)).fixes, []);
  assert.deepEqual(run(stations, toldOf(stations, 400, 1800, 100).slice(1)).fixes, []);
});

test('how far a camera is off in time and bearing is learned, and its flashes then count', () => {
  const stations: Station[] = [...SPREAD, [-1000, -200, 'camera']];
  const rows = EVENTS.flatMap(({ x, y, moment }) =>
    toldOf(stations, x, y, moment).map((row) =>
      row.bearing === undefined
        ? row
        : { ...row, seconds: row.seconds + 0.7, bearing: (row.bearing + 5) % 360 },
    ),
  );
  const { fixes, live } = run(stations, rows);
  assert.equal(fixes.length, EVENTS.length);
  const { clock, turn } = live.belief.lights;
  assert.ok(Math.abs(clock[9]! - 0.7) < 0.05, String(clock[9]));
  assert.ok(Math.abs((turn[9]! * 180) / Math.PI - 5) < 0.5, String(turn[9]));
  assert.ok(fixes.filter(({ arrivals }) => arrivals.length === 10).length > 15);
  fixes.forEach((fix, i) => {
    assert.ok(off(fix, EVENTS[i]!.x, EVENTS[i]!.y) < 100);
  });
  assert.deepEqual(
    doubtfulSensors(sensorsAt(stations), live).map(({ id, why }) => `${id} ${why}`),
    ['S9 clock-off', 'S9 bearings-off'],
  );
});

test('P waves are known from the speed that a station has shown, and noise around it teaches nothing', () => {
  const stations: Station[] = [...SPREAD, [1000, 3000, 'seismic']];
  // A lorry passes: forty arrivals in eight seconds, by a rule without chance.
  const lorry = Array.from({ length: 40 }, (_, i) => ({ sensor: 9, seconds: 300 + ((i * 37) % 80) / 10 }));
  const rows = [...EVENTS.flatMap(({ x, y, moment }) => toldOf(stations, x, y, moment)), ...lorry];
  const { fixes } = run(stations, rows);
  assert.equal(fixes.length, EVENTS.length);
  fixes.forEach((fix, i) => {
    assert.ok(off(fix, EVENTS[i]!.x, EVENTS[i]!.y) < 100);
    assert.ok(fix.arrivals.length <= 10);
  });
  const felt = fixes.slice(4).filter(({ arrivals }) => arrivals.length === 10).length;
  assert.ok(felt >= 15, String(felt));
});

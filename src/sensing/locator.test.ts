import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Arrivals, Sensors } from '../formats/network/network.js';
import { inMemory } from './compare.js';
import { doubtfulSensors } from './doubtful.js';
import type { Fix } from './fix.js';
import { locateAll, locator } from './locator.js';
import { arrivalsOf, bearingTo, type Row, SPEED, START_MS, sensorsAt } from './network.fixture.js';
import { toPlane } from './plane.js';
import { scoreFixes } from './score/score.js';
import { summarise } from './score/summary.js';
import { BASE } from './simulate/parameter.js';

const SIGMA_SECONDS = 0.01;
type Places = readonly (readonly [number, number])[];

const microphones = (places: Places): Sensors => sensorsAt(places.map(([x, y]) => [x, y, 'acoustic']));
const arrays = (places: Places): Sensors => sensorsAt(places.map(([x, y]) => [x, y, 'acoustic_array']));
const arrivals = (rows: readonly Row[]): Arrivals => arrivalsOf(rows, SIGMA_SECONDS);

/** What sensors hear of an event at (x, y), without any error. */
function heardFrom(places: Places, x: number, y: number, moment: number, bearings = false): Row[] {
  return places.map(([sx, sy], sensor) => ({
    sensor,
    seconds: moment + Math.hypot(sx - x, sy - y) / SPEED,
    ...(bearings ? { bearing: bearingTo(sx, sy, x, y) } : {}),
  }));
}

function locate(sensors: Sensors, heard: Arrivals): Fix[] {
  const fixes: Fix[] = [];
  locateAll(locator(sensors, undefined), heard, (more) => fixes.push(...more));
  return fixes;
}

const ROW = Array.from({ length: 9 }, (_, i) => [(i - 4) * 2000, 0] as const);
const SPREAD = ROW.map(([x], i) => [x, (i % 3) * 1500 - 1500] as const);

function offset(fix: { readonly lat: number; readonly lon: number }): [number, number] {
  const { x, y } = toPlane(48, 30, fix.lat, fix.lon);
  return [x, y];
}

test('an event heard without error by sensors all around is found where and when it was', () => {
  const fixes = locate(microphones(SPREAD), arrivals(heardFrom(SPREAD, 700, 2500, 100)));
  assert.equal(fixes.length, 1);
  const [x, y] = offset(fixes[0]!);
  assert.ok(Math.hypot(x - 700, y - 2500) < 60, `${x}, ${y}`);
  assert.ok(Math.abs(Date.parse(fixes[0]!.time) - START_MS - 100_000) < 300, fixes[0]!.time);
  assert.deepEqual(fixes[0]!.alternatives, []);
  assert.equal(fixes[0]!.arrivals.length, 9);
});

test('a straight row of microphones leaves both sides open, with a half each', () => {
  const [fix, ...more] = locate(microphones(ROW), arrivals(heardFrom(ROW, 700, 3000, 100)));
  assert.equal(more.length, 0);
  assert.equal(fix!.alternatives.length, 1);
  const sides = [offset(fix!)[1], offset(fix!.alternatives[0]!)[1]].sort((a, b) => a - b);
  assert.ok(Math.abs(sides[0]! + 3000) < 200 && Math.abs(sides[1]! - 3000) < 200, String(sides));
  assert.ok(Math.abs(fix!.probability - fix!.alternatives[0]!.probability) < 0.1);
});

test('bearings settle the side', () => {
  for (const y of [3000, -3000]) {
    const [fix] = locate(arrays(ROW), arrivals(heardFrom(ROW, 700, y, 100, true)));
    assert.deepEqual(fix!.alternatives, []);
    assert.ok(Math.abs(offset(fix!)[1] - y) < 200);
  }
});

test('nothing, too little and arrivals all over the place make no event', () => {
  const sensors = microphones(SPREAD);
  assert.deepEqual(locate(sensors, arrivals([])), []);
  assert.deepEqual(locate(microphones([]), arrivals([])), []);
  assert.deepEqual(locate(sensors, arrivals(heardFrom(SPREAD.slice(0, 3), 700, 2500, 100))), []);
  const stray = SPREAD.map((_, sensor) => ({ sensor, seconds: 100 + 97 * sensor }));
  assert.deepEqual(locate(sensors, arrivals(stray)), []);
});

test('an echo a second later makes no second event', () => {
  const direct = heardFrom(SPREAD, 700, 2500, 100);
  const echoes = direct
    .slice(0, 4)
    .map(({ sensor, seconds }, i) => ({ sensor, seconds: seconds + 0.6 + 0.37 * i }));
  assert.equal(locate(microphones(SPREAD), arrivals([...direct, ...echoes])).length, 1);
});

test('two events at once are two', () => {
  const rows = [...heardFrom(SPREAD, -5000, 2500, 100), ...heardFrom(SPREAD, 4000, -3000, 101)];
  assert.equal(locate(microphones(SPREAD), arrivals(rows)).length, 2);
});

test('a date far off and a clock an hour ahead cost nothing but their own arrivals', () => {
  const rows = heardFrom(SPREAD, 700, 2500, 100).map((row) =>
    row.sensor === 2 ? { ...row, seconds: row.seconds + 3600 } : row,
  );
  rows.push({ sensor: 3, seconds: 4e9 }, { sensor: 3, seconds: -9e8 });
  const [fix, ...more] = locate(microphones(SPREAD), arrivals(rows));
  assert.equal(more.length, 0);
  const [x, y] = offset(fix!);
  assert.ok(Math.hypot(x - 700, y - 2500) < 60, `${x}, ${y}`);
  assert.equal(fix!.arrivals.length, 8);
});

const WORLD = inMemory({
  ...BASE,
  seed: 11,
  lengthKm: 100,
  sensors: 50,
  hours: 0.25,
  clockHoursOffShare: 0.04,
});

test('a stream in shuffled pieces gives what the batch gives', () => {
  const { sensors, weather, arrivals } = WORLD.network;
  const batch: Fix[] = [];
  locateAll(locator(sensors, weather), arrivals, (more) => batch.push(...more));
  const order = Array.from({ length: arrivals.count }, (_, i) => i);
  // Each comes up to two minutes late, by a rule without chance.
  const lateMs = (i: number): number => (Math.imul(i + 1, 0x9e3779b1) >>> 0) % 120_000;
  order.sort((a, b) => arrivals.timeMs[a]! + lateMs(a) - arrivals.timeMs[b]! - lateMs(b));
  const live = locator(sensors, weather, { latenessSeconds: 300 });
  const streamed: Fix[] = [];
  for (let from = 0; from < order.length; from += 100) {
    const part = order.slice(from, from + 100);
    streamed.push(
      ...live.take({
        count: part.length,
        ids: part.map((i) => arrivals.ids[i]!),
        sensor: Int32Array.from(part, (i) => arrivals.sensor[i]!),
        timeMs: Float64Array.from(part, (i) => arrivals.timeMs[i]!),
        timeSigmaSeconds: Float64Array.from(part, (i) => arrivals.timeSigmaSeconds[i]!),
        bearingDegrees: Float64Array.from(part, (i) => arrivals.bearingDegrees[i]!),
        amplitudeDecibels: Float64Array.from(part, (i) => arrivals.amplitudeDecibels[i]!),
      }),
    );
  }
  streamed.push(...live.finish());
  assert.ok(batch.length > 100);
  assert.deepEqual(streamed, batch);
});

test('in a simulated world most events are found, few are wrong, and the regions hold', () => {
  const { sensors, weather, arrivals } = WORLD.network;
  const live = locator(sensors, weather);
  const fixes: Fix[] = [];
  locateAll(live, arrivals, (more) => fixes.push(...more));
  const { f1, places, confidentPlaces } = summarise([scoreFixes(fixes, WORLD.told)]);
  assert.ok(f1 > 0.88, `F1 ${f1}`);
  assert.ok(places.medianMetres < 40, `median ${places.medianMetres}`);
  assert.ok(places.inside > 0.8 && places.inside < 0.98, `inside ${places.inside}`);
  assert.ok(confidentPlaces.wrongSide < 0.02);
});

test('a sensor whose clock is an hour off is named, and no other', () => {
  const { sensors, weather, arrivals } = WORLD.network;
  const off = arrivals.sensor[arrivals.count >> 1]!;
  const timeMs = arrivals.timeMs.map((ms, i) => (arrivals.sensor[i] === off ? ms + 3_600_000 : ms));
  const live = locator(sensors, weather);
  locateAll(live, { ...arrivals, timeMs }, () => undefined);
  const named = doubtfulSensors(sensors, live).filter(({ why }) => why === 'fits-nothing');
  assert.deepEqual(
    named.map(({ id }) => id),
    [sensors.ids[off]!],
  );
});

test('among five times as many false arrivals, what is told rests on true ones', () => {
  const crowded = inMemory({ ...BASE, seed: 21, lengthKm: 60, sensors: 30, hours: 0.1, falseShare: 0.8 });
  const { sensors, weather, arrivals } = crowded.network;
  const live = locator(sensors, weather);
  let right = 0;
  let used = 0;
  locateAll(live, arrivals, (fixes) => {
    for (const fix of fixes) {
      for (const id of fix.arrivals) {
        used++;
        if (crowded.told.arrivals!.event.get(id) !== '') right++;
      }
    }
  });
  assert.ok(used > 100, `${used}`);
  assert.ok(right / used > 0.8, `${right} of ${used}`);
});

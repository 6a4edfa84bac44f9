import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAllArrivals, readArrivals } from './arrivals.js';
import { instantReader } from './instant.js';
import { type Arrivals, SENSOR_KINDS, type Sensors, type Truth, type Weather } from './network.js';
import { collectProblems, problemLines } from './problems.js';
import { readSensors } from './sensors.js';
import { readTruth, readTruthArrivals } from './truth.js';
import { readWeather } from './weather.js';
import {
  ARRIVALS_HEADER,
  arrivalLines,
  SENSORS_HEADER,
  sensorLines,
  TRUTH_HEADER,
  truthLines,
  WEATHER_HEADER,
  weatherLines,
} from './write.js';

async function* bytes(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

const SENSORS = `id,lat,lon,elevation_m,kind,bearing_sigma_deg
S1,48.1,16.1,120,acoustic,
S2,48.2,16.2,,acoustic_array,2.5
S3,48.3,16.3,90,camera,0.5
`;

async function sensors(text = SENSORS, problems = collectProblems()): Promise<Sensors> {
  return readSensors(bytes(text), problems);
}

const near = (actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void => {
  assert.equal(actual.length, expected.length);
  for (let i = 0; i < expected.length; i++) {
    if (Number.isNaN(expected[i])) assert.ok(Number.isNaN(actual[i]), `row ${i}`);
    else assert.ok(Math.abs(actual[i]! - expected[i]!) <= tolerance, `row ${i}: ${actual[i]} ${expected[i]}`);
  }
};

test('sensors are read by the names of the columns, in any order, with others among them', async () => {
  const problems = collectProblems();
  const read = await sensors(
    '﻿"kind",Lon,owner,ID,lat\r\nAcoustic-Array,16.2,me,S2,48.2\r\nseismometer,16.4,"x, y",S9,48.4\r\n\r\n',
    problems,
  );
  assert.deepEqual(problems.counts, {});
  assert.deepEqual(read.ids, ['S2', 'S9']);
  assert.deepEqual(
    [...read.kind].map((kind) => SENSOR_KINDS[kind]),
    ['acoustic_array', 'seismic'],
  );
  near(read.lon, [16.2, 16.4], 0);
  near(read.elevationMetres, [Number.NaN, Number.NaN], 0);
});

test('each trouble of a sensor is counted by its name and line, and the other sensors are read', async () => {
  const problems = collectProblems();
  const read = await sensors(
    `${SENSORS}S1,48.10001,16.1,120,acoustic,
S2,48.9,16.2,,acoustic_array,2.5
S4,NaN,16.2,,acoustic,
S5,16.2,248.2,,acoustic,
S6,48.2,16.2,,radar,
,48.2,16.2,,acoustic,
S7,48.2,16.2,high,acoustic_array,-3
S8,48.2
S5,48.2,16.2,,acoustic,
`,
    problems,
  );
  assert.deepEqual(read.ids, ['S1', 'S3', 'S7', 'S5']);
  assert.deepEqual([...read.setAside].sort(), ['S2', 'S4', 'S6']);
  assert.ok(Number.isNaN(read.elevationMetres[2]));
  assert.ok(Number.isNaN(read.bearingSigmaDegrees[2]));
  assert.deepEqual(
    problems.examples.map(({ trouble, line, file }) => `${trouble} ${file}:${line}`),
    [
      'repeated-sensor sensors.csv:5',
      'moved-sensor sensors.csv:6',
      'bad-position sensors.csv:7',
      'bad-position sensors.csv:8',
      'unknown-kind sensors.csv:9',
      'missing-id sensors.csv:10',
      'bad-measurement sensors.csv:11',
      'bad-sigma sensors.csv:11',
      'broken-row sensors.csv:12',
    ],
  );
});

test('each trouble of an arrival is counted by its name and line, and the other arrivals are read', async () => {
  const problems = collectProblems();
  const known = await sensors(`${SENSORS}S4,48.1,16.1,,sonar,\n`);
  const read = await readAllArrivals(
    bytes(`${ARRIVALS_HEADER}A1,S1,2031-05-12T03:00:00.250Z,0.02,,61.5
A2,S9,2031-05-12T03:00:01.000Z,0.02,,
A3,S4,2031-05-12T03:00:01.000Z,0.02,,
A4,S1,2031-02-30T03:00:01.000Z,0.02,,
A5,S1,yesterday,0.02,,
A6,S2,2031-05-12T03:00:00Z,-0.02,nan,loud
,S2,2031-05-12T03:00:00Z,0.02,,
A8,S2,2031-05-12T03:00:00.5Z,0.02,-90,
A9,S2,2031-05-12T03:00:00.5Z,0.02,720,
A10,"S2,2031-05-12T03:00:00.5Z,0.02,,
A11,S2,2031-05-12T03:00:00.5Z,0.02,360,0
`),
    known,
    problems,
  );
  assert.deepEqual(read.ids, ['A1', 'A6', 'A8', 'A9', 'A11']);
  assert.deepEqual([...read.sensor], [0, 1, 1, 1, 1]);
  near(read.timeSigmaSeconds, [0.02, Number.NaN, 0.02, 0.02, 0.02], 0);
  near(read.bearingDegrees, [Number.NaN, Number.NaN, 270, Number.NaN, 0], 0);
  near(read.amplitudeDecibels, [61.5, Number.NaN, Number.NaN, Number.NaN, 0], 0);
  assert.deepEqual(problems.counts, {
    'unknown-sensor': 1,
    'sensor-set-aside': 1,
    'bad-time': 2,
    'bad-sigma': 1,
    'bad-measurement': 2,
    'missing-id': 1,
    'bad-bearing': 1,
    'broken-row': 1,
  });
  assert.equal(problems.examples.find(({ trouble }) => trouble === 'broken-row')?.line, 11);
});

test('a file without a column that it must have says which, and nothing else is lost', async () => {
  const problems = collectProblems();
  const weather = await readWeather(
    bytes('time,lat,lon,temperature_c\n2031-05-12T03:00:00Z,1,2,3\n'),
    problems,
  );
  assert.equal(weather.count, 0);
  assert.match(problemLines(problems)[0]!, /^weather\.csv:1: .*missing: wind_east_ms, wind_north_ms;/);
  assert.equal((await readWeather(bytes(''), problems)).count, 0);
  assert.equal(problems.files.length, 2);
});

test('a weather file that ends inside a row costs that row', async () => {
  const problems = collectProblems();
  const weather = await readWeather(
    bytes(`${WEATHER_HEADER}2031-05-12T03:00:00Z,48,16,12,1,-2,3\n2031-05-12T04:00:00Z,48,16,1`),
    problems,
  );
  near(weather.windNorthMetresPerSecond, [-2], 0);
  assert.deepEqual(problems.counts, { 'broken-row': 1 });
});

test('the lines for people name the file, the line, the column, what was found and what to do', async () => {
  const problems = collectProblems();
  await sensors('id,lat,lon,kind\nS1,48,16,radar\n', problems);
  assert.deepEqual(problemLines(problems), [
    '1 sensors of a kind that is not known:',
    '  sensors.csv:2, kind: expected one of acoustic, acoustic_array, seismic, camera; found "radar". The sensor was set aside, with its arrivals.',
  ]);
});

test('times keep fractions below the millisecond, take offsets, and refuse what is in no calendar', () => {
  const read = instantReader();
  const at = Date.UTC(2031, 4, 12, 3, 4, 5);
  assert.equal(read('2031-05-12T03:04:05Z'), at);
  assert.equal(read('2031-05-12 03:04:05'), at);
  assert.ok(Math.abs(read('2031-05-12T03:04:05.123456Z') - at - 123.456) < 1e-3);
  assert.equal(read('2031-05-12T05:34:05+02:30'), at);
  assert.equal(read('2031-05-11T22:04:05.5-0500'), at + 500);
  for (const wrong of [
    '',
    '2031-05-12',
    '2031-05-12T24:00:00Z',
    '2031-05-12T03:60:00Z',
    '2031-05-12T03:04:0xZ',
    '2031-05-12T03:04:05.Z',
    '2031-05-12T03:04:05.1ZZ',
    '2031-05-12T03:04:05+15:00',
    '2031-13-12T03:04:05Z',
    '2031-02-29T03:04:05Z',
    '1131-02-28T03:04:05Z',
    'NaN',
  ])
    assert.ok(Number.isNaN(read(wrong)), wrong);
});

test('what is written is read back the same', async () => {
  const none = Number.NaN;
  const known = await sensors();
  const arrivals: Arrivals = {
    count: 2,
    ids: ['A1', 'a, "b"'],
    sensor: Int32Array.of(2, 0),
    timeMs: Float64Array.of(Date.UTC(2031, 0, 1, 0, 0, 0, 7), Date.UTC(2031, 11, 31, 23, 59, 59, 999)),
    timeSigmaSeconds: Float64Array.of(0.0213, none),
    bearingDegrees: Float64Array.of(none, 359.9),
    amplitudeDecibels: Float64Array.of(-3.5, none),
  };
  const weather: Weather = {
    count: 1,
    timeMs: Float64Array.of(Date.UTC(2031, 0, 1)),
    lat: Float64Array.of(-48.5),
    lon: Float64Array.of(179.25),
    temperatureCelsius: Float64Array.of(-4.25),
    windEastMetresPerSecond: Float64Array.of(-3.5),
    windNorthMetresPerSecond: Float64Array.of(0),
    windSigmaMetresPerSecond: Float64Array.of(none),
  };
  const truth: Truth = {
    count: 1,
    ids: ['E1'],
    timeMs: Float64Array.of(Date.UTC(2031, 0, 1)),
    lat: Float64Array.of(48),
    lon: Float64Array.of(16),
    kinds: ['impact'],
  };
  const problems = collectProblems();
  assert.deepEqual(await sensors(SENSORS_HEADER + sensorLines(known)), known);
  const read = await readAllArrivals(
    bytes(ARRIVALS_HEADER, arrivalLines(arrivals, known.ids)),
    known,
    problems,
  );
  assert.deepEqual(read, arrivals);
  assert.deepEqual(await readWeather(bytes(WEATHER_HEADER, weatherLines(weather)), problems), weather);
  assert.deepEqual(await readTruth(bytes(TRUTH_HEADER, truthLines(truth)), problems), truth);
  assert.deepEqual(
    await readTruthArrivals(bytes('arrival,event,path\nA1,E1,air\nA2,,false\nA3,E1,echo\n'), problems),
    {
      event: new Map([
        ['A1', 'E1'],
        ['A2', ''],
        ['A3', 'E1'],
      ]),
      echoes: new Set(['A3']),
    },
  );
  assert.deepEqual(problems.counts, {});
});

test('arrivals come in blocks, so that a long file is never held whole', async () => {
  const known = await sensors();
  const row = (i: number): string => `A${i},S1,2031-05-12T03:00:00.000Z,0.02,,\n`;
  const part = Array.from({ length: 4_000 }, (_, i) => row(i)).join('');
  const counts: number[] = [];
  for await (const block of readArrivals(bytes(ARRIVALS_HEADER, part, part, part), known, collectProblems()))
    counts.push(block.count);
  assert.equal(
    counts.reduce((sum, count) => sum + count, 0),
    12_000,
  );
  assert.ok(counts.length > 1);
});

test('a live stream gives each arrival as soon as its line has come', async () => {
  const known = await sensors();
  let sent = 0;
  async function* slowly() {
    yield Buffer.from(ARRIVALS_HEADER.slice(0, 7));
    yield Buffer.from(ARRIVALS_HEADER.slice(7));
    for (sent = 1; sent <= 3; sent++) yield Buffer.from(`A${sent},S1,2031-05-12T03:00:00.000Z,0.02,,\n`);
  }
  const taken: (readonly [string, number])[] = [];
  for await (const { ids } of readArrivals(slowly(), known, collectProblems(), 'arrivals.csv', true))
    for (const id of ids) taken.push([id, sent]);
  assert.deepEqual(taken, [
    ['A1', 1],
    ['A2', 2],
    ['A3', 3],
  ]);
});

test('a live stream in another encoding is refused at its first line', async () => {
  const problems = collectProblems();
  const known = await sensors();
  async function* wide() {
    yield Buffer.from(ARRIVALS_HEADER, 'utf16le');
    throw new Error('more was asked for');
  }
  for await (const _ of readArrivals(wide(), known, problems, 'arrivals.csv', true)) assert.fail();
  assert.match(JSON.stringify(problems), /UTF-16LE/);
});

test('a damaged byte anywhere costs one row or one value', async () => {
  const known = await sensors();
  const rows = Array.from({ length: 40 }, (_, i) => `A${i},S1,2031-05-12T03:00:${10 + i}.000Z,0.02,,60.5\n`);
  const sound = Buffer.from(ARRIVALS_HEADER + rows.join(''));
  let state = 7;
  for (let round = 0; round < 400; round++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const at = ARRIVALS_HEADER.length + (state % (sound.length - ARRIVALS_HEADER.length));
    const damaged = Buffer.from(sound);
    damaged[at] = (state >>> 8) & 0xff;
    const problems = collectProblems();
    async function* input() {
      yield damaged;
    }
    const read = await readAllArrivals(input(), known, problems);
    // A line feed in the middle makes two broken rows of one; one that is lost joins two.
    assert.ok(read.count >= 38, `byte ${at} made ${damaged[at]}: ${read.count} rows`);
  }
});

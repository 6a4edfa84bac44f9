/**
 * arrivals.csv: id, sensor, time, time_sigma_s, bearing_deg, amplitude_db; in blocks as the input comes, so that a file of any
 * length and a live stream are read alike. Arrivals are handed on in the order of the file.
 */
import { quote } from '../format.js';
import { cellReader } from './cells.js';
import type { Arrivals, Sensors } from './network.js';
import type { NetworkProblems } from './problems.js';
import { readRows } from './rows.js';

const REQUIRED = ['id', 'sensor', 'time'] as const;
const OPTIONAL = ['time_sigma_s', 'bearing_deg', 'amplitude_db'] as const;

/** @param live blocks are given as their lines come in */
export async function* readArrivals(
  input: AsyncIterable<Uint8Array>,
  sensors: Sensors,
  problems: NetworkProblems,
  file = 'arrivals.csv',
  live = false,
): AsyncGenerator<Arrivals> {
  const cells = cellReader(file, problems);
  let block = growing();
  const reading = readRows<(typeof REQUIRED)[number] | (typeof OPTIONAL)[number]>(
    input,
    { file, required: REQUIRED, optional: OPTIONAL, live },
    problems,
    (at) => (row, line) => {
      const id = row[at.id]!;
      if (id === '') return problems.add('missing-id', file, line, { field: 'id', ...NO_ID });
      const name = row[at.sensor]!;
      const sensor = sensors.index.get(name) ?? sensors.index.get(name.trim());
      if (sensor === undefined) {
        const aside = sensors.setAside.has(name.trim());
        problems.add(aside ? 'sensor-set-aside' : 'unknown-sensor', file, line, {
          field: 'sensor',
          found: quote(name),
          ...(aside ? ASIDE : UNKNOWN),
        });
        return;
      }
      const timeMs = cells.time(row[at.time], 'time', line);
      if (Number.isNaN(timeMs)) return;
      push(
        block,
        id,
        sensor,
        timeMs,
        cells.sigma(row[at.time_sigma_s], 'time_sigma_s', line),
        cells.bearing(row[at.bearing_deg], 'bearing_deg', line),
        cells.may(row[at.amplitude_db], 'amplitude_db', line),
      );
    },
  );
  for await (const _ of reading) {
    if (block.ids.length === 0) continue;
    yield finished(block);
    block = growing(block.ids.length);
  }
  if (block.ids.length > 0) yield finished(block);
}

/** All arrivals at once. */
export async function readAllArrivals(
  input: AsyncIterable<Uint8Array>,
  sensors: Sensors,
  problems: NetworkProblems,
  file = 'arrivals.csv',
): Promise<Arrivals> {
  const blocks: Arrivals[] = [];
  for await (const block of readArrivals(input, sensors, problems, file)) blocks.push(block);
  const count = blocks.reduce((sum, block) => sum + block.count, 0);
  const column = (of: (block: Arrivals) => Float64Array): Float64Array => {
    const all = new Float64Array(count);
    let at = 0;
    for (const block of blocks) {
      all.set(of(block), at);
      at += block.count;
    }
    return all;
  };
  return {
    count,
    ids: blocks.flatMap(({ ids }) => ids),
    sensor: Int32Array.from(column(({ sensor }) => Float64Array.from(sensor))),
    timeMs: column(({ timeMs }) => timeMs),
    timeSigmaSeconds: column(({ timeSigmaSeconds }) => timeSigmaSeconds),
    bearingDegrees: column(({ bearingDegrees }) => bearingDegrees),
    amplitudeDecibels: column(({ amplitudeDecibels }) => amplitudeDecibels),
  };
}

interface Growing {
  readonly ids: string[];
  sensor: Int32Array;
  /** Four values a row: time, its sigma, bearing, amplitude. */
  values: Float64Array;
}

const growing = (rows = 1024): Growing => ({
  ids: [],
  sensor: new Int32Array(rows),
  values: new Float64Array(4 * rows),
});

function push(
  block: Growing,
  id: string,
  sensor: number,
  timeMs: number,
  sigma: number,
  bearing: number,
  amplitude: number,
): void {
  const at = block.ids.length;
  if (at === block.sensor.length) {
    const more = growing(2 * at);
    more.sensor.set(block.sensor);
    more.values.set(block.values);
    block.sensor = more.sensor;
    block.values = more.values;
  }
  block.ids.push(id);
  block.sensor[at] = sensor;
  const { values } = block;
  values[4 * at] = timeMs;
  values[4 * at + 1] = sigma;
  values[4 * at + 2] = bearing;
  values[4 * at + 3] = amplitude;
}

function finished({ ids, sensor, values }: Growing): Arrivals {
  const count = ids.length;
  const column = (first: number): Float64Array => {
    const all = new Float64Array(count);
    for (let i = 0; i < count; i++) all[i] = values[4 * i + first]!;
    return all;
  };
  return {
    count,
    ids,
    sensor: sensor.slice(0, count),
    timeMs: column(0),
    timeSigmaSeconds: column(1),
    bearingDegrees: column(2),
    amplitudeDecibels: column(3),
  };
}

const NO_ID = {
  expected: 'an id',
  found: 'an empty value',
  hint: 'Give each arrival an id of its own.',
} as const;
const UNKNOWN = {
  expected: 'the id of a sensor of sensors.csv',
  hint: 'Add the sensor with its place; its arrivals cannot be used without.',
} as const;
const ASIDE = {
  expected: 'a sensor that can be used',
  hint: 'What is wrong with the sensor is told above.',
} as const;

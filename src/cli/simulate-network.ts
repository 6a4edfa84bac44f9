/** `truceline simulate network`: writes the files of a simulated network as its slices come. */

import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import {
  ARRIVALS_HEADER,
  arrivalLines,
  SENSORS_HEADER,
  sensorLines,
  TRUTH_ARRIVALS_HEADER,
  TRUTH_HEADER,
  truthLines,
  WEATHER_HEADER,
  weatherLines,
} from '../formats/network/write.js';
import type { SimulationParameters } from '../sensing/simulate/parameter.js';
import { simulateNetwork } from '../sensing/simulate/simulate.js';
import { terminalProgress } from './progress.js';

export interface Written {
  readonly sensors: number;
  readonly events: number;
  readonly arrivals: number;
  readonly falseArrivals: number;
}

export async function writeNetwork(parameters: SimulationParameters, out: string): Promise<Written> {
  await mkdir(out, { recursive: true });
  const simulation = simulateNetwork(parameters);
  const open = async (name: string, text: string): Promise<WriteStream> => {
    const stream = createWriteStream(join(out, name));
    await write(stream, text);
    return stream;
  };
  const files = await Promise.all([
    open('sensors.csv', SENSORS_HEADER + sensorLines(simulation.sensors)),
    open('weather.csv', WEATHER_HEADER + weatherLines(simulation.weather)),
    open('arrivals.csv', ARRIVALS_HEADER),
    open('truth.csv', TRUTH_HEADER),
    open('truth-arrivals.csv', TRUTH_ARRIVALS_HEADER),
  ]);
  const [, , arrivals, truth, truthArrivals] = files;
  const written = { sensors: simulation.sensors.count, events: 0, arrivals: 0, falseArrivals: 0 };
  const progress = terminalProgress();
  progress.step(
    'events',
    Math.round((parameters.ratePer100Km * parameters.lengthKm * parameters.hours * 3600) / 100),
  );
  for (const slice of simulation.slices()) {
    const { ids } = slice.arrivals;
    await write(arrivals, arrivalLines(slice.arrivals, simulation.sensors.ids));
    await write(truth, truthLines(slice.truth));
    await write(truthArrivals, ids.map((id, i) => `${id},${slice.events[i]},${slice.paths[i]}\n`).join(''));
    written.arrivals += slice.arrivals.count;
    written.events += slice.truth.count;
    written.falseArrivals += slice.paths.filter((path) => path === 'false').length;
    progress.to(written.events);
  }
  progress.done();
  await Promise.all(
    files.map((file) => {
      file.end();
      return finished(file);
    }),
  );
  return written;
}

async function write(stream: WriteStream, text: string): Promise<void> {
  if (text !== '' && !stream.write(text)) await once(stream, 'drain');
}

/**
 * `truceline locate`: arrivals of a sensor network to located events. A file is read whole and put in order of time; a stream
 * (`--stream`) gives each event as soon as no arrival within the lateness can change it any more.
 */
import { createReadStream } from 'node:fs';
import { readAllArrivals, readArrivals } from '../formats/network/arrivals.js';
import { collectProblems, problemLines } from '../formats/network/problems.js';
import { readSensors } from '../formats/network/sensors.js';
import { readWeather } from '../formats/network/weather.js';
import { type Doubtful, doubtfulSensors } from '../sensing/doubtful.js';
import type { Fix } from '../sensing/fix.js';
import { type Locator, locateAll, locator } from '../sensing/locator.js';
import { terminalProgress } from './progress.js';

export interface LocateRequest {
  readonly sensors: string;
  /** - is standard input. */
  readonly arrivals: string;
  readonly weather?: string;
  readonly stream?: boolean;
  readonly lateness: number;
  readonly reachKm: number;
}

/** @returns the exit status: 0 when something could be read, 1 when not. */
export async function locateCommand(request: LocateRequest): Promise<number> {
  const problems = collectProblems();
  const sensors = await readSensors(createReadStream(request.sensors), problems, request.sensors);
  const weather =
    request.weather === undefined
      ? undefined
      : await readWeather(createReadStream(request.weather), problems, request.weather);
  const live = locator(sensors, weather?.count ? weather : undefined, {
    latenessSeconds: request.stream ? request.lateness : 0,
    reachMetres: request.reachKm * 1000,
  });
  const input = request.arrivals === '-' ? process.stdin : createReadStream(request.arrivals);
  const name = request.arrivals === '-' ? 'standard input' : request.arrivals;
  if (request.stream) {
    for await (const block of readArrivals(input, sensors, problems, name, true)) write(live.take(block));
    write(live.finish());
  } else {
    const arrivals = await readAllArrivals(input, sensors, problems, name);
    const progress = terminalProgress();
    progress.step('locating', arrivals.count);
    locateAll(live, arrivals, (fixes, done) => {
      write(fixes);
      progress.to(done);
    });
    progress.done();
  }
  for (const line of problemLines(problems)) console.error(line);
  for (const line of summary(live, doubtfulSensors(sensors, live))) console.error(line);
  return live.tally.arrivals > 0 ? 0 : 1;
}

function write(fixes: readonly Fix[]): void {
  if (fixes.length > 0) process.stdout.write(fixes.map((fix) => `${JSON.stringify(fix)}\n`).join(''));
}

const WHY: Readonly<Record<Doubtful['why'], (amount: number) => string>> = {
  silent: () => 'silent where others hear',
  'fits-nothing': (amount) => `its ${amount} arrivals fit no event: is its clock or its place wrong?`,
  late: (amount) => `all its ${amount} arrivals came too late: is its clock behind?`,
  'bearings-off': (amount) => `bearings off by ${amount.toFixed(1)} degrees (taken into account)`,
  'clock-off': (amount) => `clock off by ${amount.toFixed(2)} s (taken into account)`,
};

function summary({ tally }: Locator, doubtful: readonly Doubtful[]): string[] {
  const { arrivals, events, open, used, echoes, unexplained, late } = tally;
  const lines = [
    `locate: ${arrivals} arrivals, ${events} events (${open} with more than one place); ${used} arrivals used, ${echoes} after one at the same sensor (echoes), ${unexplained} of no event, ${late} too late.`,
  ];
  for (const { id, why, amount } of doubtful) lines.push(`  sensor ${id}: ${WHY[why](amount)}`);
  return lines;
}

/**
 * `truceline bench locate`: locators in simulated worlds, the mismatch suite among them; or, with --fixes, the score of what any
 * program wrote about a world in files.
 */
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SimulationParameters } from '../sensing/simulate/parameter.js';
import { CommandFailure } from './failure.js';
import { stepper, terminalProgress } from './progress.js';

export interface LocateBench {
  readonly seeds: readonly number[];
  readonly lengthKm: number;
  readonly sensors: number;
  readonly minutes: number;
  readonly only?: readonly string[];
  readonly out?: string;
}

export async function benchLocate({
  seeds,
  lengthKm,
  sensors,
  minutes,
  only,
  out,
}: LocateBench): Promise<void> {
  const [{ compareLocators, JOINT, PLAIN, WORLD_IDS }, { tableOfLocators }, { BASE }] = await Promise.all([
    import('../sensing/compare.js'),
    import('../sensing/compare-table.js'),
    import('../sensing/simulate/parameter.js'),
  ]);
  const stray = only?.find((id) => !WORLD_IDS.includes(id));
  if (stray !== undefined)
    throw new CommandFailure(`There is no world "${stray}". There are: ${WORLD_IDS.join(', ')}.`);
  const progress = terminalProgress();
  const step = stepper(progress);
  const parameters: SimulationParameters = { ...BASE, lengthKm, sensors, hours: minutes / 60 };
  const result = compareLocators({
    locators: [PLAIN, JOINT],
    parameters,
    seeds,
    only,
    cpuSeconds,
    onStep: (done, total) => step('worlds', done, total),
  });
  progress.done();
  const table = tableOfLocators(result);
  console.log(table);
  if (out === undefined) return;
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'locate.md'), table);
  await writeFile(join(out, 'locate.json'), `${JSON.stringify(result, null, 2)}\n`);
  console.error(`Written to ${out}: locate.md, locate.json.`);
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The score of fixes in a file against a world in files, as JSON. */
export async function scoreFile(fixesFile: string, world: string): Promise<void> {
  const [
    { readSensors },
    { readArrivals },
    { readTruth, readTruthArrivals },
    { collectProblems, problemLines },
  ] = await Promise.all([
    import('../formats/network/sensors.js'),
    import('../formats/network/arrivals.js'),
    import('../formats/network/truth.js'),
    import('../formats/network/problems.js'),
  ]);
  const [{ readFixes }, { scoreFixes }, { summarise }] = await Promise.all([
    import('../sensing/score/read-fixes.js'),
    import('../sensing/score/score.js'),
    import('../sensing/score/summary.js'),
  ]);
  const problems = collectProblems();
  const open = (name: string) => createReadStream(join(world, name));
  const sensors = await readSensors(open('sensors.csv'), problems);
  const truth = await readTruth(open('truth.csv'), problems);
  const arrivals = existsSync(join(world, 'truth-arrivals.csv'))
    ? await readTruthArrivals(open('truth-arrivals.csv'), problems)
    : undefined;
  const sensorOf = new Map<string, number>();
  if (arrivals) {
    for await (const { ids, sensor } of readArrivals(open('arrivals.csv'), sensors, problems))
      for (const [i, id] of ids.entries()) sensorOf.set(id, sensor[i]!);
  }
  const { fixes, unread } = await readFixes(createReadStream(fixesFile));
  for (const line of problemLines(problems)) console.error(line);
  for (const { line, why } of unread.slice(0, 3)) console.error(`${fixesFile}:${line}: ${why}`);
  if (unread.length > 0) console.error(`${unread.length} lines of ${fixesFile} are no fixes.`);
  console.log(
    JSON.stringify(summarise([scoreFixes(fixes, { sensors, truth, arrivals, sensorOf })]), null, 2),
  );
}

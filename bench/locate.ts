/**
 * Locating: npx tsx bench/locate.ts [minutes] [rounds]
 *
 * A simulated line of 2,000 km with 1,000 sensors, half of the arrivals false, from the build in dist/. Processor time, so that
 * other work on the machine and the threads of the compiler count alike; the first round is told apart, as it holds the
 * compiling. Beside it, in turn, the plain way: greedy gathering and least squares without wind (src/sensing/baseline.ts).
 */
import type * as Baseline from '../src/sensing/baseline.js';
import type * as Compare from '../src/sensing/compare.js';
import type { Fix, Network } from '../src/sensing/fix.js';
import type * as Score from '../src/sensing/score/score.js';
import type * as Summary from '../src/sensing/score/summary.js';
import type * as Parameter from '../src/sensing/simulate/parameter.js';
import { built } from './built.js';
import { show, spread } from './measure.js';

const minutes = Number(process.argv[2] ?? 6);
const rounds = Number(process.argv[3] ?? 3);
if (!(minutes > 0 && rounds > 0)) throw new Error('Usage: bench/locate.ts [minutes] [rounds]');

const { inMemory, JOINT } = await built<typeof Compare>('sensing/compare.js');
const { locatePlainly } = await built<typeof Baseline>('sensing/baseline.js');
const { scoreFixes } = await built<typeof Score>('sensing/score/score.js');
const { summarise } = await built<typeof Summary>('sensing/score/summary.js');
const { BASE } = await built<typeof Parameter>('sensing/simulate/parameter.js');

const { network, told } = inMemory({ ...BASE, hours: minutes / 60, seed: 1 });
const ways = [
  { name: 'truceline locate', locate: JOINT.locate },
  { name: 'peer: plain least squares', locate: locatePlainly },
].map((way) => ({ ...way, seconds: [] as number[], fixes: [] as readonly Fix[] }));
for (let round = 0; round <= rounds; round++) {
  for (const way of ways) {
    const { seconds, fixes } = timed(way.locate, network);
    way.seconds.push(seconds);
    way.fixes = fixes;
  }
}
const rate = (seconds: number): number => Math.round(network.arrivals.count / seconds);
console.log(
  [
    `${network.arrivals.count} arrivals of ${network.sensors.count} sensors in ${minutes} minutes, half of them false:`,
    '',
    '| what | processor seconds, min (mean ± deviation) | arrivals a second, best round | first round | F1 | median error, m |',
    '| --- | --- | --- | --- | --- | --- |',
    ...ways.map(({ name, seconds: [first, ...later], fixes }) => {
      const { f1, places } = summarise([scoreFixes(fixes, told)]);
      const all = spread(later);
      return `| ${name} | ${show(all)} | ${rate(all.min)} | ${rate(first!)} | ${f1.toFixed(3)} | ${places.medianMetres.toFixed(0)} |`;
    }),
    `| ratio of the best rounds, truceline to peer | ${ratio().toFixed(2)} | | | | |`,
  ].join('\n'),
);

function ratio(): number {
  const [mine, peer] = ways.map(({ seconds }) => spread(seconds.slice(1)).min);
  return mine! / peer!;
}

function timed(locate: (network: Network) => readonly Fix[], given: Network) {
  const before = process.cpuUsage();
  const fixes = locate(given);
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, fixes };
}

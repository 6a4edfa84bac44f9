/**
 * How fast incidents are attributed: npx tsx bench/attribution-speed.ts [incidents] [rounds]. Simulated incidents of one
 * seed, judged one by one by the mission's grades, and all at once (sources judged, series found). Beside it a peer in the
 * same run: JSON.stringify over the same incidents, as a measure of the machine.
 */
import { makeAttributor } from '../src/attribution/attribute.js';
import { attributeAll } from '../src/attribution/attribute-all.js';
import { loadWeights } from '../src/attribution/weights.js';
import { makeWorld } from '../src/benchmark/world.js';
import { cellCache } from '../src/geo/cells.js';
import { show, spread } from './measure.js';

const count = Number(process.argv[2] ?? 20_000);
const rounds = Number(process.argv[3] ?? 5);
const world = makeWorld({ seed: 11, incidents: count, sources: 60 });
const cells = cellCache();
const { controlAt, distanceToGroundKm } = world.setting;
const distances = new Map<string, Map<number, number>>(world.parties.map((party) => [party, new Map()]));
const setting = {
  ...world.setting,
  // As a mission has it: answers about ground are kept (src/mission/ground.ts). The first round fills them.
  distanceToGroundKm: (lat: number, lon: number, atMs: number, party: string) => {
    const known = distances.get(party)!.get(lat);
    if (known !== undefined) return known;
    const km = distanceToGroundKm(lat, lon, atMs, party);
    distances.get(party)!.set(lat, km);
    return km;
  },
  controlNear: (lat: number, lon: number, atMs: number) =>
    cells(lat, lon, (north, east) => controlAt(north, east, atMs)),
  weights: loadWeights(),
};
const attribute = makeAttributor(setting);
/** The same without physical signs: what most missions have of most incidents. */
const bare = world.incidents.map((incident) => ({
  ...incident,
  accounts: incident.accounts.map(({ signs: _, ...account }) => account),
}));
const accounts = world.incidents.reduce((sum, incident) => sum + incident.accounts.length, 0);
const signed = world.incidents.filter((incident) => incident.accounts.some((account) => account.signs));

let kept = 0;
const perSecond = (run: () => void): number => {
  const started = performance.now();
  run();
  return (count / (performance.now() - started)) * 1000;
};
const alone: number[] = [];
const unsigned: number[] = [];
const together: number[] = [];
const peer: number[] = [];
for (let round = 0; round < rounds + 1; round++) {
  const figures = [
    perSecond(() => {
      for (const incident of world.incidents) if (attribute(incident).author === 'both') kept++;
    }),
    perSecond(() => {
      for (const incident of bare) if (attribute(incident).author === 'both') kept++;
    }),
    perSecond(() => {
      kept += attributeAll(world.incidents, setting).attributions.length;
    }),
    perSecond(() => {
      for (const incident of world.incidents) kept += JSON.stringify(incident).length;
    }),
  ];
  // The first round warms up.
  if (round === 0) continue;
  alone.push(figures[0]!);
  unsigned.push(figures[1]!);
  together.push(figures[2]!);
  peer.push(figures[3]!);
}
const thousands = (values: readonly number[]): string => show(spread(values.map((value) => value / 1000)), 0);
console.log(
  [
    `| ${count} incidents, ${(accounts / count).toFixed(1)} accounts each, ${Math.round((100 * signed.length) / count)} % with physical signs | thousand a second: min (mean ± sd) |`,
    '| --- | --- |',
    `| one by one, by grades | ${thousands(alone)} |`,
    `| the same without the signs | ${thousands(unsigned)} |`,
    `| all at once, sources judged, series | ${thousands(together)} |`,
    `| peer: JSON.stringify of the incidents | ${thousands(peer)} |`,
    `| ratio of the first to the peer | ${(spread(alone).mean / spread(peer).mean).toFixed(1)} |`,
  ].join('\n'),
);
if (kept < 0) throw new Error('nothing was kept');

/**
 * The monitor measured: simulated incidents, up to a day late, through thirty clauses in one process, with a proof for
 * every finding; and three rule engines on the part of the same clauses that has no time. Run by bench/main.ts as a
 * program of its own: node monitor EVENTS ROUNDS; alone: npx tsx bench/monitor.ts 200000 3.
 *
 * The monitor is measured as it ships, compiled (dist): tsx puts wrappers around functions.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { compile as Compile } from '../src/agreement/compile.js';
import type { Happening } from '../src/compliance/happening.js';
import type { columnsOf as ColumnsOf, IncidentColumns } from '../src/compliance/monitor/columns.js';
import type { openMonitor as OpenMonitor } from '../src/compliance/monitor/monitor.js';
import { show, spread } from './measure.js';
import { AGREEMENT } from './monitor-agreement.js';
import { simulateIncidents } from './monitor-events.js';
import { countFits, factsOf, PEERS } from './monitor-peers.js';

const BATCH = 50_000;
const events = Number(process.argv[2] ?? 200_000);
const rounds = Number(process.argv[3] ?? 3);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, process.env.TRUCELINE_BUILT ?? 'dist');
if (!existsSync(join(built, 'compliance/monitor/monitor.js')))
  throw new Error(`Build first: no monitor in ${built}.`);
const load = async <T>(path: string): Promise<T> =>
  (await import(pathToFileURL(join(built, path)).href)) as T;
const { compile } = await load<{ compile: typeof Compile }>('agreement/compile.js');
const { columnsOf } = await load<{ columnsOf: typeof ColumnsOf }>('compliance/monitor/columns.js');
const { openMonitor } = await load<{ openMonitor: typeof OpenMonitor }>('compliance/monitor/monitor.js');

const program = compile(AGREEMENT, {});
const incidents = simulateIncidents(events, 1);
const batches: Happening[][] = [];
for (let i = 0; i < events; i += BATCH) batches.push(incidents.slice(i, i + BATCH));
const columns = batches.map(columnsOf);

interface Run {
  readonly seconds: number;
  readonly violating: number;
  readonly findings: number;
}

/** @param isRead whether every new and revised finding is written out with its proof, as somebody does who passes it on */
function run(push: (monitor: ReturnType<typeof OpenMonitor>, batch: number) => void, isRead: boolean): Run {
  const started = performance.now();
  const monitor = openMonitor(program);
  let horizonMs = 0;
  let read = 0;
  for (const [i, { endMs }] of columns.entries()) {
    push(monitor, i);
    for (const ms of endMs) if (ms > horizonMs) horizonMs = ms;
    const { added, revised } = settled(monitor, horizonMs, isRead);
    for (const { proof } of [...added, ...revised])
      if (proof.kind === 'event') read += proof.standings.length;
  }
  const seconds = (performance.now() - started) / 1000;
  if (isRead && read === 0) throw new Error('No proof was read.');
  const findings = monitor.findings();
  const violating = new Set(
    findings.flatMap(({ verdict, incident }) => (verdict === 'violation' ? incident : [])),
  );
  violating.delete('');
  return { seconds, violating: violating.size, findings: findings.length };
}

function settled(monitor: ReturnType<typeof OpenMonitor>, horizonMs: number, isRead: boolean) {
  const changes = monitor.settle(horizonMs);
  return isRead ? changes : { added: [], revised: [] };
}

const pushColumns = (monitor: ReturnType<typeof OpenMonitor>, i: number): void =>
  monitor.pushColumns(columns[i] as IncidentColumns);
const byColumns = (): Run => run(pushColumns, true);
const unread = (): Run => run(pushColumns, false);
const byObjects = (): Run => run((monitor, i) => monitor.push(batches[i]!), true);

// Machine code comes with use: some rounds go unmeasured.
const { violating, findings } = byColumns();
for (let round = 0; round < 4; round++) byColumns();
byObjects();
const rate = (seconds: readonly number[], count: number) => {
  const { min, mean } = spread(seconds);
  return { best: Math.round(count / min), mean: Math.round(count / mean), show: show(spread(seconds)) };
};
const measured = (one: () => Run) =>
  rate(
    Array.from({ length: rounds }, () => one().seconds),
    events,
  );
const ours = measured(byColumns);
const kept = measured(unread);
const objects = measured(byObjects);
const lines = [
  `Thirty clauses, ${events} simulated events in batches of ${BATCH}, up to 24 h late; ${Math.round((violating / events) * 100)} % are violations of something, ${findings} findings, each with its proof:`,
  '',
  '| what | events | s, min (mean ± deviation) | events a second, best | mean | monitor is faster by |',
  '| --- | --- | --- | --- | --- | --- |',
  `| monitor, columns, each finding read with its proof | ${events} | ${ours.show} | ${ours.best} | ${ours.mean} | |`,
  `| the same, findings decided and not read | ${events} | ${kept.show} | ${kept.best} | ${kept.mean} | |`,
  `| monitor, objects, each finding read | ${events} | ${objects.show} | ${objects.best} | ${objects.mean} | ${(ours.mean / objects.mean).toFixed(1)} |`,
];
for (const peer of PEERS) {
  const facts = incidents.slice(0, Math.min(events, peer.events)).map(factsOf);
  const expected = countFits(facts);
  const seconds: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const started = performance.now();
    const found = await peer.run(facts);
    if (round > 0) seconds.push((performance.now() - started) / 1000);
    if (found !== expected) throw new Error(`${peer.name} finds ${found} fits, not ${expected}.`);
  }
  const { best, mean, show: text } = rate(seconds, facts.length);
  lines.push(
    `| ${peer.name}, words and zones only | ${facts.length} | ${text} | ${best} | ${mean} | ${(ours.mean / mean).toFixed(0)} |`,
  );
}
lines.push(
  '',
  'The events are simulated. The rule engines answer which clauses an event fits; they know no time, no authorship and give no proof.',
);
console.log(lines.join('\n'));

/**
 * npm run bench: the whole chain on simulated reports, each figure as min (mean ± standard deviation) over the rounds,
 * and as a ratio to a peer in the same run. The peer is DuckDB doing the plain part of the same work: reading the same
 * file into a table, sorting it, and joining rows within 0.05 degrees and a day. Then the clause monitor beside three rule
 * engines (bench/monitor.ts), the stages of judgement each beside a peer (bench/coding.ts, association.ts,
 * attribution-speed.ts), AIS beside gpsdecode (bench/ais.ts), a whole year (bench/year.ts), and the ledger beside a plain file (bench/ledger.ts).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { type Measured, measure, show, spread } from './measure.js';
import { simulateReports, townsOf } from './simulate-reports.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'dist/cli/main.js');
const rows = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);
if (!(rows > 0 && rounds > 0)) throw new Error('Usage: npm run bench -- [rows] [rounds]');

const folder = await mkdtemp(join(tmpdir(), 'truceline-bench-'));
try {
  const file = join(folder, 'simulated-reports.csv');
  writeFileSync(
    file,
    simulateReports(townsOf(join(root, 'missions/ukraine-2025/register/gazetteer.tsv')), rows, 1),
  );
  const imports: Measured[] = [];
  const runs: Measured[] = [];
  const peers: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const mission = join(folder, `mission-${round}`);
    await measure(process.execPath, [program, 'init', mission]);
    imports.push(await measure(process.execPath, [program, 'import', 'viina', file, '--mission', mission]));
    runs.push(await measure(process.execPath, [program, 'run', mission]));
    peers.push(await peer(file));
  }
  const script = async (name: string, ...args: string[]): Promise<string> =>
    (
      await measure(process.execPath, ['--import', 'tsx', join(root, `bench/${name}.ts`), ...args])
    ).output.trim();
  const stages = await script('stages', join(folder, 'mission-0'));
  const monitor = await script('monitor', '400000', String(rounds));
  const audit = await script('audit', '1000000', String(rounds));
  const ledger = await script('ledger', '400000', String(rounds));
  const coding = await script('coding', '30000', String(rounds));
  const association = await script('association', '3000000', String(rounds));
  const attribution = await script('attribution-speed', '20000', String(rounds));
  const ais = await script('ais', '1000000', String(rounds));
  const locating = await script('locate', '6', String(rounds));
  const year = await script('year');
  const seconds = imports.map((one, i) => one.seconds + runs[i]!.seconds);
  const whole = spread(seconds);
  const table = [
    `# Bench: ${rows} simulated reports, ${rounds} rounds, Node.js ${process.version}, ${cpus().length} cores`,
    '',
    '| what | min (mean ± deviation) |',
    '| --- | --- |',
    `| import, s | ${show(spread(imports.map((one) => one.seconds)))} |`,
    `| run (coding to reports), s | ${show(spread(runs.map((one) => one.seconds)))} |`,
    `| import and run, s | ${show(whole)} |`,
    `| records a second, end to end | best ${Math.round(rows / whole.min)}, mean ${Math.round(rows / whole.mean)} |`,
    `| peak memory, MB (larger of the two programs) | ${show(spread(imports.map((one, i) => Math.max(one.megabytes, runs[i]!.megabytes))), 0)} |`,
    `| peer: DuckDB loads, sorts and joins the same file, s | ${show(spread(peers))} |`,
    `| ratio, whole chain to peer | ${(whole.mean / spread(peers).mean).toFixed(1)} |`,
    '',
    'Where the time of a run goes, one round in one process:',
    '',
    '| stage | processor seconds |',
    '| --- | --- |',
    stages,
    '',
    'The reports are simulated. Targets: 20,000 records a second or more, memory under 1,000 MB.',
    '',
    '## The clause monitor',
    '',
    monitor,
    '',
    'Target: 1,000,000 events a second or more.',
    '',
    '## Coding',
    '',
    coding,
    '',
    'Target: 20,000 headlines a second or more.',
    '',
    '## Association',
    '',
    association,
    '',
    'Target: 500,000 located observations a second or more.',
    '',
    '## Attribution',
    '',
    attribution,
    '',
    'Target: 200,000 incidents a second or more.',
    '',
    '## AIS',
    '',
    ais,
    '',
    'Target: at least as many sentences a second as gpsdecode.',
    '',
    '## Locating',
    '',
    locating,
    '',
    'Target: 20,000 arrivals a second or more of one core. The network is simulated.',
    '',
    '## A year of a large mission',
    '',
    year,
    '',
    'Target: under 120 s. The observations are simulated.',
    '',
    '## The ledger, appending',
    '',
    ledger,
    '',
    'Targets: 100,000 durable appends a second in batches of 100; 99 % of single appends at 5,000/s within 20 ms.',
    '',
    '## The audit of the ledger',
    '',
    '| what | min (mean ± deviation) |',
    '| --- | --- |',
    audit,
    '',
    'Targets: audit of 1,000,000 entries in under 10 s, a proof of inclusion in under 5 ms.',
    '',
  ].join('\n');
  console.log(table);
  mkdirSync(join(root, 'bench'), { recursive: true });
  writeFileSync(join(root, 'bench/last.md'), table);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function peer(file: string): Promise<number> {
  const started = performance.now();
  const instance = await DuckDBInstance.create(join(folder, `peer-${started}.duckdb`));
  const connection = await instance.connect();
  await connection.run('SET threads = 2');
  await connection.run(
    `CREATE TABLE report AS SELECT row_number() OVER () AS id, * FROM read_csv('${file}', header = true) ORDER BY datetime, id`,
  );
  await connection.run(
    `CREATE TABLE pair AS SELECT a.id AS a, b.id AS b FROM report a JOIN report b
       ON floor(a.lat / 0.05) = floor(b.lat / 0.05) AND floor(a.lon / 0.05) = floor(b.lon / 0.05)
      AND b.datetime BETWEEN a.datetime AND a.datetime + INTERVAL 1 DAY AND a.id < b.id`,
  );
  await connection.run(`COPY pair TO '${join(folder, 'pair.json')}' (FORMAT json)`);
  connection.closeSync();
  instance.closeSync();
  return (performance.now() - started) / 1000;
}

/**
 * Decoding AIS: npx tsx bench/ais.ts [sentences] [rounds] [file]. The whole program, `truceline ais FILE > /dev/null`, beside
 * `gpsdecode -j` of gpsd on the same file where it is installed. The file is made by the encoder of the tests, seeded, with
 * types as they come on the air; or it is the one given, repeated to that many lines.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomMessage, seeded, sentences } from '../src/formats/ais/encode.fixture.js';
import { show, spread } from './measure.js';

const wanted = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 3);
const given = process.argv[4];
const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
/** Shares of the types on the air, roughly: mostly positions, then class B, static reports and the rest. */
const TYPES = [1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 4, 5, 5, 18, 18, 19, 21, 24, 24, 27, 8];

const file = join(tmpdir(), `truceline-bench-ais-${process.pid}.nmea`);
try {
  const lines = given === undefined ? made(wanted) : repeated(given, wanted);
  writeFileSync(file, `${lines.join('\n')}\n`);
  const peerThere = spawnSync('gpsdecode', ['-V']).status === 0;
  const mine: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < rounds; round++) {
    mine.push(seconds(process.execPath, [program, 'ais', '--quiet', file]));
    if (peerThere) peer.push(seconds('gpsdecode', ['-j'], file));
  }
  const rate = (all: readonly number[]): number => Math.round(lines.length / spread(all).min);
  const table = [
    '| what | seconds, min (mean ± deviation) | sentences a second, best round |',
    '| --- | --- | --- |',
    `| truceline ais, ${lines.length} sentences, whole command | ${show(spread(mine))} | ${rate(mine)} |`,
  ];
  if (peerThere) {
    table.push(
      `| peer: gpsdecode -j, the same file | ${show(spread(peer))} | ${rate(peer)} |`,
      `| ratio of the best rounds, truceline to peer | ${(spread(peer).min / spread(mine).min).toFixed(2)} | |`,
    );
  } else table.push('| peer: gpsdecode is not installed (Debian: gpsd-clients) | | |');
  console.log(table.join('\n'));
} finally {
  rmSync(file, { force: true });
}

function made(count: number): string[] {
  const random = seeded(42);
  const lines: string[] = [];
  for (let i = 0; lines.length < count; i++) {
    const type = TYPES[Math.floor(random() * TYPES.length)]!;
    lines.push(...sentences(randomMessage(random, type, false), random() < 0.5 ? 'A' : 'B', i));
  }
  return lines;
}

function repeated(path: string, count: number): string[] {
  const lines = readFileSync(path, 'latin1')
    .split(/\r?\n/)
    .filter((line) => line.includes('!'));
  if (lines.length === 0) throw new Error(`${path} holds no sentences.`);
  const all: string[] = [];
  while (all.length < count) all.push(...lines);
  return all;
}

function seconds(command: string, args: readonly string[], input?: string): number {
  const stdin = input === undefined ? ('ignore' as const) : openSync(input, 'r');
  const started = performance.now();
  const done = spawnSync(command, args, { stdio: [stdin, 'ignore', 'ignore'] });
  const took = (performance.now() - started) / 1000;
  if (typeof stdin === 'number') closeSync(stdin);
  if (done.status !== 0) throw new Error(`${command} ended with ${done.status}.`);
  return took;
}

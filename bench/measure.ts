/**
 * Whole programs measured from outside: wall time and peak memory of a child process (VmHWM, Linux).
 */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

export interface Measured {
  readonly seconds: number;
  /** Peak resident memory; NaN where /proc does not tell. */
  readonly megabytes: number;
  readonly output: string;
}

const POLL_MS = 25;

/** @throws Error with the program's own words when it does not end with status 0. */
export async function measure(command: string, args: readonly string[]): Promise<Measured> {
  const started = performance.now();
  const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  let kilobytes = Number.NaN;
  const look = async (): Promise<void> => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    const found = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
    if (found !== undefined) kilobytes = Number(found);
  };
  const timer = setInterval(() => void look(), POLL_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  clearInterval(timer);
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}`);
  return { seconds, megabytes: kilobytes / 1024, output };
}

export interface Spread {
  readonly min: number;
  readonly mean: number;
  readonly deviation: number;
}

export function spread(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance =
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { min: Math.min(...values), mean, deviation: Math.sqrt(variance) };
}

export const show = ({ min, mean, deviation }: Spread, digits = 2): string =>
  `${min.toFixed(digits)} (${mean.toFixed(digits)} ± ${deviation.toFixed(digits)})`;

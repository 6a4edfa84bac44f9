/** What bench/readers.ts prints of a run. */
import type { LoadResult, RouteTimes } from './readers-load.js';

export function tableOf(result: LoadResult, cpuSeconds: number): string {
  const { seconds, reads, writes, errors, megabytes, streams, untilShown, acknowledged } = result;
  const row = ({ name, count, p50, p99, max }: RouteTimes): string =>
    `| ${name} | ${count} | ${Math.round(p50)} | ${Math.round(p99)} | ${Math.round(max)} |`;
  return [
    '| what | times | p50, ms | p99, ms | longest, ms |',
    '| --- | --- | --- | --- | --- |',
    ...[...reads, ...writes, untilShown].map(row),
    '',
    `${Math.round(reads[0]!.count / seconds)} reads a second, ${(megabytes / seconds).toFixed(0)} MB/s; processor time of the server ${cpuSeconds.toFixed(0)} s.`,
    `Live updates: ${streams.opened} held open, ${streams.events} events, ${streams.lost} lost. Acknowledged writes: ${acknowledged.length}.`,
    errors.length === 0
      ? 'Errors: none.'
      : `Errors: ${errors
          .slice(0, 8)
          .map(({ what, count }) => `${count} x ${what}`)
          .join('; ')}`,
  ].join('\n');
}

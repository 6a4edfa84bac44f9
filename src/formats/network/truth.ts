/** truth.csv: event, time, lat, lon, kind. truth-arrivals.csv: arrival, event (empty for a false one), path. */
import { cellReader } from './cells.js';
import type { Truth, TruthArrivals } from './network.js';
import type { NetworkProblems } from './problems.js';
import { readRows } from './rows.js';

export async function readTruth(
  input: AsyncIterable<Uint8Array>,
  problems: NetworkProblems,
  file = 'truth.csv',
): Promise<Truth> {
  const cells = cellReader(file, problems);
  const ids: string[] = [];
  const kinds: string[] = [];
  const values: number[] = [];
  const reading = readRows<'event' | 'time' | 'lat' | 'lon' | 'kind'>(
    input,
    { file, required: ['event', 'time', 'lat', 'lon'], optional: ['kind'] },
    problems,
    (at) => (row, line) => {
      const timeMs = cells.time(row[at.time], 'time', line);
      const lat = cells.must(row[at.lat], 'lat', line, 'bad-position');
      const lon = cells.must(row[at.lon], 'lon', line, 'bad-position');
      if (Number.isNaN(timeMs + lat + lon)) return;
      ids.push(row[at.event]!);
      kinds.push(row[at.kind] ?? '');
      values.push(timeMs, lat, lon);
    },
  );
  for await (const _ of reading);
  const column = (first: number): Float64Array => Float64Array.from(ids, (_, i) => values[3 * i + first]!);
  return { count: ids.length, ids, kinds, timeMs: column(0), lat: column(1), lon: column(2) };
}

export async function readTruthArrivals(
  input: AsyncIterable<Uint8Array>,
  problems: NetworkProblems,
  file = 'truth-arrivals.csv',
): Promise<TruthArrivals> {
  const event = new Map<string, string>();
  const echoes = new Set<string>();
  const reading = readRows<'arrival' | 'event' | 'path'>(
    input,
    { file, required: ['arrival', 'event'], optional: ['path'] },
    problems,
    (at) => (row) => {
      event.set(row[at.arrival]!, row[at.event]!);
      if (row[at.path] === 'echo') echoes.add(row[at.arrival]!);
    },
  );
  for await (const _ of reading);
  return { event, echoes };
}

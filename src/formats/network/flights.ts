/**
 * Tracks of flying things from radar or acoustic arrays, CSV:
 *
 *   id,time,lat,lon,alt_m,sigma_m,kind
 *
 * One row a position; `id` names the track, `sigma_m` is one standard deviation of the position across the ground, `kind`
 * a word for the thing (drone, missile, ...). alt_m, sigma_m and kind may be empty. Rows may come in any order.
 */
import { cellReader } from './cells.js';
import type { NetworkProblems } from './problems.js';
import { readRows } from './rows.js';

const REQUIRED = ['id', 'time', 'lat', 'lon'] as const;
const OPTIONAL = ['alt_m', 'sigma_m', 'kind'] as const;

/** The positions of one track as columns, by time; NaN: not stated. */
export interface FlightRows {
  readonly id: string;
  readonly kind: string;
  readonly timeMs: Float64Array;
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly altitudeMetres: Float64Array;
  readonly sigmaMetres: Float64Array;
}

/** By id, in the order in which each is first written. */
export async function readFlights(
  input: AsyncIterable<Uint8Array>,
  problems: NetworkProblems,
  file = 'tracks.csv',
): Promise<readonly FlightRows[]> {
  const cells = cellReader(file, problems);
  const tracks = new Map<string, { kind: string; rows: number[][] }>();
  const bad = (trouble: 'missing-id' | 'bad-position', line: number, field: string, found: string): void =>
    problems.add(trouble, file, line, {
      field,
      expected: trouble === 'missing-id' ? 'the id of a track' : 'degrees on the globe',
      found: found === '' ? 'an empty value' : `"${found}"`,
      hint: 'The row was set aside.',
    });
  const reading = readRows<(typeof REQUIRED)[number] | (typeof OPTIONAL)[number]>(
    input,
    { file, required: REQUIRED, optional: OPTIONAL },
    problems,
    (at) => (row, line) => {
      const id = row[at.id]!.trim();
      if (id === '') return bad('missing-id', line, 'id', '');
      const timeMs = cells.time(row[at.time], 'time', line);
      const lat = cells.must(row[at.lat], 'lat', line, 'bad-position');
      const lon = cells.must(row[at.lon], 'lon', line, 'bad-position');
      if (Number.isNaN(timeMs + lat + lon)) return;
      if (Math.abs(lat) > 90) return bad('bad-position', line, 'lat', row[at.lat]!);
      if (Math.abs(lon) > 180) return bad('bad-position', line, 'lon', row[at.lon]!);
      const track = tracks.get(id) ?? { kind: '', rows: [] };
      tracks.set(id, track);
      if (track.kind === '') track.kind = row[at.kind]?.trim().toLowerCase() ?? '';
      track.rows.push([
        timeMs,
        lat,
        lon,
        cells.may(row[at.alt_m], 'alt_m', line),
        cells.sigma(row[at.sigma_m], 'sigma_m', line),
      ]);
    },
  );
  for await (const _ of reading);
  return [...tracks].map(([id, { kind, rows }]) => {
    rows.sort((a, b) => a[0]! - b[0]!);
    const column = (index: number): Float64Array => Float64Array.from(rows, (row) => row[index]!);
    return {
      id,
      kind,
      timeMs: column(0),
      lat: column(1),
      lon: column(2),
      altitudeMetres: column(3),
      sigmaMetres: column(4),
    };
  });
}

/** weather.csv: time, lat, lon, temperature_c, wind_east_ms, wind_north_ms, wind_sigma_ms; the wind as it blows to. */
import { cellReader } from './cells.js';
import type { Weather } from './network.js';
import type { NetworkProblems } from './problems.js';
import { readRows } from './rows.js';

const REQUIRED = ['time', 'lat', 'lon', 'temperature_c', 'wind_east_ms', 'wind_north_ms'] as const;
const OPTIONAL = ['wind_sigma_ms'] as const;

export async function readWeather(
  input: AsyncIterable<Uint8Array>,
  problems: NetworkProblems,
  file = 'weather.csv',
): Promise<Weather> {
  const cells = cellReader(file, problems);
  const rows: number[][] = [];
  const reading = readRows<(typeof REQUIRED)[number] | (typeof OPTIONAL)[number]>(
    input,
    { file, required: REQUIRED, optional: OPTIONAL },
    problems,
    (at) => (row, line) => {
      const values = REQUIRED.map((name) =>
        name === 'time' ? cells.time(row[at.time], name, line) : cells.must(row[at[name]], name, line),
      );
      if (values.some(Number.isNaN)) return;
      values.push(cells.sigma(row[at.wind_sigma_ms], 'wind_sigma_ms', line));
      rows.push(values);
    },
  );
  for await (const _ of reading);
  const column = (index: number): Float64Array => Float64Array.from(rows, (row) => row[index]!);
  return {
    count: rows.length,
    timeMs: column(0),
    lat: column(1),
    lon: column(2),
    temperatureCelsius: column(3),
    windEastMetresPerSecond: column(4),
    windNorthMetresPerSecond: column(5),
    windSigmaMetresPerSecond: column(6),
  };
}

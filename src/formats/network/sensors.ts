/**
 * sensors.csv: id, lat, lon, elevation_m, kind, bearing_sigma_deg. A sensor written again at the same place (within
 * SAME_PLACE_METRES) is merged. Written at two places it moved, and the file cannot say when: the sensor is set aside with
 * all its arrivals, because an arrival at the wrong place makes a wrong location that looks sure.
 */
import { distanceMetres } from '../../geo/position.js';
import { quote } from '../format.js';
import { cellReader } from './cells.js';
import { SENSOR_KINDS, type Sensors } from './network.js';
import type { NetworkProblems } from './problems.js';
import { readRows } from './rows.js';

export const SAME_PLACE_METRES = 10;

/** Other words that networks use for the kinds; compared in small letters with _ for a blank or a hyphen. */
const KIND_WORDS: Readonly<Record<string, (typeof SENSOR_KINDS)[number]>> = {
  acoustic_node: 'acoustic',
  acoustic_single: 'acoustic',
  microphone: 'acoustic',
  node: 'acoustic',
  infrasound: 'acoustic',
  array: 'acoustic_array',
  microphone_array: 'acoustic_array',
  infrasound_array: 'acoustic_array',
  seismometer: 'seismic',
  seismic_station: 'seismic',
  geophone: 'seismic',
  optical: 'camera',
};

interface SensorRow {
  readonly lat: number;
  readonly lon: number;
  readonly elevation: number;
  readonly kind: number;
  readonly bearingSigma: number;
}

export async function readSensors(
  input: AsyncIterable<Uint8Array>,
  problems: NetworkProblems,
  file = 'sensors.csv',
): Promise<Sensors> {
  const rows = new Map<string, SensorRow>();
  const moved = new Set<string>();
  const unusable = new Set<string>();
  const cells = cellReader(file, problems);
  const form = {
    file,
    required: ['id', 'lat', 'lon', 'kind'],
    optional: ['elevation_m', 'bearing_sigma_deg'],
  } as const;
  const reading = readRows<(typeof form.required)[number] | (typeof form.optional)[number]>(
    input,
    form,
    problems,
    (at) => (row, line) => {
      const id = row[at.id]!.trim();
      if (id === '') return problems.add('missing-id', file, line, { field: 'id', ...NO_ID });
      const lat = cells.must(row[at.lat], 'lat', line, 'bad-position');
      const lon = cells.must(row[at.lon], 'lon', line, 'bad-position');
      if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
        if (!Number.isNaN(lat + lon))
          problems.add('bad-position', file, line, { field: 'lat', found: `${lat}, ${lon}`, ...NO_PLACE });
        unusable.add(id);
        return;
      }
      const word = row[at.kind]!.trim().toLowerCase().replaceAll(/[ -]/g, '_');
      const kind = SENSOR_KINDS.indexOf(KIND_WORDS[word] ?? (word as 'acoustic'));
      if (kind < 0) {
        problems.add('unknown-kind', file, line, { field: 'kind', found: quote(row[at.kind]!), ...NO_KIND });
        unusable.add(id);
        return;
      }
      const earlier = rows.get(id);
      if (earlier) {
        const apart = distanceMetres(earlier.lat, earlier.lon, lat, lon);
        const same = apart <= SAME_PLACE_METRES && earlier.kind === kind;
        problems.add(same ? 'repeated-sensor' : 'moved-sensor', file, line, {
          field: 'id',
          found: `${quote(id)} again, ${Math.round(apart)} m away`,
          ...(same ? TWICE : MOVED),
        });
        if (!same) moved.add(id);
        return;
      }
      rows.set(id, {
        lat,
        lon,
        kind,
        elevation: cells.may(row[at.elevation_m], 'elevation_m', line),
        bearingSigma: cells.sigma(row[at.bearing_sigma_deg], 'bearing_sigma_deg', line),
      });
    },
  );
  for await (const _ of reading);
  for (const id of moved) rows.delete(id);
  const setAside = new Set([...moved, ...unusable].filter((id) => !rows.has(id)));
  return inColumns(rows, setAside);
}

function inColumns(rows: ReadonlyMap<string, SensorRow>, setAside: ReadonlySet<string>): Sensors {
  const ids = [...rows.keys()];
  const values = [...rows.values()];
  const column = (of: (row: SensorRow) => number): Float64Array => Float64Array.from(values, of);
  return {
    count: ids.length,
    ids,
    index: new Map(ids.map((id, i) => [id, i])),
    lat: column(({ lat }) => lat),
    lon: column(({ lon }) => lon),
    elevationMetres: column(({ elevation }) => elevation),
    kind: Uint8Array.from(values, ({ kind }) => kind),
    bearingSigmaDegrees: column(({ bearingSigma }) => bearingSigma),
    setAside,
  };
}

const NO_ID = {
  expected: 'an id',
  found: 'an empty value',
  hint: 'Give each row an id of its own.',
} as const;
const NO_PLACE = {
  expected: 'degrees: lat -90 to 90, lon -180 to 180',
  hint: 'Are lat and lon swapped, or in metres of a grid? The sensor was set aside.',
} as const;
const NO_KIND = {
  expected: `one of ${SENSOR_KINDS.join(', ')}`,
  hint: 'The sensor was set aside, with its arrivals.',
} as const;
const TWICE = {
  expected: 'each sensor once',
  hint: 'The first row counts; remove the other.',
} as const;
const MOVED = {
  expected: 'one place and one kind for each sensor',
  hint: 'Give a sensor that was moved a new id from then on; until then it is left out.',
} as const;

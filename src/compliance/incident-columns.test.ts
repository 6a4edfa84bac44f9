import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Attribution, OTHER } from '../attribution/attribution.js';
import { associate } from '../incident/associate.js';
import type { Incident } from '../incident/incident.js';
import { SAMPLE_SETTING, sampleCrowd } from '../incident/sample.fixture.js';
import { columnsOfAttributed } from './incident-columns.js';
import { traceOf } from './judge.js';
import { columnsOf, type Dictionary, type IncidentColumns } from './monitor/columns.js';
import { happenings } from './trace.js';

const plain: readonly Incident[] = associate(sampleCrowd(5, 900), SAMPLE_SETTING);
/** Rivals, an object, a line, moments between milliseconds and records told twice, where the crowd has none of them. */
const incidents = plain.map(
  (incident, i): Incident => ({
    ...incident,
    time: { ...incident.time, startMs: incident.time.startMs + (i % 3) / 4 },
    ...(i % 4 === 0 ? { rivals: { means: ['mortar', incident.means, 'none'], target: ['energy'] } } : {}),
    ...(i % 5 === 0 ? { means: 'none' as const } : {}),
    ...(i % 6 === 0
      ? { facility: { class: 'pumping', facility: 'p-1', name: 'Pump 1', distanceKm: 0 } }
      : {}),
    ...(i % 7 === 0 ? { line: { offsetKm: i - 20, sector: 1 } as unknown as Incident['line'] } : {}),
    ...(i % 8 === 0 ? { accounts: [...incident.accounts, ...incident.accounts] } : {}),
    ...(i % 50 === 1 ? { accounts: Array.from({ length: 40 }, () => incident.accounts).flat() } : {}),
  }),
) as readonly Incident[];

const attributions = new Map(
  incidents.map(({ id }, i): [string, Attribution] => {
    const of = (value: number) => ({
      value,
      low: value - 0.1,
      high: i % 2 === 0 ? value + 0.1 : value - 1e-17,
    });
    return [
      id,
      {
        incident: id,
        author: i % 3 === 0 ? 'A' : 'undetermined',
        happened: of(0.9),
        hypotheses: ['A', 'B', OTHER].map((each) => ({ id: each, logOdds: 0, probability: of(0.3) })),
      } as unknown as Attribution,
    ];
  }),
);

test('columns of attributed incidents say what their trace says', () => {
  const trace = traceOf({ incidents: [...incidents].reverse(), attributions, records: [] });
  const told = happenings(trace, { timeZone: 'UTC', parties: ['A', 'B'], possible: 0.5 });
  const made = columnsOfAttributed([...incidents].reverse(), (id) => attributions.get(id)!);
  assert.ok(made.columns.ids.length > 20);
  assert.equal(made.latestMs, told.latestMs);
  assert.deepEqual(written(made.columns), written(columnsOf(told.happenings)));
});

test('without incidents there are no columns to fill and no latest moment', () => {
  const { columns, latestMs } = columnsOfAttributed([], (id) => attributions.get(id)!);
  assert.equal(columns.ids.length, 0);
  assert.equal(latestMs, Number.NEGATIVE_INFINITY);
});

/** One object an incident, as codes are given out in another order. */
function written(columns: IncidentColumns): unknown {
  const at = <T>({ codes, values }: Dictionary<T>, i: number): T => values[codes[i]!]!;
  return columns.ids.map((id, i) => {
    const { facility, ...target } = at(columns.target, i);
    const { place, ...where } = at(columns.where, i);
    return {
      id,
      startMs: columns.startMs[i],
      endMs: columns.endMs[i],
      conduct: at(columns.conduct, i),
      means: at(columns.means, i),
      target,
      facility: facility && { class: facility.class, id: facility.id },
      weapon: at(columns.weapon, i),
      purpose: at(columns.purpose, i),
      where,
      place: place && { lat: place.lat, lon: place.lon, radiusMetres: place.radiusMetres },
      authorship: at(columns.authorship, i),
      records: columns.records![i],
    };
  });
}

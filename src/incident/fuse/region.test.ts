import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SAMPLE_SOURCES, type SampleFields, sampleReport } from '../sample.fixture.js';
import { type PlacedReport, tellings } from '../telling.js';
import { fusedPlace } from './fuse.js';

const SOURCES = new Map(SAMPLE_SOURCES.map((source) => [source.id, source]));
const METRES = 1 / 111_195;

const place = (...fields: readonly SampleFields[]) => {
  const told = tellings(
    fields.map((one) => sampleReport(one) as PlacedReport),
    SOURCES,
    () => undefined,
  );
  return fusedPlace(told, told[0]!.best, SOURCES);
};

test('one bearing without a range leaves a sector open, and its circle reaches the observer', () => {
  const line = {
    ...{ lat: 50, lon: 30.5, radiusMetres: 0, sigmaDegrees: 1.5, farther: 1, rangeSpread: 0.1 },
    ...{ reachMetres: 15_000, arc: { middleDegrees: 0, halfDegrees: 0 } },
  };
  const found = place({
    id: 'a',
    source: 'monitors',
    clock: true,
    place: {
      ...{ lat: 50 + 10_000 * METRES, lon: 30.5, radiusMetres: 5_000, precision: 'town', basis: 'coder' },
      shape: { kind: 'sightings', lines: [line] },
    },
  })!;
  assert.ok(found.shape?.kind === 'sector');
  assert.equal(found.shape.nearMetres, 0);
  assert.equal(found.shape.farMetres, 15_000);
  assert.ok(found.radiusMetres >= 9_990, String(found.radiusMetres));
});

test('heat near the middle of a named place leaves the whole of the place open beside it', () => {
  const found = place(
    { id: 'town', place: { lat: 50, lon: 30.5, radiusMetres: 3_000 } },
    {
      id: 'heat',
      source: 'satellite',
      report_kind: 'detection',
      conduct: 'other',
      means: 'none',
      account: '',
      place: {
        ...{
          name: '',
          lat: 50 + 300 * METRES,
          lon: 30.5,
          radiusMetres: 265,
          precision: 'site',
          basis: 'sensor',
        },
        shape: { kind: 'pixel', eastMetres: 375, northMetres: 375, confidence: 'low', night: true },
      },
    },
  )!;
  assert.ok(found.shape?.kind === 'ellipse');
  const [town] = found.shape.alternatives;
  assert.ok(town && town.probability > 0.2 && town.ellipse90!.majorMetres > 2_000, JSON.stringify(found));
});

test('a position that a person coded to a town is no place within it', () => {
  const report = { place: { lat: 50, lon: 30.5, radiusMetres: 5_000, precision: 'town' } } as const;
  const coded = { ...report, place: { ...report.place, lat: 50.01, basis: 'coder' } } as const;
  assert.equal(place({ id: 'a', ...report }, { id: 'b', account: 'Other words', ...coded }), undefined);
});

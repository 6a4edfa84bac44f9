import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPlainObservation } from './plain-observation.js';
import { observation, record } from './record.js';

const time = { start: '2025-03-18T10:00:00Z', end: '2025-03-18T10:05:00+00:00', precision: 'minute' };
const place = { name: 'Mill', lat: 50.5, lon: 30, radiusMetres: 40, precision: 'site', basis: 'coder' };
const FULL = {
  kind: 'observation',
  id: 'a',
  source: 'post',
  reportedAt: '2025-03-18T10:05:00Z',
  reference: 'p. 4',
  note: 'seen twice',
  time,
  place: { ...place, region: 'North', country: 'XX' },
  text: 'Fire',
  summary: 'Fire',
  language: 'en',
  reportKind: 'event',
  conduct: 'strike',
  means: 'artillery',
  target: 'residential',
  targetName: 'mill',
  actor: 'A',
  stance: 'asserted',
  count: 3,
  killed: 0,
  injured: 2,
};

/** What stands in the place of a member: nothing, and values of every kind, right and wrong. */
const INSTEAD: readonly unknown[] = [
  undefined,
  null,
  '',
  'x',
  'x'.repeat(201),
  'x'.repeat(301),
  'x'.repeat(501),
  'x'.repeat(2_001),
  'x'.repeat(20_001),
  0,
  -1,
  0.5,
  90.01,
  -180.5,
  3_000_001,
  2 ** 53,
  true,
  [],
  {},
  [place],
  time,
  place,
  '2025-02-30T00:00:00Z',
  '2025-03-18',
  '2025-03-19T00:00:00Z',
  'observation',
  'declaration',
  'strike',
  'EVENT',
];

function variants(whole: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
  const made = Object.keys(whole).flatMap((key) =>
    INSTEAD.map((value) => {
      const { [key]: _, ...rest } = whole;
      return value === undefined ? rest : { ...rest, [key]: value };
    }),
  );
  return [whole, { ...whole, stray: 1 }, JSON.parse('{"__proto__":{"kind":"observation"}}'), ...made];
}

test('what passes the quick look passes the schema, and of plain observations each that passes the schema passes it', () => {
  const all = [
    ...variants(FULL),
    ...variants(FULL.time).map((inner) => ({ ...FULL, time: inner })),
    ...variants(FULL.place).map((inner) => ({ ...FULL, place: inner })),
  ];
  let passed = 0;
  for (const value of all) {
    const quick = isPlainObservation(value);
    assert.equal(quick, record.safeParse(value).success, JSON.stringify(value));
    if (quick) passed++;
  }
  assert.ok(passed > 100 && passed < all.length / 2, `${passed} of ${all.length}`);
});

test('members that it does not know are left to the schema, and no other member of the schema is', () => {
  const signs = [{ kind: 'crater', fromDegrees: 10, sigmaDegrees: 5 }];
  const measured = { ...FULL, signs };
  assert.ok(record.safeParse(measured).success);
  assert.equal(isPlainObservation(measured), false);
  const left = Object.keys(observation.shape).filter((key) => !(key in FULL));
  assert.deepEqual(left, ['signature', 'received', 'signs', 'sightings', 'arrivals', 'values', 'media']);
});

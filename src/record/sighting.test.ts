import assert from 'node:assert/strict';
import { test } from 'node:test';
import { record } from './record.js';

const observed = (sighting: object) =>
  record.safeParse({
    kind: 'observation',
    id: 'a',
    source: 'watch',
    time: { start: '2025-03-01T10:00:00Z', end: '2025-03-01T10:00:00Z', precision: 'minute' },
    sightings: [sighting],
  });
const wrong = (sighting: object): string =>
  observed(sighting)
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('|') ?? '';
const observer = { lat: 48, lon: 37 };

test('bearings in degrees or points of the compass, a range, or either alone are taken', () => {
  for (const said of [
    { bearings: ['NNE', 'NE', 'NNW'], rangeMetres: { min: 2_000, max: 7_000 } },
    { bearings: [0, 359.9, 'S'], bearingSigmaDegrees: 2 },
    { rangeMetres: { min: 0, max: 500 } },
  ])
    assert.equal(wrong({ observer, by: 'ear', ...said }), '');
});

test('a bearing without an observer is refused, and says why', () => {
  assert.match(
    wrong({ by: 'ear', bearings: ['N'] }),
    /^sightings\.0\.observer: an observer with lat and lon/,
  );
  assert.match(wrong({ observer: {}, by: 'ear', bearings: ['N'] }), /observer\.lat/);
});

test('bearings that there are not, and ranges turned round, are refused with their place', () => {
  assert.match(wrong({ observer, by: 'ear', bearings: ['N', 'NN'] }), /^sightings\.0\.bearings\.1: .*NNE/);
  assert.match(wrong({ observer, by: 'ear', bearings: [360] }), /below 360/);
  assert.match(
    wrong({ observer, by: 'ear', rangeMetres: { min: 3_000, max: 2_000 } }),
    /rangeMetres\.min: a min that is not above its max/,
  );
});

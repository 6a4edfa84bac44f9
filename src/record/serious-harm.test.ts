import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPlainObservation } from './plain-observation.js';
import { correction, observation } from './record.js';

const TIME = { start: '2031-03-21T00:00:00Z', end: '2031-03-22T00:00:00Z', precision: 'day' };
const harm = {
  kind: 'observation',
  id: 'o1',
  source: 'monitors',
  time: TIME,
  place: { region: 'East', lat: 50.1, lon: 30.1, radiusMetres: 20_000, precision: 'district' },
  conduct: 'ill_treatment',
  stance: 'asserted',
  actor: 'NORTH',
  summary: 'Detained persons were beaten on the way to the rear',
};
const ITEM = `evidence:${'a'.repeat(64)}`;

const pathsOf = (value: unknown): string[] => {
  const parsed = observation.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
};

test('a summary without names at the place of a district is taken', () => {
  assert.deepEqual(pathsOf(harm), []);
});

test('what belongs under seal is refused at its place: words of the source, exact places, physical signs', () => {
  assert.deepEqual(pathsOf({ ...harm, text: 'They took us behind the barn.' }), ['text']);
  assert.deepEqual(pathsOf({ ...harm, place: { ...harm.place, precision: 'site' } }), ['place.precision']);
  assert.deepEqual(pathsOf({ ...harm, place: { ...harm.place, radiusMetres: 500 } }), ['place.radiusMetres']);
  assert.deepEqual(pathsOf({ ...harm, place: { ...harm.place, lat: 50.1234 } }), ['place.lat']);
  assert.deepEqual(pathsOf({ ...harm, place: { lat: 50.1, lon: 30.1 } }), ['place.precision']);
  assert.deepEqual(pathsOf({ ...harm, values: { distanceMetres: 40 } }), ['values']);
});

test('of another conduct nothing of it is asked', () => {
  const place = { ...harm.place, lat: 50.1234, radiusMetres: 500, precision: 'site' };
  assert.deepEqual(pathsOf({ ...harm, conduct: 'strike', place, text: 'private Halenko saw it' }), []);
});

test('a name is refused wherever people write, and never repeated', () => {
  for (const field of ['summary', 'note', 'targetName', 'reference']) {
    const parsed = observation.safeParse({ ...harm, [field]: 'private Halenko was beaten' });
    assert.ok(!parsed.success);
    assert.deepEqual(parsed.error.issues[0]!.path, [field]);
    assert.doesNotMatch(JSON.stringify(parsed.error.issues), /Halenko/);
  }
  assert.equal(observation.safeParse({ ...harm, names: ['Halenko'] }).success, false);
});

test('media are items of evidence of which it is said whether faces are seen', () => {
  assert.deepEqual(pathsOf({ ...harm, media: [{ of: ITEM, faces: 'blurred' }] }), []);
  assert.deepEqual(pathsOf({ ...harm, media: [{ of: ITEM }] }), ['media.0.faces']);
  assert.deepEqual(pathsOf({ ...harm, media: [{ of: 'https://example.org/a', faces: 'none' }] }), [
    'media.0.of',
  ]);
  assert.deepEqual(pathsOf({ ...harm, reference: 'https://example.org/clip.mp4' }), ['reference']);
});

test('a replacement is held to the same, and the quick look leaves serious harm to the schema', () => {
  const { id: _, ...rest } = harm;
  const replaced = { kind: 'correction', id: 'c1', source: 'monitors', time: TIME, of: 'o1' };
  const parsed = correction.safeParse({
    ...{ ...replaced, action: 'replace', reason: 'coded wrongly' },
    replacement: { ...rest, id: 'o1', text: 'They took us behind the barn.' },
  });
  assert.ok(!parsed.success);
  assert.deepEqual(parsed.error.issues[0]!.path, ['replacement', 'text']);
  assert.equal(isPlainObservation(harm), false);
  assert.equal(isPlainObservation({ ...harm, conduct: 'strike' }), true);
});

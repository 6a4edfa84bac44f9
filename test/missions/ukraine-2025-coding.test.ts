/** The coding words and the gazetteer of the reference mission. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadCoding, readLexiconParts } from '../../src/coding/load.js';
import { makeMatcher, parsePattern } from '../../src/coding/pattern.js';
import { readWords } from '../../src/coding/words.js';

const mission = fileURLToPath(new URL('../../missions/ukraine-2025/', import.meta.url));
const files = {
  missionCoding: `${mission}coding`,
  gazetteer: `${mission}register/gazetteer.tsv`,
  parties: ['RU', 'UA'],
};

test('the coding files of the mission load without a problem', async () => {
  const loaded = await loadCoding(files);
  assert.deepEqual(loaded.ok ? [] : loaded.problems, []);
});

test('a party that the mission does not have is told with its line', async () => {
  const loaded = await loadCoding({ ...files, parties: ['RU', 'UB'] });
  assert.equal(loaded.ok, false);
  assert.ok(!loaded.ok && loaded.problems.every((problem) => problem.line > 1 && problem.found === '"UA"'));
});

test('every word of the mission is shown by an example that contains it', async () => {
  const parts = await readLexiconParts(files, []);
  const entries = Object.entries(parts.parties.parties).flatMap(([party, signs]) =>
    Object.values(signs).flatMap((words) =>
      Object.entries(words).map(([pattern, example]) => [party, pattern, example] as const),
    ),
  );
  assert.ok(entries.length > 150);
  const bad = entries.filter(
    ([party, pattern, example]) =>
      makeMatcher([parsePattern(pattern, 'sign', party)])(readWords(example)).length === 0,
  );
  assert.deepEqual(bad, []);
});

test('regions of the gazetteer have a code, and towns lie where their country is', async () => {
  const loaded = await loadCoding(files);
  assert.ok(loaded.ok);
  const { places, regions } = loaded.gazetteer;
  assert.ok(regions.size > 60);
  assert.ok(places.filter((place) => place.kind === 'town').length > 7_000);
  for (const code of ['UA-43', 'UA-40']) assert.equal(regions.get(code)?.country, 'UA');
  for (const place of places) assert.ok(place.lon < 60 && place.lat < 62, place.name);
});

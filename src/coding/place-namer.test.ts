import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseGazetteer } from './gazetteer.js';
import { makeLexicon } from './lexicon.js';
import { readLexiconParts } from './load.js';
import { makePlaceNamer } from './place-namer.js';

const rows = [
  'kind\tname\tlat\tlon\tcountry\tregion\trank\tfront\tradiusMetres\tnames',
  'region\tLipovets Oblast\t50\t30\tXA\tXA-1\t1\t\t\tліповецьк~|липовецк~',
  'town\tHorodyshche\t50.1\t30.2\tXA\tXA-1\t2\t\t\t',
  'town\tKamianka\t49\t31\tXA\tXA-2\t3\t\t\t',
  'town\tKamianka\t52\t36\tXB\tXB-1\t3\t\t\t',
  'town\tMayak\t45\t35\tXA\tXA-3\t3\t\t9000\t',
];
const parsed = parseGazetteer(rows.join('\n'), 'g.tsv');
assert.ok(parsed.ok);
const namer = makePlaceNamer(parsed.gazetteer, makeLexicon(await readLexiconParts({ parties: [] }, [])));

test('words of several places give each with its radius', () => {
  assert.deepEqual(
    namer('Городище, Маяк').map(({ name, radiusMetres }) => [name, radiusMetres]),
    [
      ['Horodyshche', 5_000],
      ['Mayak', 9_000],
    ],
  );
  assert.deepEqual(
    namer('Липовецкой области').map(({ name, radiusMetres }) => [name, radiusMetres]),
    [['Lipovets Oblast', 80_000]],
  );
});

test('of two places of one name that are as well known neither is taken', () => {
  assert.deepEqual(namer('Кам’янка'), []);
  assert.deepEqual(namer('нізвідки'), []);
});

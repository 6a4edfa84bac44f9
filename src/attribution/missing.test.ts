import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeAll } from './attribute-all.js';
import { MISSING_KINDS } from './missing.js';
import { randomIncidents, SETTING } from './random.fixture.js';

test('what evidence is missing is told as codes exactly where it is told as a sentence: not where an author is named', () => {
  const { attributions } = attributeAll(randomIncidents(11, 400), SETTING);
  const seen = new Set<string>();
  for (const { author, missing, reasons } of attributions) {
    const sentence = reasons.find(({ rule }) => rule === 'missing-evidence');
    assert.equal(missing.length > 0, sentence !== undefined);
    if (author !== 'undetermined') assert.deepEqual(missing, []);
    else assert.ok(missing.length > 0);
    if (missing[0] !== 'more')
      assert.equal(sentence?.because.split('; ').length ?? 0, missing.length, sentence?.because);
    for (const kind of missing) seen.add(kind);
  }
  for (const kind of MISSING_KINDS.slice(0, 3)) assert.ok(seen.has(kind), kind);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeLexicon } from './lexicon.js';
import { readLexiconParts } from './load.js';
import { makeMatcher, parsePattern } from './pattern.js';
import { readWords } from './words.js';

const parts = await readLexiconParts({ parties: [] }, []);

test('every entry of the general words is shown by an example that contains it', () => {
  const bad: string[] = [];
  let entries = 0;
  for (const file of parts.files) {
    for (const [sign, languages] of Object.entries(file.signs)) {
      for (const [pattern, example] of Object.values(languages).flatMap((words) =>
        Object.entries(words ?? {}),
      )) {
        entries++;
        const match = makeMatcher([parsePattern(pattern, sign, file.layer)]);
        if (match(readWords(example)).length === 0) bad.push(`${file.layer}.${sign}: ${pattern}: ${example}`);
      }
    }
  }
  assert.ok(entries > 800);
  assert.deepEqual(bad, []);
});

test('the general words name no party', () => {
  const names =
    /росі[яїюй]|росси|украї|украи|москв|кремл|київськ|киевск|зсу\b|всу\b|\bрф\b|russia|ukrain|moscow|kyiv/;
  const { patterns } = makeLexicon(parts);
  const found = patterns.filter((one) => names.test(one.elements.map((element) => element.text).join(' ')));
  assert.deepEqual(found, []);
});

test('the longer pattern wins, and equal patterns both hold', () => {
  const match = makeMatcher([
    parsePattern('удар*', 'fire', 'a'),
    parsePattern('удар* струм*', 'accident', 'a'),
    parsePattern('удар*', 'also', 'a'),
    parsePattern('ударник*', 'worker', 'a'),
  ]);
  const signs = (text: string): string[] => match(readWords(text)).map((hit) => hit.sign);
  assert.deepEqual(signs('удари по місту'), ['fire', 'also']);
  assert.deepEqual(signs('загинув від удару струмом'), ['accident']);
  assert.deepEqual(signs('ударники праці'), ['worker']);
});

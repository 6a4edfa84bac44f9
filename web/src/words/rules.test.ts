import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MISSING_KINDS } from '../../../src/attribution/missing.ts';
import { AUTHOR_RULES, HAPPENED_RULES } from '../../../src/attribution/rule.ts';
import { en } from './en.ts';
import { LIKELIHOODS } from './likelihood.ts';
import { ru } from './ru.ts';
import { uk } from './uk.ts';

const CATALOGUES = { en, uk, ru };
const TOLD = { by: '<by>', source: '<source>', named: '<named>', about: '<about>' };
const VERDICTS = [
  'clash',
  'nobody-names-it',
  'below-threshold',
  'accuser-alone',
  'may-not-have-happened',
  'passes-threshold',
];

test('every rule of the attribution has a name and a sentence in every language', () => {
  for (const [language, words] of Object.entries(CATALOGUES)) {
    const rules = [...AUTHOR_RULES, ...HAPPENED_RULES];
    for (const rule of rules) {
      assert.ok(words.incident.rules[rule]?.trim(), `${language}: name of ${rule}`);
      assert.ok(words.incident.ruleSentences[rule]?.(TOLD).trim(), `${language}: sentence of ${rule}`);
    }
    assert.deepEqual(
      Object.keys(words.incident.ruleSentences).sort(),
      [...new Set<string>(rules)].sort(),
      `${language}: no sentence of a rule that is no more`,
    );
  }
});

test('the sentences of a rule name the same voices in every language', () => {
  for (const rule of [...AUTHOR_RULES, ...HAPPENED_RULES]) {
    const named = Object.values(CATALOGUES).map(({ incident }) =>
      (incident.ruleSentences[rule]!(TOLD).match(/<\w+>/g) ?? []).sort().join(' '),
    );
    assert.deepEqual(new Set(named).size, 1, `${rule}: ${named.join(' | ')}`);
  }
});

test('every verdict and every kind of missing evidence has words in every language', () => {
  for (const [language, words] of Object.entries(CATALOGUES)) {
    for (const verdict of VERDICTS)
      assert.ok(words.incident.verdicts[verdict]?.('0.62', '0.80').trim(), `${language}: ${verdict}`);
    for (const kind of MISSING_KINDS)
      assert.ok(words.incident.missingKinds[kind].trim(), `${language}: missing ${kind}`);
  }
});

test('how much a factor weighs is never said with a word of likelihood', () => {
  for (const [language, words] of Object.entries(CATALOGUES)) {
    for (const strength of Object.values(words.strength))
      for (const likelihood of LIKELIHOODS)
        assert.ok(!strength.includes(words.likelihood[likelihood]), `${language}: ${strength}`);
  }
});

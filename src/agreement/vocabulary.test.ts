import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONDUCTS, MEANS, TARGETS } from '../record/codes.js';
import { declaration, effort, handover } from '../record/record.js';
import { BASE_WORDS, wordsOf } from './vocabulary.js';

test('every word that a record can use has a name, but for "none"', () => {
  const needed = {
    conduct: CONDUCTS,
    means: MEANS,
    target: TARGETS,
    act: declaration.shape.act.options,
    category: handover.shape.category.options,
    status: effort.shape.status.options,
  } as const;
  for (const [field, words] of Object.entries(needed)) {
    const known = Object.keys(BASE_WORDS[field as keyof typeof needed]);
    assert.deepEqual(
      words.filter((word) => word !== 'none' && !known.includes(word)),
      [],
      field,
    );
  }
});

test('every word has a name in three languages', () => {
  for (const [field, words] of Object.entries(BASE_WORDS))
    for (const [word, { en, uk, ru }] of Object.entries(words)) {
      assert.ok(en && uk && ru, `${field} ${word}`);
      assert.match(`${uk}${ru}`, /[а-яіїєґ]/i, `${field} ${word}`);
    }
});

test('an agreement adds words of its own', () => {
  const own = wordsOf('conduct', { vocabulary: { conduct: { overflight: { en: 'overflight' } } } });
  assert.ok(own.includes('overflight') && own.includes('strike') && !own.includes('none'));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adjectiveKeys, nameKeys, nominativeKey, transliterate } from './latin.js';

test('names are written in Latin by the rules of each language', () => {
  // Examples of Cabinet resolution 55/2010, table of transliteration.
  const resolution: [string, string][] = [
    ['Алушта', 'Alushta'],
    ['Згорани', 'Zghorany'],
    ['Розгон', 'Rozghon'],
    ['Єнакієве', 'Yenakiieve'],
    ['Короп’є', 'Koropie'],
    ['Їжакевич', 'Yizhakevych'],
    ['Кадиївка', 'Kadyivka'],
    ['Йосипівка', 'Yosypivka'],
    ['Щербухи', 'Shcherbukhy'],
    ['Юрій', 'Yurii'],
    ['Яготин', 'Yahotyn'],
    ['Біла Церква', 'Bila Tserkva'],
  ];
  for (const [cyrillic, latin] of resolution) assert.equal(transliterate(cyrillic, 'uk'), latin);
  assert.equal(transliterate('Горький', 'ru'), 'Gorkiy');
});

test('a name is found again in other cases and in the other language', () => {
  const same: [register: string, running: string[]][] = [
    ['Velykyi', ['великий', 'великого', 'великому', 'великим']],
    ['Olexandrivka', ['олександрівка', 'олександрівці', 'олександрівку', 'олександрівкою']],
    ['Bohuslav', ['богуслав', 'богуслава', 'богуславі', 'богуславом']],
    ['Bilohirka', ['белогирка', 'белогирке']],
    ['Yasynove', ['ясинове', 'ясинового', 'ясиновому', 'ясиново']],
  ];
  for (const [register, running] of same) {
    const key = nominativeKey(register.toLowerCase());
    for (const word of running) {
      assert.ok(
        nameKeys(word.toLowerCase()).includes(key),
        `${register}: ${word} has ${nameKeys(word.toLowerCase())}`,
      );
    }
  }
});

test('an adjective leads to the town it comes from', () => {
  assert.ok(adjectiveKeys('лиманському').includes(nominativeKey('lyman')));
  assert.ok(adjectiveKeys('новопавлівському').includes(nominativeKey('novopavlivka')));
});

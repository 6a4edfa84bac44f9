import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOne, inventedCoder } from './invented.fixture.js';

const code = await inventedCoder();
const conducts = (texts: readonly string[]): string[] => texts.map((text) => codeOne(code, text).conduct);

test('an attack at a place is ground combat, an attack on it is fire', () => {
  const texts = [
    'Атака северян южнее Городца.',
    'Дронова атака північан на Городець',
    'Атака северян у Брода под обстрелом южан.',
  ];
  assert.deepEqual(conducts(texts), ['clash', 'strike', 'clash']);
});

test('what an attack in a town left behind is fire', () => {
  assert.deepEqual(conducts(['В результате атаки в Городце повреждены жилые дома']), ['strike']);
});

test('the sentence behind an explosion may tell its cause', () => {
  const texts = [
    'У Городці пролунали вибухи. Атака безпілотників триває',
    'У Городці пролунали вибухи. Завтра буде дощ',
  ];
  assert.deepEqual(conducts(texts), ['strike', 'explosion']);
});

test('a launch is fire only with a weapon', () => {
  assert.equal(codeOne(code, 'Північани запустили по Городцю дві ракети').conduct, 'strike');
  assert.equal(codeOne(code, 'У Городці запустили новий тролейбус').report_kind, 'other');
});

test('those who act behind the line commit sabotage', () => {
  assert.deepEqual(conducts(['Партизани спалили склад північан у Городці']), ['sabotage']);
});

test('air defence at work is an interception, air defence that is struck is not', () => {
  assert.deepEqual(conducts(['У Городці працювала ППО', 'Дрон влучив у комплекс ППО під Городцем']), [
    'interception',
    'strike',
  ]);
});

test('the words for violence of English texts are known', () => {
  const texts = [
    'Shelling of Horodets wounded three people',
    'Southern troops repelled an assault near Brid',
    'Air defences shot down two drones over Horodets',
    'Explosions were heard in Horodets',
    'A farmer drove over a mine near Brid',
    'Saboteurs set fire to a relay cabinet in Horodets',
  ];
  assert.deepEqual(conducts(texts), ['strike', 'clash', 'interception', 'explosion', 'mine', 'sabotage']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asSeriousHarm } from './harm.js';
import { codeOne, inventedCoder } from './invented.fixture.js';

const code = await inventedCoder();
const harmOf = (text: string): string | undefined => codeOne(code, text).harm;

test('a killing of prisoners is told in two languages, beside the codes of the codebook', () => {
  const report = codeOne(code, 'Північани розстріляли двох військовополонених біля Городця');
  assert.equal(report.harm, 'killing_hors_de_combat');
  assert.notEqual(report.conduct, 'killing_hors_de_combat');
  assert.equal(harmOf('Южане расстреляли троих пленных под Городцом'), 'killing_hors_de_combat');
});

test('courts, exchanges, tallies and soldiers who are no prisoners are passed over', () => {
  const texts = [
    'Суд виніс вирок за розстріл військовополонених біля Городця',
    'Обмін полоненими: після обстрілу Городця повернулися 20 військовополонених',
    'Кількість розстрілів військовополонених біля Городця зростає, кажуть північани',
    'Північани обстріляли Городець, убили двох цивільних',
    'Північани розстріляли авто під Городцем',
    'Полонені розповіли, як північани обстріляли Городець',
  ];
  for (const text of texts) assert.equal(harmOf(text), undefined, text);
});

test('association takes it as an allegation at no more than the district', () => {
  const report = codeOne(code, 'Північани розстріляли двох військовополонених біля Городця');
  const taken = asSeriousHarm(report);
  assert.deepEqual(
    [taken.conduct, taken.stance, taken.target, taken.targetName],
    ['killing_hors_de_combat', 'alleged', 'prisoners', ''],
  );
  assert.ok(taken.place!.radiusMetres >= 20_000);
  assert.equal(taken.place!.precision, 'district');
  assert.doesNotMatch(JSON.stringify(taken.place), /Horodets/);
  const plain = codeOne(code, 'Північани обстріляли Городець, поранено двох');
  assert.equal(asSeriousHarm(plain), plain);
});

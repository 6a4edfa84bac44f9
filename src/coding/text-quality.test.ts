/** Texts as they come: without words, endless, mixed, misspelt, shouted, translated by a machine. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOne, inventedCoder } from './invented.fixture.js';

const code = await inventedCoder();

test('a text without a word about violence is nothing, with certainty claimed for nothing', () => {
  for (const text of ['', '   ', '\n\n', '—', '???', '👍👍', '12345', 'ok']) {
    const report = codeOne(code, text);
    const { report_kind, conduct, actor, stance, killed, injured } = report;
    assert.deepEqual(
      [report_kind, conduct, actor, stance, killed, injured],
      ['other', 'none', 'none', 'none', null, null],
      text,
    );
  }
});

test('a text of a megabyte is coded by its first sentence, and soon', () => {
  const lead = 'Північани обстріляли Городець, поранено двох людей. ';
  const endless = lead + 'слово '.repeat(170_000);
  const startMs = performance.now();
  const report = codeOne(code, endless);
  assert.deepEqual([report.report_kind, report.conduct, report.injured], ['event', 'strike', 2]);
  assert.ok(performance.now() - startMs < 5_000, 'expected less than five seconds');
});

test('a megabyte of nothing but words for fire does not take quadratic time', () => {
  const startMs = performance.now();
  codeOne(code, 'обстріл атака якщо '.repeat(30_000));
  assert.ok(performance.now() - startMs < 10_000, 'expected less than ten seconds');
});

test('capitals change nothing', () => {
  const text = 'Північани вдарили дроном по Городцю, загинула жінка';
  const shouted = codeOne(code, text.toUpperCase());
  const plain = codeOne(code, text);
  assert.deepEqual(
    [shouted.report_kind, shouted.conduct, shouted.means, shouted.actor, shouted.killed],
    [plain.report_kind, plain.conduct, plain.means, plain.actor, plain.killed],
  );
});

test('a text in two languages is read in both', () => {
  const report = codeOne(code, 'Drone strike: північани вдарили по Городцю, ранены двое');
  assert.deepEqual([report.report_kind, report.conduct, report.actor], ['event', 'strike', 'N']);
});

test('a misspelt word costs that word, not the text', () => {
  const report = codeOne(code, 'Північани обстілрюють Городець: поранено чоловіка, пошкоджено дах');
  assert.equal(report.report_kind, 'event');
  assert.equal(report.stance, 'asserted');
});

test('the English of a machine is coded', () => {
  const report = codeOne(
    code,
    'In Horodets as a result of attack of enemy drone two people were wounded, reported the administration',
  );
  assert.deepEqual([report.report_kind, report.conduct, report.injured], ['event', 'strike', 2]);
});

test('words for violence that mean something else invent no event', () => {
  for (const text of [
    'Кібератака на банк Городця',
    'Вибух газу в будинку у Городці',
    'Водія вдарило струмом у Городці',
    'He died of a heart attack in Horodets',
    'Workers are on strike in Horodets',
  ]) {
    assert.equal(codeOne(code, text).report_kind, 'other', text);
  }
});

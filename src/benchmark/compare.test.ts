import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METHODS, runBenchmark } from './compare.js';
import { EVENT_KINDS } from './event.js';
import { MISMATCHES } from './mismatch.js';
import { abstentionPicture, reliabilityPicture } from './picture.js';
import { THRESHOLD_SEEDS, TRAINING_SEEDS } from './seeds.js';
import { tableOf } from './table.js';

const steps: string[] = [];
const options = { incidents: 600, seeds: [21, 22], liarShare: 0.3 };
const result = runBenchmark({ ...options, onStep: (step) => steps.push(step) });

test('all methods are compared over all incidents, with and without liars, and over every world of the suite', () => {
  assert.equal(result.incidents, 600);
  assert.deepEqual(
    result.methods.map(({ name }) => name),
    METHODS,
  );
  for (const { honest, lied } of result.methods) {
    assert.equal(honest.incidents, 600);
    assert.equal(lied.incidents, 600);
  }
  assert.deepEqual(
    result.mismatches.map(({ id }) => id),
    MISMATCHES.map(({ id }) => id),
  );
  assert.equal(
    result.kinds.reduce((sum, { incidents }) => sum + incidents, 0),
    600,
  );
  assert.equal(result.kinds.length, EVENT_KINDS.length);
  assert.equal(result.blocAuc.length, 2, 'one bloc a world');
  assert.ok(steps.length > 20);
});

test('liars cost the majority vote far more than the model, and cost the nearest side nothing', () => {
  const lost = (name: string): number => {
    const { honest, lied } = result.methods.find((method) => method.name === name)!;
    return honest.accuracy - lied.accuracy;
  };
  assert.ok(lost('majority vote') > 0.15, String(lost('majority vote')));
  assert.ok(lost('model') < lost('majority vote') / 2, String(lost('model')));
  assert.equal(lost('nearest side'), 0);
});

test('the same options give the same result, and it can be written as JSON', () => {
  const again = runBenchmark(options);
  assert.equal(JSON.stringify(again), JSON.stringify(result));
});

test('the table has a row of each figure and says that everything is simulated', () => {
  const table = tableOf(result);
  for (const name of METHODS) assert.ok(table.includes(`| ${name} `), name);
  for (const { what } of MISMATCHES) assert.ok(table.includes(what), what);
  assert.ok(!table.includes('NaN') && !table.includes('undefined'), table);
  const widths = table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split(' | ').length);
  assert.ok(widths.every((width) => width >= 6));
  for (const part of table.split('\n## ')) assert.match(part, /simulated/);
});

test('worlds that served for training are named as such, and without liars no figure speaks of them', () => {
  assert.match(tableOf(result), /Held-out worlds: seeds 21, 22/);
  for (const served of [TRAINING_SEEDS[0]!, THRESHOLD_SEEDS[0]!]) {
    const trained = tableOf({ ...result, seeds: [21, served], liarShare: 0 });
    assert.ok(trained.includes(`Not held out: ${served} `));
    assert.ok(!/%[^|]* lie together/.test(trained));
  }
});

test('pictures are whole SVG files, with a name for every line and no broken number', () => {
  const pictures = [
    reliabilityPicture(result),
    abstentionPicture(result, 'honest'),
    abstentionPicture(result, 'lied'),
  ];
  for (const picture of pictures) {
    assert.match(picture, /^<svg [^>]*viewBox/);
    assert.match(picture, /<\/svg>\n$/);
    assert.ok(!/NaN|undefined|Infinity/.test(picture));
    assert.match(picture, /simulated/);
  }
  for (const name of METHODS) assert.ok(pictures[1]!.includes(`>${name} (area`), name);
  assert.ok(pictures[0]!.includes('>model, ') && pictures[0]!.includes('>majority vote, '));
});

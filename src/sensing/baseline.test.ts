import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locatePlainly } from './baseline.js';
import { compareLocators, inMemory, PLAIN } from './compare.js';
import { tableOfLocators } from './compare-table.js';
import { scoreFixes } from './score/score.js';
import { summarise } from './score/summary.js';
import { BASE, type SimulationParameters } from './simulate/parameter.js';

const QUIET: SimulationParameters = {
  ...BASE,
  lengthKm: 200,
  sensors: 100,
  hours: 0.5,
  ratePer100Km: 0.01,
  falseShare: 0,
  echoShare: 0,
  salvoShare: 0,
  hillMetres: 5,
};

function scored(parameters: SimulationParameters) {
  const { network, told } = inMemory(parameters);
  return summarise([scoreFixes(locatePlainly(network), told)]);
}

test('least squares finds lone events where nothing is false, to within what the wind does', () => {
  const { f1, pairPrecision, places } = scored(QUIET);
  assert.ok(f1 > 0.6, `F1 ${f1}`);
  assert.ok(pairPrecision > 0.9, `pairs ${pairPrecision}`);
  assert.ok(places.medianMetres < 600, `${places.medianMetres} m`);
});

test('false arrivals and a busy line are more than it can take', () => {
  const { f1 } = scored({ ...QUIET, falseShare: 0.5, ratePer100Km: 0.2, hours: 0.1 });
  assert.ok(f1 < 0.5, `F1 ${f1}`);
});

test('the table has a row for each world and locator, and adds up over seeds', () => {
  const parameters = { ...QUIET, lengthKm: 60, sensors: 30, hours: 0.2 };
  let clock = 0;
  const request = {
    locators: [PLAIN, { name: 'none', locate: () => [] }],
    parameters,
    only: ['base', 'echoes'],
  };
  const cpuSeconds = (): number => clock++;
  const both = compareLocators({ ...request, seeds: [1, 2], cpuSeconds });
  const each = [1, 2].map((seed) => compareLocators({ ...request, seeds: [seed], cpuSeconds }));
  assert.equal(
    both.worlds[0]!.results[0]!.summary.events,
    each.reduce((sum, { worlds }) => sum + worlds[0]!.results[0]!.summary.events, 0),
  );
  const rows = tableOfLocators(both)
    .split('\n')
    .filter((line) => /^\| (base|echoes):/.test(line));
  assert.equal(rows.length, 4);
  assert.match(rows[1]!, /\| none \|.*\| 0 \| - \| 0\.0 \| - \|/);
});

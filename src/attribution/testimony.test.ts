import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Account, Incident } from '../incident/incident.js';
import { judgeSources, withSurroundings } from './attribute-all.js';
import { MOST_SAYINGS, slopes, USUAL_SAYINGS } from './calibration.js';
import { prepare } from './prepare.js';
import { randomIncidents, SETTING } from './random.fixture.js';

const incidents = randomIncidents(57, 400).map(inWords);
const prepared = prepare(SETTING);
const measurer = withSurroundings(incidents, prepared, judgeSources(incidents, prepared));

/** Every account in words of its own. */
function inWords(incident: Incident): Incident {
  const accounts = incident.accounts.map((account, k) => ({
    ...account,
    text: `What ${account.source} tells of it, account number ${k}`,
  }));
  return { ...incident, accounts };
}

function measured(incident: Incident): { readonly sayings: number; readonly probability: number[] } {
  measurer.measure(incident, -1);
  return { sayings: measurer.sayings, probability: [...measurer.probability] };
}

/** The first account that names somebody, with the incident. */
const told = incidents.flatMap((incident) => {
  const account = incident.accounts.find(({ actor, voice }) => actor !== 'undetermined' && voice === '');
  return account ? [{ incident, account }] : [];
});

describe('the number of distinct sayings', () => {
  test('is not raised by copies: neither by the same source nor by others in the same words', () => {
    assert.ok(told.length > 100);
    for (const { incident, account } of told) {
      const before = measured(incident);
      const copies = (source: (k: number) => string): Account[] =>
        Array.from({ length: 100 }, (_, k) => ({ ...account, source: source(k) }));
      const again = { ...incident, accounts: [...incident.accounts, ...copies(() => account.source)] };
      assert.equal(measured(again).sayings, before.sayings);
      const others = { ...incident, accounts: [...incident.accounts, ...copies((k) => `copier ${k}`)] };
      assert.equal(measured(others).sayings, before.sayings);
      const first = { ...incident, accounts: [...copies((k) => `copier ${k}`), ...incident.accounts] };
      assert.equal(measured(first).sayings, before.sayings);
    }
  });

  test('is raised by one that says the same in its own words, up to a bound', () => {
    const { incident, account } = told[0]!;
    const voices = (count: number): Account[] =>
      Array.from({ length: count }, (_, k) => ({
        ...account,
        source: `witness ${k}`,
        text: `As I, witness ${k}, saw it from where I stood`,
      }));
    const with_ = (count: number): Incident => ({
      ...incident,
      accounts: [...incident.accounts, ...voices(count)],
    });
    assert.equal(measured(with_(1)).sayings, measured(incident).sayings + 1);
    assert.equal(measured(with_(5)).sayings, measured(incident).sayings + 5);
    assert.equal(measured(with_(1000)).sayings, MOST_SAYINGS);
  });

  test('does not hang on the order of the accounts', () => {
    for (const { incident } of told) {
      const turned = { ...incident, accounts: [...incident.accounts].reverse() };
      assert.equal(measured(turned).sayings, measured(incident).sayings);
    }
  });
});

test('a copy by the same source changes no probability at all', () => {
  for (const { incident, account } of told)
    assert.deepEqual(
      measured({ ...incident, accounts: [...incident.accounts, account] }),
      measured(incident),
    );
});

test('the slope is as given at the usual number of sayings, and follows their number as a power', () => {
  const by = slopes({ slope: 0.9, bySayings: -0.5 });
  assert.ok(Math.abs(by[USUAL_SAYINGS]! - 0.9) < 1e-12);
  assert.ok(Math.abs(by[4 * USUAL_SAYINGS]! - 0.45) < 1e-12);
  assert.equal(by[0], by[1]);
  assert.deepEqual(new Set(slopes({ slope: 1.3, bySayings: 0 })), new Set([1.3]));
});

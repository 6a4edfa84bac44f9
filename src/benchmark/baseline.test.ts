import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OTHER } from '../attribution/attribution.js';
import type { Account, Incident } from '../incident/incident.js';
import { BASELINES, type Baseline, forecastBy, learn, namedBy } from './baseline.js';
import { makeWorld, type World } from './world.js';

const world = makeWorld({ seed: 3, incidents: 40, parties: ['A', 'B'] });
const [majority, voices, nearest, last] = BASELINES as [Baseline, Baseline, Baseline, Baseline];
const sample = world.incidents.find(({ accounts }) => accounts.length > 0)!;

type Told = Pick<Account, 'source' | 'actor'> & Partial<Pick<Account, 'voice' | 'stance'>>;
const incident = (told: readonly Told[], fields: Partial<Incident> = {}): Incident => ({
  ...sample,
  ...fields,
  accounts: told.map((one) => ({ ...sample.accounts[0]!, voice: '', stance: 'asserted', ...one })),
});
const names = (baseline: Baseline, of: Incident): string => baseline.call(of, world).names;

test('an account names a party, an accident, that nothing happened, or nothing', () => {
  const named = (actor: string, stance: Account['stance'] = 'asserted'): string =>
    namedBy({ ...sample.accounts[0]!, actor, stance }, ['A', 'B']);
  assert.equal(named('A'), 'A');
  assert.equal(named('A', 'alleged'), 'A');
  assert.equal(named('A', 'denied'), '', 'a denial of authorship names nobody');
  assert.equal(named('none'), OTHER);
  assert.equal(named('none', 'denied'), 'didNotHappen');
  assert.equal(named('undetermined'), '');
});

test('the majority vote counts each source once, by its last word, and a tie names nobody', () => {
  const two = [
    { source: 's1', actor: 'A' },
    { source: 's2', actor: 'A' },
    { source: 's3', actor: 'B' },
  ];
  assert.equal(names(majority, incident(two)), 'A');
  assert.equal(names(majority, incident([...two, { source: 's1', actor: 'B' }])), 'B');
  assert.equal(names(majority, incident(two.slice(1))), '');
  assert.equal(names(majority, incident([{ source: 's1', actor: 'undetermined' }])), '');
  const many = Array.from({ length: 9 }, () => ({ source: 's3', actor: 'B' }));
  assert.equal(names(majority, incident([...two, ...many])), 'A', 'repeating adds no votes');
});

test('the majority of voices counts all outlets of a party as one', () => {
  const outlets = ['s1', 's2', 's3'].map((source) => ({ source, actor: 'A', voice: 'B' }));
  const third = ['s4', 's5'].map((source) => ({ source, actor: 'B' }));
  assert.equal(names(voices, incident([...outlets, ...third])), 'B');
  assert.equal(names(majority, incident([...outlets, ...third])), 'A');
});

test('the nearest side is the one that does not hold the ground; in nobody’s strip it is the nearer one', () => {
  const at = (lat: number, lon: number): Incident => {
    const place = { ...sample.place, lat, lon };
    return incident([], { place, control: world.setting.controlAt(lat, lon, 0) });
  };
  for (const lon of [-27, -23]) {
    const held = at(0, lon);
    assert.ok(['A', 'B'].includes(held.control));
    assert.equal(names(nearest, held), held.control === 'A' ? 'B' : 'A');
  }
});

test('the last claim is the last that names anything', () => {
  const told = [
    { source: 's1', actor: 'A' },
    { source: 's2', actor: 'none', stance: 'denied' as const },
    { source: 's3', actor: 'undetermined' },
  ];
  assert.equal(names(last, incident(told)), 'didNotHappen');
  assert.equal(names(last, incident(told.slice(2))), '');
});

test('a baseline is as sure as it was right in such cases in training', () => {
  const two = incident([
    { source: 's1', actor: 'A' },
    { source: 's2', actor: 'A' },
  ]);
  const trained: World = {
    ...world,
    incidents: Array.from({ length: 8 }, () => two),
    truths: ['A', 'A', 'A', 'A', 'A', 'A', 'B', OTHER],
  };
  const forecast = forecastBy(majority, learn(majority, [trained]), {
    ...world,
    incidents: [two],
    truths: ['A'],
  });
  assert.ok(
    Math.abs(forecast.probabilities[0]! - 7 / 10) < 1e-12,
    'six right and one more, of eight and two more',
  );
  const [, b, other, nothing] = forecast.probabilities;
  assert.ok(b! > other! && other! > nothing!, 'the rest is shared out as it was true');
  assert.ok(Math.abs(forecast.probabilities.reduce((sum, one) => sum + one, 0) - 1) < 1e-12);
});

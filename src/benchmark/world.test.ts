import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DID_NOT_HAPPEN, OTHER } from '../attribution/attribution.js';
import { loadWeights } from '../attribution/weights.js';
import { sign } from '../record/sign.js';
import { BASELINES, namedBy } from './baseline.js';
import { EVENT_KINDS } from './event.js';
import { MISMATCHES } from './mismatch.js';
import { forecastByModel } from './model.js';
import { HELD_OUT_SEEDS, THRESHOLD_SEEDS, TRAINING_SEEDS } from './seeds.js';
import { makeWorld, type World, type WorldOptions } from './world.js';

const text = ({ setting: _, liars, ...world }: World): string => JSON.stringify([world, [...liars]]);
const small = (options: Partial<WorldOptions> = {}): World =>
  makeWorld({ seed: 5, incidents: 400, ...options });

test('one seed is one world, byte for byte; another seed is another', () => {
  assert.equal(text(small({ liarShare: 0.3 })), text(small({ liarShare: 0.3 })));
  assert.notEqual(text(small()), text(small({ seed: 6 })));
});

test('swapping the ids of the parties swaps the world', () => {
  const swapped = text(small({ parties: ['SOUTH', 'NORTH'], liarShare: 0.3 }))
    .replaceAll('NORTH', '?')
    .replaceAll('SOUTH', 'NORTH')
    .replaceAll('?', 'SOUTH');
  assert.equal(swapped, text(small({ liarShare: 0.3 })));
});

test('swapping the ids of the parties swaps every forecast, bit for bit', () => {
  const weights = loadWeights();
  const one = small({ liarShare: 0.3 });
  const other = small({ liarShare: 0.3, parties: ['SOUTH', 'NORTH'] });
  const swap = (id: string): string => (id === 'NORTH' ? 'SOUTH' : id === 'SOUTH' ? 'NORTH' : id);
  for (const baseline of BASELINES)
    one.incidents.forEach((incident, i) => {
      assert.equal(
        swap(baseline.call(incident, one).names),
        baseline.call(other.incidents[i]!, other).names,
        baseline.name,
      );
    });
  assert.deepEqual(
    forecastByModel(one, weights).forecast.probabilities,
    forecastByModel(other, weights).forecast.probabilities,
  );
});

test('the order in which a mission names its parties changes no probability', () => {
  const world = small({ liarShare: 0.3 });
  const parties = [world.parties[1], world.parties[0]] as const;
  const setting = { ...world.setting, parties: [...world.setting.parties].reverse() };
  const weights = loadWeights();
  const there = forecastByModel(world, weights).forecast.probabilities;
  const turned = forecastByModel({ ...world, parties, setting }, weights).forecast.probabilities;
  for (let at = 0; at < there.length; at += 4) {
    assert.equal(turned[at], there[at + 1]);
    assert.equal(turned[at + 1], there[at]);
    assert.deepEqual(turned.slice(at + 2, at + 4), there.slice(at + 2, at + 4));
  }
});

test('every kind of event comes, and every hypothesis is true somewhere', () => {
  const world = makeWorld({ seed: 7, incidents: 3000 });
  for (const kind of EVENT_KINDS) assert.ok(world.kinds.includes(kind), kind);
  for (const id of [...world.parties, OTHER, DID_NOT_HAPPEN]) assert.ok(world.truths.includes(id), id);
});

test('there are admissions, denials, silence, copies, physical signs of each kind, and incidents with a single account', () => {
  const { incidents } = makeWorld({ seed: 7, incidents: 3000 });
  const accounts = incidents.flatMap((incident) => incident.accounts);
  assert.ok(
    accounts.some(({ actor, voice, stance }) => actor === voice && voice !== '' && stance === 'asserted'),
  );
  assert.ok(
    accounts.some(({ actor, voice, stance }) => actor === voice && voice !== '' && stance === 'denied'),
  );
  assert.ok(accounts.some(({ actor, stance }) => actor === 'none' && stance === 'denied'));
  assert.ok(
    incidents.some((one) => new Set(one.accounts.map(({ text }) => text)).size < one.accounts.length),
  );
  assert.ok(incidents.some((one) => one.accounts.length === 1));
  assert.ok(incidents.some((one) => one.accounts.every(({ actor }) => actor === 'undetermined')));
  const signs = accounts.flatMap((account) => account.signs ?? []);
  for (const kind of ['crater', 'track', 'sound', 'firing'])
    assert.ok(
      signs.some((found) => found.kind === kind),
      kind,
    );
  for (const found of signs) sign.parse(found);
});

test('with and without liars a world has the same events; only the liars speak otherwise', () => {
  const honest = small();
  const lied = small({ liarShare: 0.3 });
  assert.equal(lied.liars.size, 18, 'three tenths of sixty sources');
  assert.deepEqual(lied.truths, honest.truths);
  const bare = (world: World): string =>
    JSON.stringify(
      world.incidents.map(({ accounts }) => accounts.filter(({ source }) => !lied.liars.has(source))),
    );
  assert.equal(bare(lied), bare(honest));
  assert.notEqual(text(lied), text(honest));
});

test('those who lie together name one false author, and no official voice or instrument is among them', () => {
  const world = makeWorld({ seed: 11, incidents: 2000, liarShare: 0.3 });
  const kinds = new Map(world.sources.map(({ id, kind }) => [id, kind]));
  for (const id of world.liars) assert.ok(!['party', 'sensor', 'mission'].includes(kinds.get(id)!), id);
  let together = 0;
  let false_ = 0;
  world.incidents.forEach(({ accounts }, i) => {
    const said = accounts
      .filter(({ source }) => world.liars.has(source))
      .map((one) => namedBy(one, world.parties));
    if (said.length < 8 || new Set(said).size > 1) return;
    together++;
    if (said[0] !== world.truths[i]) false_++;
  });
  assert.ok(together > 300, `${together} incidents on which eight or more agree`);
  assert.ok(false_ / together > 0.8, `${false_} of them false`);
});

test('control of the ground agrees with the distance to it', () => {
  const { setting, incidents, parties } = small();
  const near = setting.controlNear!(0);
  let alike = 0;
  const number = new Uint16Array(1);
  for (const { place } of incidents) {
    const held = setting.controlAt(place.lat, place.lon, 0);
    for (const party of parties) {
      const km = setting.distanceToGroundKm(place.lat, place.lon, 0, party);
      assert.equal(km === 0, held === party);
    }
    near.numbersAt(Float64Array.of(place.lat), Float64Array.of(place.lon), number);
    if (near.names[number[0]!] === held) alike++;
  }
  assert.ok(alike / incidents.length > 0.9, 'the rough layer is the same but for a strip along the line');
  assert.ok(Number.isNaN(setting.distanceToGroundKm(0, 0, 0, 'C')));
});

test('every world of the mismatch suite is another than the usual one', () => {
  const usual = text(small({ incidents: 60 }));
  for (const { id, parameters, liarShare } of MISMATCHES) {
    const world = small({ incidents: 60, parameters, liarShare: liarShare ?? 0 });
    if (id === 'stale-control')
      assert.notDeepEqual(
        world.incidents.map(({ control }) => control),
        small({ incidents: 60 }).incidents.map(({ control }) => control),
      );
    assert.notEqual(text(world), usual, id);
  }
});

test('no held-out seed was trained on', () => {
  const seeds = [...HELD_OUT_SEEDS, ...THRESHOLD_SEEDS, ...TRAINING_SEEDS];
  assert.equal(new Set(seeds).size, seeds.length);
});

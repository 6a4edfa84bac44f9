import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeAll } from '../attribution/attribute-all.js';
import { OTHER } from '../attribution/attribution.js';
import { randomIncidents, SETTING } from '../attribution/random.fixture.js';
import { hamlet } from './hamlet.fixture.js';
import { SMALLER, shown, toldWaterfalls } from './told-waterfall.js';

const logit = (p: number): number => Math.log(p / (1 - p));

test('the start and the steps of every waterfall add up to the log-odds of the probability, also as they are shown', () => {
  const incidents = randomIncidents(5, 300);
  const { attributions } = attributeAll(incidents, SETTING);
  let most = 0;
  for (const [i, incident] of incidents.entries()) {
    const attribution = attributions[i]!;
    const { happened, authors } = toldWaterfalls(incident, attribution);
    for (const one of [happened, ...authors]) {
      const sum = one.steps.reduce((total, step) => total + step.logOdds, one.priorLogOdds);
      assert.ok(Math.abs(sum - one.posteriorLogOdds) < 1e-9, `${incident.id} ${one.hypothesis}`);
      let from = one.priorLogOdds;
      let total = shown(from);
      for (const { toLogOdds } of one.steps) {
        total += shown(toLogOdds) - shown(from);
        from = toLogOdds;
      }
      assert.equal(total, shown(one.posteriorLogOdds));
      most = Math.max(most, one.steps.length);
    }
    assert.ok(Math.abs(happened.posteriorLogOdds - logit(attribution.happened.value)) < 1e-5);
    const leading = attribution.hypotheses.find(({ id }) => id === authors[0]!.hypothesis)!;
    for (const { probability } of attribution.hypotheses)
      assert.ok(probability.value <= leading.probability.value, 'the leading hypothesis comes first');
    assert.ok(Math.abs(authors[0]!.posteriorLogOdds - logit(leading.probability.value)) < 1e-5);
  }
  assert.ok(most > 3);
});

test('the smallest of many steps stand together, and corrections of the scale by themselves', () => {
  const incident = hamlet.incidents[0]!;
  const factors = Array.from({ length: 30 }, (_, i) => ({
    rule: 'accusation',
    hypothesis: 'NORTH',
    logOdds: (i + 1) / 100,
    because: `Voice ${i}.`,
    records: [`o-${i}`],
  }));
  const correction = { rule: 'calibration', hypothesis: 'NORTH', logOdds: -0.001, because: 'Corrected.' };
  const sum = factors.reduce((total, { logOdds }) => total + logOdds, -0.001);
  const share = (logOdds: number) => {
    const value = Math.exp(logOdds) / (1 + Math.exp(sum));
    return { value, low: value, high: value };
  };
  const { authors } = toldWaterfalls(incident, {
    ...hamlet.attributions.get(incident.id)!,
    hypotheses: [
      { id: 'NORTH', logOdds: sum, probability: share(sum) },
      { id: OTHER, logOdds: 0, probability: share(0) },
    ],
    factors: [...factors, correction],
  });
  const { steps } = authors[0]!;
  assert.ok(steps.length < 20);
  assert.deepEqual(
    steps.slice(-2).map(({ rule }) => rule),
    [SMALLER, 'calibration'],
  );
  assert.ok(steps[0]!.logOdds > 0.15, 'the larger ones keep their own step');
});

test('what one voice says is one step, whichever hypotheses its factors touch', () => {
  const incident = hamlet.incidents.find((one) => one.accounts.length > 1)!;
  const account = incident.accounts[0]!;
  const factor = (rule: string, hypothesis: string, logOdds: number, records?: readonly string[]) => ({
    rule,
    hypothesis,
    logOdds,
    because: `${rule} of ${hypothesis}`,
    ...(records && { records }),
  });
  const hypotheses = [
    { id: 'NORTH', logOdds: 1 },
    { id: 'SOUTH', logOdds: -0.5 },
    { id: OTHER, logOdds: -1 },
  ];
  const total = hypotheses.reduce((sum, { logOdds }) => sum + Math.exp(logOdds), 0);
  const { authors } = toldWaterfalls(incident, {
    ...hamlet.attributions.get(incident.id)!,
    hypotheses: hypotheses.map(({ id, logOdds }) => {
      const value = Math.exp(logOdds) / total;
      return { id, logOdds, probability: { value, low: value, high: value } };
    }),
    factors: [
      factor('prior', OTHER, -1),
      factor('accusation', 'NORTH', 1.5, account.observations),
      factor('accusation', 'SOUTH', -0.5, account.observations),
      factor('own-ground', 'NORTH', -0.5),
    ],
  });
  const leading = authors[0]!;
  assert.equal(leading.hypothesis, 'NORTH');
  assert.deepEqual(
    leading.steps.map(({ rule, about }) => [rule, ...about]),
    [
      ['accusation', 'NORTH', 'SOUTH'],
      ['own-ground', 'NORTH'],
    ],
  );
  assert.deepEqual(leading.steps[0]!.said, {
    source: account.source,
    voice: account.voice,
    actor: account.actor,
  });
  assert.ok(leading.steps[0]!.logOdds > 1.5, 'it also takes from the other');
});

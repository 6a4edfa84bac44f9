import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectedCounts, quantile } from './expected.js';
import type { Finding } from './finding.js';
import type { Happening } from './happening.js';

/** By summing over all outcomes, one by one. */
function quantileByEnumeration(probabilities: readonly number[], level: number): number {
  const mass = new Array<number>(probabilities.length + 1).fill(0);
  for (let outcome = 0; outcome < 2 ** probabilities.length; outcome++) {
    let chance = 1;
    let successes = 0;
    probabilities.forEach((p, i) => {
      const hit = (outcome >> i) & 1;
      chance *= hit ? p : 1 - p;
      successes += hit;
    });
    mass[successes]! += chance;
  }
  let sum = 0;
  for (const [k, chance] of mass.entries()) {
    sum += chance;
    if (sum >= level - 1e-12) return k;
  }
  return probabilities.length;
}

test('quantiles of unequal events equal those found by going through every outcome', () => {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  for (let round = 0; round < 200; round++) {
    const probabilities = Array.from({ length: 1 + Math.floor(random() * 9) }, random);
    for (const level of [0.05, 0.5, 0.95])
      assert.equal(quantile(probabilities, level), quantileByEnumeration(probabilities, level));
  }
});

test('certain events have no spread, no events are none', () => {
  assert.equal(quantile([1, 1, 1], 0.05), 3);
  assert.equal(quantile([1, 1, 1], 0.95), 3);
  assert.equal(quantile([], 0.95), 0);
});

const certain = (value: number) => ({ value, low: value, high: value });

function finding(over: Partial<Finding>): Finding {
  return {
    id: 'E1~truce~no-fire~plain',
    incident: 'E1',
    agreement: 'truce',
    clause: 'no-fire',
    reading: 'plain',
    party: 'A',
    standing: 'inForce',
    verdict: 'violation',
    rule: 'standard-met',
    band: 'probable',
    probability: certain(0.8),
    startMs: Date.parse('2025-04-01T22:30:00Z'),
    endMs: Date.parse('2025-04-01T22:30:00Z') + 1,
    proof: {} as Finding['proof'],
    ...over,
  };
}

const happening = (id: string, shares: Record<string, number>): [string, Happening] => [
  id,
  {
    id,
    kind: 'incident',
    startMs: 0,
    endMs: 1,
    by: 'A',
    happened: certain(0.8),
    shares: Object.fromEntries(Object.entries(shares).map(([party, share]) => [party, certain(share)])),
    words: {},
    rivals: {},
    amounts: {},
    zones: [],
    voidMs: Number.POSITIVE_INFINITY,
    records: [id],
  },
];

test('every party that may have done it is counted with its own probability, on the local day', () => {
  const rows = expectedCounts(
    [finding({}), finding({ incident: 'E2', party: 'undetermined', rule: 'author-open' })],
    new Map([happening('E1', { A: 1 }), happening('E2', { A: 0.5, B: 0.25, C: 0.25 })]),
    () => ['A', 'B'],
    'Europe/Kyiv',
  );
  assert.deepEqual(
    rows.map(({ party, day, findings, expected }) => ({ party, day, findings, expected })),
    [
      { party: 'A', day: '2025-04-02', findings: 2, expected: 0.8 + 0.4 },
      { party: 'B', day: '2025-04-02', findings: 1, expected: 0.2 },
    ],
  );
});

test('what was exempt or did not bind is not counted', () => {
  const rows = expectedCounts(
    [finding({ rule: 'exempt', verdict: 'noViolation' }), finding({ rule: 'not-in-force' })],
    new Map([happening('E1', { A: 1 })]),
    () => ['A'],
    'Europe/Kyiv',
  );
  assert.deepEqual(rows, []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disclose, discloseHandovers } from './disclosure.js';
import { clause, handed, inputOf, pact } from './pact.fixture.js';
import { peopleAt } from './people.js';

const AT = Date.parse('2031-06-29T00:00:00+02:00');
const CHILDREN = pact(
  clause(
    'children',
    'by: [NORTH]\nof: { handover: { category: child } }\natLeast: 20\ndue: 2031-06-01T00:00:00+02:00',
  ),
);
const child = (date: string, count: number) =>
  handed(date, 'NORTH', {
    id: `child-${date}`,
    source: 'south-army',
    category: 'child',
    count,
    place: { name: 'Auwinkel' },
    summary: `${count} children from Auwinkel`,
    reference: 'valley.example',
  });

const shown = (counts: readonly number[], audience: 'public' | 'monitors' = 'public') => {
  const records = counts.map((count, i) => child(`2031-05-0${i + 2}`, count));
  return disclose(peopleAt(inputOf([CHILDREN], records), AT), audience);
};

test('a small number of children is a range to the public, without place, words or reference', () => {
  const { exchanges } = shown([3]);
  const [account] = exchanges[0]!.transfers[0]!.accounts;
  assert.deepEqual(account!.count, [1, 4]);
  assert.deepEqual(exchanges[0]!.places, []);
  assert.ok(!JSON.stringify(exchanges).includes('Auwinkel'));
  assert.ok(!JSON.stringify(exchanges).includes('valley.example'));
});

test('nothing that the public is shown differs between 1, 2, 3 and 4', () => {
  const answers = [1, 2, 3, 4].map((count) => JSON.stringify(shown([count, 9])));
  assert.equal(new Set(answers).size, 1);
});

test('zero is shown as zero, and five and more as they are', () => {
  const { totals, exchanges } = shown([0, 5, 9]);
  assert.deepEqual(
    exchanges.map(({ transfers }) => transfers[0]!.accounts[0]!.count),
    [0, 5, 9],
  );
  assert.deepEqual(totals[0]!.count, [14, 14]);
  assert.equal(totals[0]!.withheld, false);
});

test('sums are widened, so that a number cannot be had by subtraction', () => {
  const { totals, balances } = shown([3, 9]);
  assert.deepEqual(totals[0]!.count, [10, 13]);
  assert.deepEqual(balances[0]!.delivered, [10, 13]);
  assert.deepEqual(balances[0]!.outstanding, [7, 10]);
  assert.ok(balances[0]!.withheld);
});

test('small numbers of two sides are withheld with the question whether they agree', () => {
  const of = (mine: number, theirs: number): string => {
    const records = [
      handed('2031-05-02', 'NORTH', { id: 'a', source: 'north-army', category: 'wounded', count: mine }),
      handed('2031-05-02', 'NORTH', { id: 'b', source: 'south-army', category: 'wounded', count: theirs }),
    ];
    return JSON.stringify(disclose(peopleAt(inputOf([], records), AT), 'public'));
  };
  assert.equal(of(2, 2), of(2, 3));
  assert.equal(of(2, 2), of(4, 1));
});

test('parties and monitors see every number', () => {
  const { totals, exchanges } = shown([3, 9], 'monitors');
  assert.deepEqual(totals[0]!.count, [12, 12]);
  assert.equal(exchanges[0]!.transfers[0]!.accounts[0]!.count, 3);
});

test('the rule holds for the records themselves', () => {
  const [small, large] = discloseHandovers([child('2031-05-02', 3), child('2031-05-03', 9)], 'public');
  assert.equal(small!.count, undefined);
  assert.equal(small!.place, undefined);
  assert.equal(small!.summary, undefined);
  assert.equal(large!.count, 9);
});

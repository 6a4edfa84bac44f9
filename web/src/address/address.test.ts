import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAddress, moved, parseAddress } from './address.ts';

test('an address survives being written and read', () => {
  const address = {
    view: 'agreements',
    id: 'energy/2025',
    query: { from: '2025-03-18T00:00Z', conduct: 'strike,clash' },
  } as const;
  assert.deepEqual(parseAddress(formatAddress(address)), address);
});

test('an unknown view or an empty hash opens the line', () => {
  assert.equal(parseAddress('').view, 'line');
  assert.equal(parseAddress('#/nowhere?x=1').view, 'line');
});

test('a broken escape in the id is kept as it stands', () => {
  assert.equal(parseAddress('#/incident/%E0%A4%A').id, '%E0%A4%A');
});

test('going to another view keeps window and filters and drops the selection', () => {
  const from = parseAddress('#/line?from=a&to=b&conduct=strike&incident=i1');
  const to = moved(from, { view: 'findings' });
  assert.deepEqual(to.query, { from: 'a', to: 'b', conduct: 'strike' });
});

test('an empty value removes its key', () => {
  const from = parseAddress('#/line?conduct=strike&means=drone');
  assert.deepEqual(moved(from, { query: { conduct: '', means: undefined } }).query, {});
});

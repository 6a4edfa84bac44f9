import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attempts } from './attempts.js';

const LIMITS = { requestsInTenSeconds: 10, freeAttempts: 3, firstDelaySeconds: 2, longestDelaySeconds: 60 };

test('the delay of an account doubles with each wrong password, up to the longest, whatever address they come from', async () => {
  const tried = attempts(LIMITS);
  const waits: number[] = [];
  for (let i = 0; i < 9; i++) {
    await tried.wrong('ana', `10.0.0.${i}`);
    waits.push(await tried.waitSeconds('ana', 'another'));
  }
  assert.deepEqual(waits, [0, 0, 2, 4, 8, 16, 32, 60, 60]);
});

test('a right password forgives the account, and not the address that tried many accounts', async () => {
  const tried = attempts(LIMITS);
  for (let i = 0; i < 12; i++) await tried.wrong(`name-${i}`, 'one');
  assert.equal(await tried.waitSeconds('ana', 'one'), 2);
  for (let i = 0; i < 3; i++) await tried.wrong('ben', 'two');
  assert.equal(await tried.waitSeconds('ben', 'three'), 2);
  await tried.right('ben');
  assert.equal(await tried.waitSeconds('ben', 'three'), 0);
  assert.equal(await tried.waitSeconds('ben', 'one'), 2);
});

test('a heavy request counts as several', async () => {
  const tried = attempts(LIMITS);
  assert.equal(await tried.request('one', 10), 0);
  assert.ok((await tried.request('one')) > 0);
  assert.equal(await tried.request('two'), 0);
});

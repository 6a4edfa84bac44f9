import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byTrouble, countByHealth, type Device, healthOf } from './health.ts';

const device = (state: Device['last']['state'], untilMs: number): Device =>
  ({ device: `${state}-${untilMs}`, last: { state, sinceMs: 0, untilMs } }) as Device;

test('a device whose record ends before the window is stale, whatever it was', () => {
  assert.equal(healthOf(device('watching', 99), 100), 'stale');
  assert.equal(healthOf(device('jammed', 99), 100), 'stale');
  assert.equal(healthOf(device('jammed', 100), 100), 'jammed');
});

test('devices that are kept from watching come first, then the silent, and each is counted once', () => {
  const devices = [
    device('watching', 100),
    device('watching', 50),
    device('down', 100),
    device('denied', 100),
  ];
  assert.deepEqual(
    byTrouble(devices, 100).map((one) => healthOf(one, 100)),
    ['down', 'denied', 'stale', 'watching'],
  );
  assert.equal(
    [...countByHealth(devices, 100).values()].reduce((a, b) => a + b),
    devices.length,
  );
});

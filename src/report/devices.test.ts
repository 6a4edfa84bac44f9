import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Effort } from '../record/record.js';
import { deviceHealth } from './devices.js';

const DAY = '2031-03-24';
const at = (hour: number): number => Date.parse(`${DAY}T00:00:00Z`) + hour * 3_600_000;
const effort = (from: number, until: number, over: Partial<Effort> = {}): Effort => ({
  kind: 'effort',
  id: `${from}-${until}-${over.status ?? 'watching'}`,
  source: 'net',
  device: 'node-1',
  time: {
    start: new Date(at(from)).toISOString(),
    end: new Date(at(until)).toISOString(),
    precision: 'minute',
  },
  place: { lat: 47, lon: 11 },
  status: 'watching',
  canDetect: ['explosion'],
  ...over,
});
const window = { startMs: at(0), endMs: at(24) };

test('what keeps a device from watching goes before what says that it watched, and hours add up', () => {
  const [health, ...others] = deviceHealth(
    [effort(0, 12), effort(12, 20), effort(4, 6, { status: 'jammed', by: 'NORTH' })],
    window,
  );
  assert.equal(others.length, 0);
  assert.deepEqual(health!.hours, { watching: 18, down: 0, jammed: 2, denied: 0, clouded: 0 });
  assert.deepEqual(health!.last, { state: 'watching', sinceMs: at(6), untilMs: at(20) });
});

test('the last state before the stretch is told, and what comes after it is not', () => {
  const later = { startMs: at(24), endMs: at(48) };
  const [health] = deviceHealth(
    [effort(0, 12), effort(10, 14, { status: 'denied', by: 'SOUTH' }), effort(50, 60)],
    later,
  );
  assert.deepEqual(health!.last, { state: 'denied', by: 'SOUTH', sinceMs: at(10), untilMs: at(14) });
  assert.equal(health!.hours.watching, 0);
});

test('a restriction that names no device holds for the devices within its place and for no others', () => {
  const { device: _, ...nameless } = effort(18, 24, { status: 'clouded' });
  const near = effort(0, 24);
  const far = effort(0, 24, { device: 'node-2', place: { lat: 48, lon: 11 } });
  const found = deviceHealth([near, far, nameless], window);
  assert.deepEqual(
    found.map(({ device, last }) => [device, last.state]),
    [
      ['node-1', 'clouded'],
      ['node-2', 'watching'],
    ],
  );
});

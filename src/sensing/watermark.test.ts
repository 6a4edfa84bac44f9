import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWatermark } from './watermark.js';

test('one clock ahead does not move time, two of ten do', () => {
  const watermark = startWatermark(10);
  assert.equal(watermark.isPast(0), false);
  for (let sensor = 0; sensor < 10; sensor++) watermark.see(sensor, 1000);
  watermark.see(3, 9_000_000);
  assert.equal(watermark.isPast(1000), false);
  assert.equal(watermark.nowMs(), 1000);
  watermark.see(4, 1500);
  assert.equal(watermark.isPast(1000), true);
  assert.equal(watermark.nowMs(), 1500);
});

test('asked after every arrival it says what it says when asked once', () => {
  const often = startWatermark(40);
  for (let i = 0; i < 2000; i++) {
    const ms = i * 10 + ((i * 7919) % 900);
    const sensor = (i * 31) % 40;
    often.see(sensor, ms);
    const due = 5000 * Math.floor(i / 500);
    assert.equal(often.isPast(due), due < often.nowMs(), `arrival ${i}`);
  }
});

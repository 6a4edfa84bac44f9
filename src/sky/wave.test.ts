import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waveOf } from './wave.js';

/** Regions on a grid, warned by a plane wave at 150 km/h towards `heading`, with some minutes of scatter. */
function starts(heading: number, scatterMinutes: number, seed: number) {
  const random = (i: number): number => (((i + 1) ** 3 * 7919 + (i + 2) * seed * 104_729) % 1009) / 1009;
  const [east, north] = [Math.sin((heading * Math.PI) / 180), Math.cos((heading * Math.PI) / 180)];
  return Array.from({ length: 12 }, (_, i) => {
    const [x, y] = [(i % 4) * 120, Math.floor(i / 4) * 120];
    const hours = (x * east + y * north) / 150 + (scatterMinutes / 60) * (random(i) - 0.5) * 2;
    return {
      lat: 48 + y / 111.195,
      lon: 30 + x / (111.195 * Math.cos((49.08 * Math.PI) / 180)),
      startMs: hours * 3_600_000,
    };
  });
}

test('the heading of a plane wave is found, within three of its own standard deviations, from every side', () => {
  for (let heading = 0; heading < 360; heading += 30) {
    const wave = waveOf(starts(heading, 20, heading + 1));
    assert.ok(wave.kind === 'heading');
    const off = Math.abs(((wave.headingDegrees - heading + 540) % 360) - 180);
    assert.ok(off <= 3 * wave.sigmaDegrees + 1, `${heading}: ${wave.headingDegrees} ± ${wave.sigmaDegrees}`);
    assert.ok(Math.abs(wave.speedKmPerHour - 150) < 30);
  }
});

test('alerts without order, of few regions or all at once have no heading', () => {
  assert.deepEqual(waveOf(starts(90, 5, 1).slice(0, 4)), { kind: 'undetermined', reason: 'tooFewRegions' });
  assert.equal(waveOf(starts(90, 600, 2)).kind, 'undetermined');
  assert.equal(waveOf(starts(90, 5, 3).map((one) => ({ ...one, startMs: 0 }))).kind, 'undetermined');
  assert.equal(waveOf(starts(90, 5, 4).map((one) => ({ ...one, lat: 48, lon: 30 }))).kind, 'undetermined');
});

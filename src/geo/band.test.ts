import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bandOf } from './band.js';
import { contactLine, sectorOf, toLine } from './line.js';
import { distanceMetres } from './position.js';

const vertex = (lat: number, lon: number) => ({ lat, lon, kind: 'front', near: '' });
const bent = contactLine([vertex(47, 11), vertex(47.1, 11.6), vertex(46.9, 12.2), vertex(47.3, 12.8)], 20, 8);

test('neighbouring bands share their edge, and each reaches as far as the mission watches', () => {
  const bands = bent.sectors.map((sector) => bandOf(bent, sector));
  bands.slice(1).forEach((band, i) => {
    const [, , right, left] = bands[i]!.at(-1)![0]!;
    assert.deepEqual([band[0]![0]![0], band[0]![0]![1]], [left, right]);
  });
  for (const band of bands)
    for (const [ring] of band) {
      const [left, right] = ring!;
      const metres = distanceMetres(left![1], left![0], right![1], right![0]);
      assert.ok(Math.abs(metres - 16_000) < 50, `${metres}`);
    }
});

test('the left edge lies on the left of the line, and the middle of a band belongs to its sector', () => {
  for (const sector of bent.sectors) {
    const band = bandOf(bent, sector);
    const [from, right, to] = band[Math.floor(band.length / 2)]![0]!;
    assert.ok(toLine(bent, from![1], from![0]).offsetKm > 0);
    assert.ok(toLine(bent, right![1], right![0]).offsetKm < 0);
    const [lat, lon] = [(from![1] + to![1]) / 2, (from![0] + to![0]) / 2];
    assert.equal(sectorOf(bent, toLine(bent, lat, lon)), sector.id);
  }
});

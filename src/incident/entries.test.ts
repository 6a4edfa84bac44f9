import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRES_PER_DEGREE } from '../geo/position.js';
import { CLOCK, type Columns, emptyColumns, FINE, FORMAL, SITE } from './columns.js';
import { groupRows } from './entries.js';
import { meets } from './likeness.js';
import { eachPair } from './pairs.js';
import { seeded, shuffled } from './sample.fixture.js';

const HOUR_MS = 3_600_000;

function place(columns: Columns, row: number, lat: number, lon: number, startMs: number): void {
  columns.lat[row] = lat;
  columns.lon[row] = lon;
  columns.metresPerLon[row] = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  columns.startMs[row] = startMs;
  columns.endMs[row] = startMs + 60_000;
}

/** Places of all sizes and kinds of source, in one region, in order of start. */
function mixedColumns(seed: number, size: number): Columns {
  const random = seeded(seed);
  const columns = emptyColumns(size);
  const starts = Array.from({ length: size }, () => random() * 120 * HOUR_MS).sort((a, b) => a - b);
  starts.forEach((startMs, row) => {
    place(columns, row, 60 + random() * 1.5, 20 + random() * 2, startMs);
    columns.radiusMetres[row] = [200, 900, 4_000, 25_000, 90_000][Math.floor(random() * 5)]!;
    columns.flags[row] = random() < 0.5 ? FORMAL | CLOCK : 0;
    columns.region[row] = 0;
  });
  return columns;
}

test('every pair that place and time allow is visited, and none twice', () => {
  for (const seed of [1, 2, 3]) {
    const columns = mixedColumns(seed, 400);
    const visits = new Map<string, number>();
    eachPair(columns, (a, b) => visits.set(`${a} ${b}`, (visits.get(`${a} ${b}`) ?? 0) + 1));
    assert.ok([...visits.values()].every((times) => times === 1));
    let allowed = 0;
    for (let b = 0; b < columns.size; b++)
      for (let a = 0; a < b; a++) {
        if (!meets(columns, a, b)) continue;
        allowed++;
        assert.ok(visits.has(`${a} ${b}`), `rows ${a} and ${b} of seed ${seed}`);
      }
    assert.ok(allowed > 100);
    assert.ok(visits.size < (columns.size * (columns.size - 1)) / 2);
  }
});

test('so it is where rows lie at the ends of the world', () => {
  const columns = mixedColumns(4, 300);
  for (let row = 0; row < columns.size; row++) {
    columns.lat[row]! += [0, -100, 20][row % 3]!;
    columns.lon[row]! += [0, -190, 140][row % 3]!;
    columns.region[row] = -1;
  }
  const visits = new Set<string>();
  eachPair(columns, (a, b) => visits.add(`${a} ${b}`));
  // Wider places go by the cell of a degree that they lie in, where their region has no name.
  const fine = (row: number): boolean => columns.radiusMetres[row]! <= 25_000;
  let allowed = 0;
  for (let b = 0; b < columns.size; b++)
    for (let a = 0; a < b; a++) {
      if (!fine(a) || !fine(b) || !meets(columns, a, b)) continue;
      allowed++;
      assert.ok(visits.has(`${a} ${b}`), `rows ${a} and ${b}`);
    }
  assert.ok(allowed > 20);
});

/** Five entries each on events an hour or ten kilometres apart, given in a shuffled order. */
function eventsOf(order: readonly number[]): Columns {
  const columns = emptyColumns(order.length);
  order.forEach((number, row) => {
    const event = Math.floor(number / 5);
    const nth = number % 5;
    place(columns, row, 60 + (event % 10) * 0.09 + nth * 0.0005, 20, event * HOUR_MS + nth * 60_000);
    columns.radiusMetres[row] = 300;
    columns.flags[row] = FORMAL | CLOCK | FINE | SITE;
  });
  return columns;
}

test('entries near each other in place and time are one group, in whatever order they are given', () => {
  const numbers = Array.from({ length: 500 }, (_, i) => i);
  for (const seed of [1, 2, 3]) {
    const order = shuffled(numbers, seeded(seed));
    const groups = groupRows(eventsOf(order));
    const events = new Map<number, Set<number>>();
    order.forEach((number, row) => {
      const event = Math.floor(number / 5);
      events.set(event, (events.get(event) ?? new Set()).add(groups[row]!));
    });
    assert.ok([...events.values()].every((found) => found.size === 1));
    assert.equal(new Set(groups).size, 100);
  }
});

test('no rows are no groups', () => {
  assert.equal(groupRows(emptyColumns(0)).length, 0);
});

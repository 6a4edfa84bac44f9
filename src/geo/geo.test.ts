import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexAreas } from './areas.js';
import { facilitiesNear } from './facility.js';
import { contactLine, sectorOf, toLine } from './line.js';
import { bearingDegrees, distanceMetres } from './position.js';

const close = (actual: number, expected: number, tolerance: number): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`);

test('a degree of latitude is 111.2 km and a degree of longitude at 60 north half of it', () => {
  close(distanceMetres(0, 0, 1, 0), 111_195, 5);
  close(distanceMetres(60, 0, 60, 1), 111_195 / 2, 30);
});

test('bearings point clockwise from north', () => {
  close(bearingDegrees(0, 0, 1, 0), 0, 1e-9);
  close(bearingDegrees(0, 0, 0, 1), 90, 1e-9);
  close(bearingDegrees(0, 0, -1, 0), 180, 1e-9);
  close(bearingDegrees(0, 0, 0, -1), 270, 1e-9);
});

const vertex = (
  lat: number,
  lon: number,
  near = '',
): { lat: number; lon: number; kind: string; near: string } => ({
  lat,
  lon,
  kind: 'front',
  near,
});

test('line coordinates of a line that runs due south: chainage grows southward, east is to its left', () => {
  const line = contactLine([vertex(50, 30), vertex(49, 30), vertex(48, 30)], 50, 40);
  close(line.lengthKm, 222.39, 0.05);
  const east = toLine(line, 49.5, 30.1);
  close(east.chainageKm, 55.6, 0.3);
  close(east.offsetKm, 0.1 * 111.195 * Math.cos((49.5 * Math.PI) / 180), 0.05);
  close(toLine(line, 49.5, 29.9).offsetKm, -east.offsetKm, 0.01);
  assert.equal(sectorOf(line, east), 'S02');
  assert.equal(sectorOf(line, toLine(line, 49.5, 31)), '', 'beyond the depth');
  assert.deepEqual(
    line.sectors.map((sector) => sector.id),
    ['S01', 'S02', 'S03', 'S04'],
  );
});

test('a place beyond the end of the line projects on its last vertex', () => {
  const line = contactLine([vertex(50, 30), vertex(49, 30)], 50, 40);
  close(toLine(line, 48, 30).chainageKm, line.lengthKm, 1e-9);
  close(Math.abs(toLine(line, 48, 30).offsetKm), 111.195, 0.01);
});

test('a line of one vertex is refused', () => {
  assert.throws(() => contactLine([vertex(50, 30)], 50, 40), RangeError);
});

test('point in polygon agrees with a plain crossing count over a seeded cloud of points, holes included', () => {
  const star = (cx: number, cy: number, r: number, n: number): number[][] =>
    Array.from({ length: n + 1 }, (_, i) => {
      const a = (2 * Math.PI * (i % n)) / n;
      const k = i % 2 === 0 ? r : r / 2;
      return [cx + k * Math.cos(a), cy + k * Math.sin(a)];
    });
  const areas = [
    { value: 'a', polygons: [[star(30, 50, 3, 40), star(30, 50, 1, 12)]] },
    { value: 'b', polygons: [[star(36, 48, 2.5, 22)], [star(25, 47, 1.5, 10)]] },
  ];
  const plain = (lat: number, lon: number): string | undefined =>
    areas.find(({ polygons }) => {
      let inside = false;
      for (const ring of polygons.flat()) {
        for (let i = 0; i + 1 < ring.length; i++) {
          const [x1, y1] = ring[i]! as [number, number];
          const [x2, y2] = ring[i + 1]! as [number, number];
          if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
        }
      }
      return inside;
    })?.value;
  const index = indexAreas(areas);
  let seed = 7;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const counts = { a: 0, b: 0, none: 0 };
  for (let i = 0; i < 20_000; i++) {
    const lat = 44 + random() * 10;
    const lon = 22 + random() * 18;
    const found = index.at(lat, lon);
    assert.equal(found, plain(lat, lon), `${lat}, ${lon}`);
    counts[(found ?? 'none') as keyof typeof counts]++;
  }
  assert.ok(counts.a > 500 && counts.b > 500 && counts.none > 500);
});

test('facilities are found within reach plus their own precision, nearest first', () => {
  const facility = (id: string, lat: number, precisionKm: number) => ({
    id,
    name: id,
    aliases: [],
    class: 'dam',
    country: '',
    lat,
    lon: 30,
    precisionKm,
  });
  const register = [
    facility('far-but-vague', 50.15, 10),
    facility('near', 50.02, 1),
    facility('far', 50.2, 1),
  ];
  assert.deepEqual(
    facilitiesNear(register, 50, 30, 8).map((found) => found.facility.id),
    ['near', 'far-but-vague'],
  );
});

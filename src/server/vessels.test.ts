import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ApiFailure } from './errors.js';
import { placementView } from './placement-view.js';
import { VESSELS_FILE, vesselsView } from './vessels.js';

const hour = (h: number): string => `2031-03-05T${String(h).padStart(2, '0')}:00:00Z`;
const at = (h: number): number => Date.parse(hour(h));
const line = (
  properties: object,
  coordinates: unknown = [
    [30, 44],
    [30.1, 44],
    [30.2, 44],
  ],
) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
});
const point = (properties: object, coordinates: unknown = [30, 44]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates },
});

async function inMission(file: string | null, check: (dir: string) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-vessels-'));
  try {
    await mkdir(join(dir, 'register'));
    if (file !== null) await writeFile(join(dir, VESSELS_FILE), file);
    await check(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
const collection = (...features: unknown[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features });

test('a track is cut to the window, and only events of the window are given', () =>
  inMission(
    collection(
      line({ mmsi: 1, name: 'ONE', times: [hour(1), hour(2), hour(3)] }),
      line({ mmsi: 2, times: [at(8), at(9), at(10)] }),
      point({ event: 'gap', mmsi: 1, from: hour(2), to: hour(6) }),
      point({ event: 'jump', mmsi: 1, from: hour(9) }),
    ),
    async (dir) => {
      const view = await vesselsView(dir, at(2), at(5));
      assert.deepEqual(
        view.features.map(({ properties, geometry }) => [
          properties.mmsi,
          geometry.type,
          geometry.coordinates.length,
        ]),
        [
          [1, 'LineString', 2],
          [1, 'Point', 2],
        ],
      );
      assert.deepEqual(view.leftOut, []);
    },
  ));

test('what cannot be used is counted by its reason, and the rest is given', () =>
  inMission(
    collection(
      line({ times: [hour(1), hour(2), hour(3)] }),
      line({ mmsi: 3, times: [hour(1)] }),
      line({ mmsi: 4, times: [hour(1), hour(2), hour(3)] }, [
        [30, 44],
        [null, 44],
        [30, 95],
      ]),
      line({ mmsi: 6, times: [hour(3), hour(2), hour(1)] }),
      point({ event: 'gap', mmsi: 1 }),
      point({ mmsi: 1, from: hour(1) }),
      null,
      point({ event: 'gap', mmsi: 1, from: hour(1) }),
    ),
    async (dir) => {
      const { features, leftOut } = await vesselsView(dir, at(0), at(5));
      assert.equal(features.length, 1);
      assert.equal(
        leftOut.reduce((sum, { count }) => sum + count, 0),
        7,
      );
    },
  ));

test('of very many vertices some of each track are left out, and never its ends', () => {
  const many = 70_000;
  const path = Array.from({ length: many }, (_, i) => [30 + i / many, 44]);
  const times = path.map((_, i) => at(0) + i * 1000);
  return inMission(collection(line({ mmsi: 5, times }, path)), async (dir) => {
    const { features, every } = await vesselsView(dir, at(0), at(0) + many * 1000);
    const shown = features[0]!.geometry.coordinates;
    assert.equal(every, 2);
    assert.equal(shown.length, many / 2 + 1);
    assert.deepEqual([shown[0], shown.at(-1)], [path[0], path.at(-1)]);
  });
});

test('a mission that follows no vessels says so; a file that is none is an error that names it', async () => {
  await inMission(null, async (dir) => assert.equal((await vesselsView(dir, 0, at(9))).kept, false));
  for (const text of ['{"features":', '[]', '{"type":"FeatureCollection"}'])
    await inMission(text, (dir) =>
      assert.rejects(
        vesselsView(dir, 0, 1),
        (error) => error instanceof ApiFailure && /vessels/.test(error.message),
      ),
    );
});

test('a plan without its curve is an error that says how to write it again', () =>
  inMission(null, async (dir) => {
    assert.equal((await placementView(dir)).plan, null);
    await writeFile(join(dir, 'register/placement.geojson'), collection());
    await assert.rejects(
      placementView(dir),
      (error) => error instanceof ApiFailure && /curve/.test(error.message),
    );
    const placement = { budget: 10, cost: 9, known: 0.8, bound: 0.9, curve: [{ cost: 9, known: 0.8 }] };
    const device = point({ device: 'acoustic', chainageKm: 1, offsetKm: 2, cost: 9 });
    await writeFile(
      join(dir, 'register/placement.geojson'),
      JSON.stringify({ type: 'FeatureCollection', placement, features: [device, point({})] }),
    );
    assert.equal((await placementView(dir)).plan?.devices.length, 1);
  }));

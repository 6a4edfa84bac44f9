import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type PlaceOptions, placeCommand } from './place.js';

const SMALL = {
  terrain: 'mixed',
  devices: ['acoustic', 'camera', 'patrol'],
  cost: {},
  range: {},
  sites: 300,
  demand: 1000,
  depthKm: 10,
  fromKm: 1,
  toKm: 8,
  sides: 'both',
  seconds: 2,
} as const;

async function inFolder(
  work: (dir: string, options: PlaceOptions) => Promise<void>,
  line: string,
): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-place-'));
  try {
    await writeFile(join(dir, 'line.csv'), line);
    await work(dir, { ...SMALL, line: join(dir, 'line.csv'), out: join(dir, 'plan') });
  } finally {
    await rm(dir, { recursive: true });
  }
}

const LINE = 'lat,lon,terrain\n50,30,open\n50.1,30.3,forest\n50.1,30.7,\n';

test('what cannot be placed is refused with what was expected, found and what to do', () =>
  inFolder(async (_, options) => {
    await assert.rejects(
      placeCommand({ ...options, budget: 2000 }),
      /--budget 2000: .*the cheapest, acoustic, costs 3000\. Raise the budget/,
    );
    await assert.rejects(
      placeCommand({ ...options, budget: 2000, devices: ['camera'], cost: { camera: 2500 } }),
      /the cheapest, camera, costs 2500/,
    );
    await assert.rejects(placeCommand({ ...options, fromKm: 30, toKm: 40 }), /no site is within reach/);
    await assert.rejects(placeCommand({ ...options, fromKm: 8, toKm: 8 }), /must be more than/);
  }, LINE));

test('a line of one point, or of one place, is refused by its file', async () => {
  await inFolder(
    (dir, options) =>
      assert.rejects(placeCommand(options), new RegExp(`${dir}.*two points or more, found 1`)),
    'lat,lon\n50,30\n',
  );
  await inFolder(
    (dir, options) => assert.rejects(placeCommand(options), new RegExp(`${dir}.*2 points at one place`)),
    'lat,lon\n50,30\n50,30\n',
  );
});

test('a plan is written as files, and --check finds its value and bound again', () =>
  inFolder(async (dir, options) => {
    const log = console.log;
    let told = '';
    console.log = (text: unknown) => {
      told += text;
    };
    try {
      await placeCommand({ ...options, budget: 60_000, check: true, json: true });
    } finally {
      console.log = log;
    }
    const { known, bound, cost, checked } = JSON.parse(told);
    assert(cost <= 60_000 && known > 0 && known <= bound);
    assert(Math.abs(checked.known - known) < 1e-6);
    assert(Math.abs(checked.bound - bound) < 1e-6);
    assert.equal(checked.cost, cost);
    const { features } = JSON.parse(await readFile(join(dir, 'plan', 'placement.geojson'), 'utf8'));
    assert(features.length > 0);
  }, LINE));

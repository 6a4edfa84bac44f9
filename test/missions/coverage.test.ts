import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { goLive, type LiveMission } from '../../src/mission/live.js';
import { openMission } from '../../src/mission/open.js';
import { openLocalStore } from '../../src/mission/store.js';
import type { CoverageView, Strip } from '../../src/server/api.js';
import { createApp } from '../../src/server/app.js';
import { WATCHED_DAYS, watchedRecords, writeWatchedMission } from './watched-mission.js';

let dir = '';
let live: LiveMission;
let app: ReturnType<typeof createApp>;

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-watched-'));
  await writeWatchedMission(dir);
  const opened = await openMission(dir);
  assert.ok(opened.ok, JSON.stringify(opened));
  const now = (): Date => new Date('2031-05-01T00:00:00Z');
  const store = await openLocalStore(dir, { origin: opened.mission.config.id, now });
  await store.append(watchedRecords());
  live = await goLive(opened.mission, store, '0.0.0');
  app = createApp(live, { token: 'word', webDir: join(dir, 'no-web'), hosts: [] });
});
after(async () => {
  await live.close();
  await rm(dir, { recursive: true, force: true });
});

async function get<T>(path: string, status = 200): Promise<T> {
  const response = await app.request(path);
  assert.equal(response.status, status, path);
  return (await response.json()) as T;
}
const day = (n: number): number => Date.parse('2031-03-01T00:00:00Z') + n * 86_400_000;

test('each sector has a probability a day; one that nobody watched has none, and no count', async () => {
  const view = await get<CoverageView>('/api/coverage');
  assert.equal(view.step, 'day');
  assert.equal(view.rows.length, WATCHED_DAYS);
  assert.equal(view.sectors.length, 9);
  const [close, , jammed] = view.sectors;
  const alone = view.sectors[8]!;
  assert.ok(close!.meanProbability > 0.5);
  assert.equal(close!.corrected.kind, 'corrected');
  assert.ok(jammed!.probability.slice(12, 17).every((p) => p < jammed!.probability[11]! / 2));
  assert.ok(alone.probability.every((p) => p === 0));
  assert.ok(alone.corrected.kind === 'notIdentifiable' && alone.corrected.reason === 'notObserved');
  for (const { noticed, noticedByRow, hours, hoursNotObserved, hoursNotObservedByRow } of view.sectors) {
    assert.equal(
      noticedByRow.reduce((a, b) => a + b, 0),
      noticed,
    );
    assert.equal(
      hoursNotObservedByRow.reduce((a, b) => a + b, 0),
      hoursNotObserved,
    );
    assert.equal(hours, WATCHED_DAYS * 24);
  }
});

test('a window of one day comes by the hour, and what is usual is still known from the days before it', async () => {
  const view = await get<CoverageView>(`/api/coverage?from=${day(40)}&to=${day(41)}`);
  assert.equal(view.step, 'hour');
  assert.equal(view.rows.length, 24);
  assert.ok(view.sectors[0]!.lastSevenDays);
  const patrolled = view.sectors[4]!;
  assert.ok(patrolled.probability[10]! > patrolled.probability[2]!);
});

test('fire that doubles is told as a change in that sector', async () => {
  const { sectors } = await get<CoverageView>('/api/coverage');
  const [change] = sectors[6]!.changes;
  assert.ok(change && change.factor > 1);
  assert.ok(Math.abs(change.sinceMs - day(30)) <= 3 * 86_400_000);
  const then = await get<CoverageView>(`/api/coverage?from=${day(30)}&to=${day(37)}`);
  assert.equal(then.sectors[6]!.lastSevenDays?.verdict, 'moreThanUsual');
});

test('devices tell their last state and who kept them from watching', async () => {
  const { devices } = await get<CoverageView>('/api/coverage');
  const of = (name: string) => devices.find(({ device }) => device === name)!.last;
  assert.equal(of('node-1-2').state, 'down');
  assert.equal(of('node-6-1').by, 'A');
  assert.equal(of('node-7-1').state, 'watching');
});

test('the strip calls a sector quiet that was watched closely, and not observed that nobody watched', async () => {
  const { sectors, days, cells } = await get<Strip>('/api/strip');
  const column = (id: string): number[] =>
    days.map((_, row) => cells[row * sectors.length + sectors.indexOf(id)]!);
  assert.ok(column('S01').every((cell) => cell >= 0));
  assert.ok(column('S01').includes(0));
  assert.ok(column('S09').every((cell) => cell === -1));
});

test('a conduct that is none is refused, and one that nobody watches for has no exposure', async () => {
  await get('/api/coverage?conduct=weather', 400);
  assert.equal((await get<CoverageView>('/api/coverage?conduct=mine')).watchesConduct, false);
});

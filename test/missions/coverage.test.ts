import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { goLive, type LiveMission } from '../../src/mission/live.js';
import { openMission } from '../../src/mission/open.js';
import { openLocalStore } from '../../src/mission/store.js';
import type { CoverageView, Strip, WatchView, WindowSummary } from '../../src/server/api.js';
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
  const { sectors, rows, counts, observed } = await get<Strip>('/api/strip');
  const column = (values: readonly number[], id: string): number[] =>
    rows.map((_, row) => values[row * sectors.length + sectors.indexOf(id)]!);
  assert.equal(rows.length, WATCHED_DAYS);
  assert.ok(column(observed, 'S01').every((share) => share === 1));
  assert.ok(column(counts, 'S01').includes(0));
  assert.ok(column(observed, 'S09').every((share) => share === 0));
});

test('a window of a day is a strip of hours: those before the jamming are observed, those in it are not', async () => {
  const { step, sectors, rows, observed } = await get<Strip>(`/api/strip?from=${day(11)}&to=${day(13)}`);
  assert.equal(step, 'hour');
  assert.equal(rows.length, 48);
  const jammed = rows.map((_, row) => observed[row * sectors.length + sectors.indexOf('S03')]!);
  assert.deepEqual(jammed, [...new Array(24).fill(1), ...new Array(24).fill(0)]);
});

test('hours that nobody observed are told by sector, as stretches, and add up to the share of the sentence', async () => {
  const window = `from=${day(10)}&to=${day(20)}`;
  const { sectors } = await get<WatchView>(`/api/watch?${window}`);
  const jammed = sectors[2]!;
  assert.deepEqual(jammed.stretches, [{ startMs: day(12), endMs: day(17) }], 'jammed for five days');
  assert.equal(jammed.hoursNotObserved, 5 * 24);
  assert.equal(sectors[8]!.hoursNotObserved, 240);
  const summary = await get<WindowSummary>(`/api/summary?${window}`);
  assert.equal(summary.sectorHours, 9 * 240);
  assert.equal(
    summary.sectorHoursNotObserved,
    sectors.reduce((sum, { hoursNotObserved }) => sum + hoursNotObserved, 0),
  );
});

test('devices stand where their records put them, with their states one after the other', async () => {
  const { devices } = await get<WatchView>(`/api/watch?from=${day(10)}&to=${day(20)}`);
  const node = devices.find(({ device }) => device === 'node-3-1')!;
  assert.deepEqual(
    node.stretches.map(({ state, startMs, endMs }) => [state, startMs, endMs]),
    [
      ['watching', day(10), day(12)],
      ['jammed', day(12), day(17)],
      ['watching', day(17), day(20)],
    ],
  );
  assert.equal(node.at?.lat, 47);
  const patrol = devices.find(({ device }) => device === 'patrol-4')!;
  const road = devices.find(({ device }) => device === 'pass')!;
  assert.ok(patrol.at && road.at && patrol.at.lon !== road.at.lon);
});

test('a conduct that is none is refused, and one that nobody watches for has no exposure', async () => {
  await get('/api/coverage?conduct=weather', 400);
  assert.equal((await get<CoverageView>('/api/coverage?conduct=mine')).watchesConduct, false);
});

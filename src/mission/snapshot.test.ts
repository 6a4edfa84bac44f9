import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Observation } from '../record/record.js';
import { dailyReport } from '../report/daily.js';
import { toJson } from '../report/json.js';
import { periodReport } from '../report/period.js';
import type { Picture } from '../report/picture.js';
import { indexPicture } from '../report/picture-index.js';
import { sumReports } from '../report/report-sums.js';
import { truceComparison } from '../report/truces.js';
import { currentPicture } from './current-picture.js';
import { goLive } from './live.js';
import { type Mission, openMission } from './open.js';
import { snapshotFile } from './snapshot.js';
import { openLocalStore } from './store.js';

const RECORDS = 1_500;
let dir = '';
let mission: Mission;
let expected: string[];

const report = (i: number): Observation => ({
  kind: 'observation',
  id: `report-${i}`,
  source: 'news',
  time: {
    start: `2025-03-${10 + (i % 9)}T10:00:00Z`,
    end: `2025-03-${10 + (i % 9)}T11:00:00Z`,
    precision: 'hour',
  },
  place: {
    name: `Hamlet ${i % 40}`,
    lat: 50 + (i % 40) / 10,
    lon: 30,
    radiusMetres: 900,
    precision: 'town',
    basis: 'coder',
  },
  reportKind: i % 10 === 0 ? 'event' : 'alert',
  conduct: i % 10 === 0 ? 'strike' : 'none',
  ...(i % 10 === 0 ? ({ means: 'artillery', target: 'residential', actor: 'A' } as const) : {}),
  stance: 'asserted',
  summary: `Telling ${i}`,
});

/** What the picture of the mission is when it is opened now, and what was said on the way. */
async function opened(
  append: readonly Observation[] = [],
  withReports = true,
): Promise<{ json: string[]; notes: string[]; read: boolean; picture: Picture }> {
  const notes: string[] = [];
  const store = await openLocalStore(dir, {
    origin: 'hamlet',
    now: () => new Date('2025-04-01T00:00:00Z'),
    note: (sentence) => notes.push(sentence),
  });
  try {
    if (append.length > 0) await store.append(append);
    const { picture, records } = await currentPicture(mission, store, '0.0.0', {
      storedFrom: 1,
      withReports,
      withRecords: true,
    });
    return { json: jsonOf(picture, withReports), notes, read: records !== null, picture };
  } finally {
    await store.close();
  }
}

function jsonOf(picture: Picture, withReports: boolean): string[] {
  const index = indexPicture(picture);
  const { startMs, endMs } = picture.period;
  return [
    ...(withReports ? Array.from(picture.reports, (one) => JSON.stringify(one)) : []),
    toJson(periodReport(picture, startMs, endMs, index)),
    JSON.stringify(truceComparison(picture, index)),
    ...picture.findings.map((finding) => JSON.stringify(finding)),
    ...index.days.slice(60, 100).map((day) => toJson(dailyReport(picture, day, index))),
  ];
}

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-snapshot-'));
  await cp(fileURLToPath(new URL('../../templates/blank', import.meta.url)), dir, { recursive: true });
  const loaded = await openMission(dir);
  assert.ok(loaded.ok, JSON.stringify(loaded));
  mission = loaded.mission;
  const first = await opened(Array.from({ length: RECORDS }, (_, i) => report(i)));
  assert.ok(first.read, 'the first time it is folded');
  assert.ok(first.json.some((text) => text.includes('Telling 10"')));
  expected = first.json;
});
after(() => rm(dir, { recursive: true, force: true }));

const FILES = ['catalogue', 'picture', 'reports'];

test('opened again, the picture comes from the snapshot, and every report is the same to the byte', async () => {
  const { json, notes, read } = await opened();
  assert.deepEqual(notes, []);
  assert.equal(read, false);
  assert.deepEqual(json, expected);
});

test('without its reports the picture has the same findings and reports of days and period, and the sums of them all', async () => {
  const whole = await opened();
  const { json, notes, read, picture } = await opened([], false);
  assert.deepEqual(notes, []);
  assert.equal(read, false);
  assert.deepEqual(json, expected.slice(picture.reports.length));
  assert.equal(picture.reports.length, RECORDS);
  assert.deepEqual(picture.reports.sums, sumReports(whole.picture));
  assert.throws(() => [...picture.reports], /left in its snapshot/);
});

test('without its reports the picture changes by no damage to their file, nor by damage to its own', async () => {
  for (const kind of ['reports', 'picture']) {
    const file = snapshotFile(dir, kind);
    const sound = await readFile(file);
    const spoiled = Buffer.from(sound);
    spoiled[spoiled.length >> 1]! ^= 1;
    await writeFile(file, spoiled);
    const { json, notes, read } = await opened([], false);
    assert.deepEqual(json, expected.slice(RECORDS));
    assert.equal(read, kind === 'picture');
    assert.equal(notes.length, kind === 'picture' ? 1 : 0);
    await writeFile(file, sound);
  }
  assert.deepEqual((await opened()).json, expected);
});

test('bytes altered anywhere, or cut off anywhere, change no result: the snapshot is passed over with a sentence', async () => {
  let state = 17;
  const random = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  for (let trial = 0; trial < 60; trial++) {
    const file = snapshotFile(dir, FILES[trial % 3]!);
    const sound = await readFile(file);
    const spoiled = Buffer.from(sound);
    const at = trial < 18 ? random(400) : random(sound.length);
    if (trial % 5 === 4) await writeFile(file, sound.subarray(0, at));
    else {
      spoiled[at]! ^= 1 + random(255);
      await writeFile(file, spoiled);
    }
    const { json, notes } = await opened();
    assert.deepEqual(json, expected, `${file}, byte ${at}`);
    assert.ok(
      notes.some((note) => note.includes(file)),
      `${file}, byte ${at}: ${notes.join('; ')}`,
    );
    await writeFile(file, sound);
  }
  assert.deepEqual((await opened()).notes, []);
});

test('the snapshot of another mission is passed over, and so is one that was made under another key', async () => {
  const other = await mkdtemp(join(tmpdir(), 'truceline-snapshot-'));
  const store = await openLocalStore(other, {
    origin: 'hamlet',
    now: () => new Date('2025-04-01T00:00:00Z'),
  });
  await store.append(Array.from({ length: RECORDS }, (_, i) => report(i + 7)));
  await store.close();
  const foreign = await readFile(snapshotFile(other, 'catalogue'));
  await rm(other, { recursive: true });
  const file = snapshotFile(dir, 'catalogue');
  const own = await readFile(file);
  await writeFile(file, foreign);
  const { json, notes } = await opened();
  assert.deepEqual(json, expected);
  assert.match(notes.join(), /not signed with the key of this ledger/);
  await writeFile(file, own);
});

test('when the ledger has grown, or a file of the configuration has changed, the picture is folded anew', async () => {
  const grown = await opened([report(RECORDS)]);
  assert.ok(grown.read);
  assert.match(grown.notes.join(), /is of 1500 entries, and the ledger has 1501/);
  assert.equal((await opened()).read, false, 'and stored again');
  const configuration = { ...mission.configuration, digest: '0'.repeat(64) };
  mission = { ...mission, configuration };
  const other = await opened();
  assert.ok(other.read);
  assert.match(other.notes.join(), /made under another configuration/);
});

test('a served mission keeps its tables while they are what it wrote; altered ones are written again', async () => {
  const tables = join(dir, 'picture.duckdb');
  const served = async (): Promise<{ rows: unknown; written: number }> => {
    const store = await openLocalStore(dir, { origin: 'hamlet', now: () => new Date() });
    const live = await goLive(mission, store, '0.0.0', undefined, 1);
    const written = (await stat(tables)).birthtimeMs;
    const rows = await live.file.query('SELECT count(*) AS rows, min(id) AS first FROM report');
    await live.close();
    return { rows, written };
  };
  await served();
  const first = await served();
  const second = await served();
  assert.deepEqual(second, first, 'the same file, not written again');
  const bytes = await readFile(tables);
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  await writeFile(tables, bytes);
  const altered = await readFile(tables);
  assert.deepEqual((await served()).rows, first.rows);
  assert.ok(!(await readFile(tables)).equals(altered));
});

/** Hand-coded sets as the benchmark reads them. Every row is invented. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { CommandFailure } from './failure.js';
import { readGoldSets } from './gold-files.js';
import { loadMission, packageRoot } from './mission.js';

const root = mkdtempSync(join(tmpdir(), 'truceline-gold-'));
after(() => rmSync(root, { recursive: true, force: true }));
const mission = await loadMission(join(packageRoot, 'missions', 'ukraine-2025'));

const FEED = [
  'datetime,lon,lat,place_name,event_type,headline',
  '2025-04-10 00:00:00,30.73,46.48,Odesa,uav|loc,"Drone attack on a warehouse in Odesa, two people wounded"',
  '2025-04-10 00:00:00,30.73,46.48,Odesa,,',
  '2025-04-11 00:00:00,30.73,46.48,Odesa,,"The ""Black Sea"" choir sings in Odesa"',
].join('\n');
const OTHER_FEED = FEED.replaceAll('2025-04', '2025-02');
const event = { file: 'spring.csv', row: 0, gold: { report_kind: ['event'], conduct: ['strike'] } };
const choir = { file: 'spring.csv', row: 2, gold: { report_kind: ['other'] } };
const fire = { id: 'V0', window: '2025-04-10..11', relevant: true, incident: 'warehouse', ambiguous: false };
const song = { ...fire, id: 'V2', relevant: false, incident: null };
const warehouse = {
  incident: 'warehouse',
  window: fire.window,
  lat: 46.48,
  lon: 30.73,
  loc_precision: 'town',
};

const lines = (...items: readonly object[]): string =>
  `${items.map((item) => JSON.stringify(item)).join('\n')}\n`;
const SETS = {
  'gold/reports.jsonl': lines(event, choir),
  'gold/clusters.jsonl': lines(fire, song),
  'gold/incidents.jsonl': lines(warehouse),
  'data/viina/spring.csv': FEED,
  'data/viina/winter.csv': OTHER_FEED,
};

let made = 0;
/** A folder with these files; one that is undefined is left out. */
function folderOf(files: Readonly<Record<string, string | undefined>>): string {
  const folder = join(root, `sets-${made++}`);
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

test('rows are those of the feed, counted over rows that cannot be read, and have its text', async () => {
  const { pairs, clustered } = await readGoldSets({ gold: folderOf(SETS) }, mission);
  assert.deepEqual(
    pairs.map(({ observation, coded }) => [observation.text, coded.report_kind]),
    [
      ['Drone attack on a warehouse in Odesa, two people wounded', 'event'],
      ['The "Black Sea" choir sings in Odesa', 'other'],
    ],
  );
  assert.deepEqual(
    clustered.rows.map(({ id }) => clustered.observations.get(id)?.text),
    pairs.map(({ observation }) => observation.text),
  );
});

test('the clustered feed is the one in which every row is dated in its window', async () => {
  const february = { window: '2025-02-10..11' };
  const gold = folderOf({
    ...SETS,
    'gold/clusters.jsonl': lines({ ...fire, ...february }, { ...song, ...february }),
  });
  const { clustered } = await readGoldSets({ gold }, mission);
  const [first] = clustered.observations.values();
  assert.match(first!.time.start, /^2025-02-10/);
});

test('a folder may hold the sets without the feeds, which are then named', async () => {
  const feeds = folderOf({ 'spring.csv': FEED });
  const gold = folderOf({
    'reports.jsonl': SETS['gold/reports.jsonl'],
    'clusters.jsonl': SETS['gold/clusters.jsonl'],
    'incidents.jsonl': SETS['gold/incidents.jsonl'],
  });
  const { pairs } = await readGoldSets({ gold, feeds }, mission);
  assert.equal(pairs.length, 2);
  await assert.rejects(readGoldSets({ gold }, mission), /Name theirs with --feeds DIR/);
});

const BAD: readonly [string, Readonly<Record<string, string | undefined>>, RegExp][] = [
  ['there are no reports', { 'gold/reports.jsonl': undefined }, /found no reports\.jsonl in either/],
  ['a file is missing', { 'gold/incidents.jsonl': undefined }, /found no incidents\.jsonl/],
  [
    'a line has another layout',
    { 'gold/reports.jsonl': '{"id": 1}\n' },
    /reports\.jsonl:1: .*docs\/benchmark\.md/,
  ],
  [
    'a report is of a feed that is not there',
    { 'gold/reports.jsonl': lines({ ...event, file: 'autumn.csv' }) },
    /the feed "autumn\.csv".*found spring\.csv, winter\.csv/,
  ],
  [
    'a report is of a row that is not there',
    { 'gold/reports.jsonl': lines({ ...event, row: 7 }) },
    /row 7 of .*no such row/,
  ],
  [
    'a report is of a row that cannot be read',
    { 'gold/reports.jsonl': lines({ ...event, row: 1 }) },
    /row 1 of .*cannot be read/,
  ],
  [
    'a report was coded from another text',
    { 'gold/reports.jsonl': lines({ ...event, text: 'A quiet night' }) },
    /row 0 of .*another text/,
  ],
  [
    'a clustered row is in no feed on its day',
    { 'gold/clusters.jsonl': lines({ ...fire, window: '2025-04-20..21' }) },
    /expected one feed .*not V0 of spring\.csv, not V0 of winter\.csv/,
  ],
  ['two feeds fit alike', { 'data/viina/copy.csv': FEED }, /copy\.csv and spring\.csv alike/],
  [
    'a row is of an incident that is not listed',
    { 'gold/clusters.jsonl': lines({ ...fire, incident: 'ferry' }) },
    /row V0 is of incident "ferry"/,
  ],
  [
    'a feed has other columns',
    { 'data/viina/winter.csv': 'when,what\n2025,something\n' },
    /winter\.csv.*expected/,
  ],
];
for (const [what, files, says] of BAD)
  test(`where ${what}, the message says what was expected and where`, async () => {
    const reading = readGoldSets({ gold: folderOf({ ...SETS, ...files }) }, mission);
    await assert.rejects(reading, (error) => {
      assert.ok(error instanceof CommandFailure);
      assert.match(error.message, says);
      return true;
    });
  });

test('a folder without feeds is refused', async () => {
  const gold = folderOf(SETS);
  await assert.rejects(readGoldSets({ gold, feeds: folderOf({ 'notes.txt': '' }) }, mission), /found none/);
  await assert.rejects(readGoldSets({ gold, feeds: join(gold, 'nowhere') }, mission), /found no/);
});

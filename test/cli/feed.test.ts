/** `truceline code` and `truceline associate` on a file of an outside format: every row has its answer. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { truceline } from './program.js';

const folder = mkdtempSync(join(tmpdir(), 'truceline-feed-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'rows.csv');
const ROWS = [
  [
    '2025-04-10 00:00:00',
    '30.73',
    '46.48',
    'Odesa',
    'Shahed drones struck a warehouse in Odesa overnight, two people were injured',
  ],
  ['2025-04-10 00:00:00', '30.73', '46.48', 'Odesa', ''],
  [
    '2025-04-10 00:00:00',
    '30.73',
    '46.48',
    'Odesa',
    'Odesa: drone attack on a warehouse at night, 2 injured',
  ],
  ['2025-04-14 00:00:00', '36.23', '49.99', 'Kharkiv', 'A guided bomb hit a house in Kharkiv'],
  ['2025-04-14 00:00:00', '36.23', '49.99', 'Kharkiv', 'The football season opens in Kharkiv'],
];
writeFileSync(
  file,
  `datetime,lon,lat,place_name,event_type,headline\n${ROWS.map(([at, lon, lat, place, text]) => `${at},${lon},${lat},${place},,"${text}"`).join('\n')}\n`,
);

const lines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('code writes a line for each row in order, also for one that cannot be read', async () => {
  const { status, out, err } = await truceline(['code', '--format', 'viina', file]);
  assert.equal(status, 0, err);
  const coded = lines(out);
  assert.deepEqual(
    coded.map(({ row }) => row),
    [0, 1, 2, 3, 4],
  );
  assert.match(JSON.stringify(coded[1]!.why), /set-aside.*headline.*expected the words of the report/);
  assert.deepEqual(
    [coded[0]!.report_kind, coded[0]!.conduct, coded[0]!.means, coded[0]!.injured, coded[0]!.place_ok],
    ['event', 'strike', 'long_range_drone', 2, true],
  );
  assert.equal((coded[3]!.place as { name: string }).name, 'Kharkiv');
  assert.equal(coded[4]!.report_kind, 'other');
  assert.match(err, /5 rows, 1 of them set aside/);
});

test('associate names the rows of each incident, and leaves out those of other days', async () => {
  const all = lines((await truceline(['associate', '--format', 'viina', file])).out);
  assert.deepEqual(
    all.map(({ rows }) => rows),
    [[0, 2], [3]],
  );
  const attribution = all[0]!.attribution as Record<string, number>;
  const sum = Object.values(attribution).reduce((a, b) => a + b, 0);
  assert.ok(Math.abs(sum - 1) < 1e-9, `probabilities sum to ${sum}`);
  const later = lines(
    (await truceline(['associate', '--format', 'viina', file, '--from', '2025-04-12'])).out,
  );
  assert.deepEqual(
    later.map(({ rows }) => rows),
    [[3]],
  );
});

test('a row that tells of two events is a row of the first one and stands beside the other', async () => {
  const two = join(folder, 'two.csv');
  const told = 'Drones struck a warehouse in Odesa, and a guided bomb hit a house in Kharkiv';
  writeFileSync(
    two,
    `datetime,lon,lat,place_name,event_type,headline\n2025-04-10 00:00:00,30.73,46.48,Odesa,,"${told}"\n`,
  );
  const incidents = lines((await truceline(['associate', '--format', 'viina', two])).out);
  assert.deepEqual(
    incidents.map(({ rows, alsoRows }) => [rows, alsoRows]),
    [
      [[0], []],
      [[], [0]],
    ],
  );
});

test('two files, an unknown format and options without a format are refused with what to do', async () => {
  for (const [args, words] of [
    [['code', '--format', 'viina', file, file], /Give one file with --format/],
    [['code', '--format', 'vina', file], /Did you mean "viina"/],
    [['associate', '--from', '2025-04-12', file], /--from belongs to --format/],
    [['code', '--format', 'viina', join(folder, 'absent.csv')], /absent\.csv/],
  ] as const) {
    const { status, err } = await truceline([...args]);
    assert.notEqual(status, 0, args.join(' '));
    assert.match(err, words);
  }
});

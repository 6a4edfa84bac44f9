/**
 * The sky of the reference mission with the feeds of ../shared, where they are present: numbers of bulletins against rows
 * coded by hand (sky.truth.ts), and the two truces of spring 2025.
 */
import assert from 'node:assert/strict';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { formatById } from '../../src/formats/formats.js';
import { fold } from '../../src/mission/fold.js';
import { openMission } from '../../src/mission/open.js';
import { record as recordSchema, type TrucelineRecord } from '../../src/record/record.js';
import { indexPicture } from '../../src/report/picture-index.js';
import { airOperations, alertsAgainstUsual } from '../../src/report/sky.js';
import { truceComparison, truceWindows } from '../../src/report/truces.js';
import { readBulletin } from '../../src/sky/read-bulletin.js';
import { FILES, HELD_OUT, SEEN } from './sky.truth.js';

const data = new URL('../../../shared/data/', import.meta.url);
const skip = !existsSync(fileURLToPath(data));
const ACT = { launched: 'L', downed: 'D', lost: 'X', hit: 'H' } as const;
const MEANS = {
  drone: 'U',
  cruise_missile: 'C',
  ballistic_missile: 'B',
  missile: 'M',
  glide_bomb: 'K',
  several: 'S',
} as const;

async function recordsOf(format: string, path: string, source = format): Promise<TrucelineRecord[]> {
  const records: TrucelineRecord[] = [];
  const setting = { source, timeZone: 'Europe/Kyiv', parties: ['RU', 'UA'] };
  for await (const batch of formatById(format)!.parse(createReadStream(new URL(path, data)), setting))
    for (const { record } of batch.taken) records.push(record);
  return records;
}

async function score(
  truth: string,
): Promise<{ rows: number; right: number; missing: number; extra: number }> {
  const texts = new Map<string, string[]>();
  const found = { rows: 0, right: 0, missing: 0, extra: 0 };
  for (const line of truth.trim().split('\n')) {
    const [file, row, ...rest] = line.trim().split(/\s+/) as [string, string, ...string[]];
    if (!texts.has(file)) {
      const records = await recordsOf(...FILES[file]!);
      texts.set(
        file,
        records.map((record) => (record.kind === 'observation' ? (record.text ?? '') : '')),
      );
    }
    const left: string[] = [];
    for (let at = 0; at < rest.length; at += 2) left.push(`${rest[at]}${rest[at + 1]}`);
    for (const { act, means, count } of readBulletin(texts.get(file)![Number(row)]!)?.numbers ?? []) {
      const at = left.indexOf(`${ACT[act]}${MEANS[means]}${count}`);
      if (at < 0) found.extra++;
      else {
        left.splice(at, 1);
        found.right++;
      }
    }
    found.missing += left.length;
    found.rows++;
  }
  return found;
}

for (const [name, truth, rows] of [
  ['rows that the reader was mended with', SEEN, 150],
  ['rows that were held out', HELD_OUT, 40],
] as const) {
  test(`bulletins: at least 95 of 100 numbers are read from ${name}, and of those read 95 are there`, {
    skip,
  }, async (t) => {
    const { right, missing, extra, ...rest } = await score(truth);
    t.diagnostic(
      `${rest.rows} rows: ${right} numbers right, ${missing} missing, ${extra} that are not there`,
    );
    assert.equal(rest.rows, rows);
    assert.ok(right / (right + missing) >= 0.95);
    assert.ok(right / (right + extra) >= 0.95);
  });
}

test('the truces of April and May 2025: silence from afar, with its exceptions, and local violations claimed by both', {
  skip,
}, async (t) => {
  const dir = fileURLToPath(new URL('../../missions/ukraine-2025', import.meta.url));
  const opened = await openMission(dir);
  assert.ok(opened.ok);
  const { mission } = opened;
  const records = [
    ...mission.config.records.flatMap((path) =>
      readFileSync(join(dir, path), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => recordSchema.parse(JSON.parse(line))),
    ),
    ...(await recordsOf('alerts', 'air_raid_alerts/air_raid_alerts_2025-03_05.csv')),
    ...(await recordsOf('viina', 'viina/viina_2025-03_05.csv')),
    ...(await recordsOf('mod-posts', 'ru_mod/ru_mod_telegram_2025-03_05.csv', 'ru-mod')),
  ];
  const standsOn = {
    records: records.length,
    ledger: null,
    configuration: mission.configuration,
    version: 'test',
  };
  const index = indexPicture(fold(mission, records, standsOn));
  const [easter, victory] = truceComparison(index.picture, index).map(({ sky }) => sky);
  t.diagnostic(easter!.words.en);
  t.diagnostic(victory!.words.en);

  // Alerts counted in the file with awk: 5 and 51 for Easter.
  assert.equal(easter!.alerts.noticed, 5);
  assert.equal(easter!.alerts.weekBefore, 51);
  assert.equal(easter!.alerts.verdict, 'fewerThanUsual');
  // The fact table has no strike by missile, bomb or long-range drone in these thirty hours, and both sides' totals.
  assert.equal(easter!.verdict, 'silence');
  assert.deepEqual(easter!.local.claims, [
    { by: 'RU', count: 3 },
    { by: 'UA', count: 3 },
  ]);
  // In May no drones or missiles were seen by the morning of the 8th, but bombs went on falling (fact table).
  assert.equal(victory!.alerts.verdict, 'fewerThanUsual');
  assert.equal(victory!.verdict, 'silenceWithExceptions');
  assert.ok(victory!.bombs.inside.includes('inc-obs-0260'), 'bombs in the first hours are an exception');
  assert.deepEqual(
    victory!.local.claims.map(({ by }) => by),
    ['RU', 'UA'],
  );
  assert.ok(victory!.local.fires > 0);

  // No alerts are given for these two: they are never quiet.
  for (const region of ['Luhansk Oblast', 'Crimea']) {
    assert.ok(easter!.regionsNotObserved.includes(region));
    const series = alertsAgainstUsual(index, index.picture.period, truceWindows(index.picture));
    assert.equal(series.regions.find((one) => one.region === region)?.days, undefined);
  }

  // The night to 21 April: 96 launched, 42 shot down, 47 lost, by the air force's account (fact table).
  const night = airOperations(index).filter((one) => one.night === '2025-04-21' && one.actor === 'RU');
  const said = night.flatMap(({ bulletins }) => bulletins.filter(({ source }) => source === 'ua-air-force'));
  assert.deepEqual(
    said.flatMap(({ numbers }) => numbers.map(({ act, count }) => [act, count])),
    [
      ['launched', 96],
      ['downed', 42],
      ['lost', 47],
    ],
  );
});

/** The real files in ../shared, where they are present: every row is taken, and the counts are those of their README. */
import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { formatById } from '../../src/formats/formats.js';
import { record } from '../../src/record/record.js';

const data = new URL('../../../shared/data/', import.meta.url);
const FILES: readonly [format: string, path: string, rows: number][] = [
  ['viina', 'viina/viina_2025-03_05.csv', 12_772],
  ['viina', 'viina/viina_incidents_202411.csv', 5_466],
  ['viina', 'viina/viina_incidents_202412.csv', 4_560],
  ['viina', 'viina/viina_incidents_202501.csv', 4_974],
  ['viina', 'viina/viina_incidents_202502.csv', 4_004],
  ['mod-posts', 'ru_mod/ru_mod_telegram_2025-03_05.csv', 509],
  ['alerts', 'air_raid_alerts/air_raid_alerts_2025-03_05.csv', 3_488],
  ['firms', 'firms/viirs_nrt_ukraine_bbox_2026-06.csv', 5_731],
];

for (const [format, path, rows] of FILES) {
  const file = fileURLToPath(new URL(path, data));
  test(`${path}: all ${rows} rows are taken as records that fit the schema`, {
    skip: !existsSync(file),
  }, async () => {
    const setting = { source: format, timeZone: 'Europe/Kyiv', parties: ['RU', 'UA'] };
    let taken = 0;
    for await (const batch of formatById(format)!.parse(createReadStream(file), setting)) {
      assert.deepEqual(batch.setAside, []);
      assert.equal(batch.problem, undefined);
      for (const row of batch.taken) record.parse(row.record);
      taken += batch.taken.length;
    }
    assert.equal(taken, rows);
  });
}

test('viina: 9,601 of 12,772 reports have no clock time', {
  skip: !existsSync(new URL(FILES[0]![1], data)),
}, async () => {
  const setting = { source: 'viina', timeZone: 'Europe/Kyiv', parties: [] };
  let days = 0;
  for await (const batch of formatById('viina')!.parse(
    createReadStream(new URL(FILES[0]![1], data)),
    setting,
  )) {
    days += batch.taken.filter((row) => row.record.reportedAt === undefined).length;
  }
  // Counted in the file with awk: rows whose first field ends in 00:00:00.
  assert.equal(days, 9_601);
});

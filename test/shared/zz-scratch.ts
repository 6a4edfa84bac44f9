import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatById } from '../../src/formats/formats.js';
import { fold } from '../../src/mission/fold.js';
import { openMission } from '../../src/mission/open.js';
import { record as recordSchema, type TrucelineRecord } from '../../src/record/record.js';
import { indexPicture } from '../../src/report/picture-index.js';
const data = new URL('../../../shared/data/', import.meta.url);
async function recordsOf(format: string, path: string, source = format): Promise<TrucelineRecord[]> {
  const records: TrucelineRecord[] = [];
  const setting = { source, timeZone: 'Europe/Kyiv', parties: ['RU', 'UA'] };
  for await (const batch of formatById(format)!.parse(createReadStream(new URL(path, data)), setting))
    for (const { record } of batch.taken) records.push(record);
  return records;
}
export async function load() {
  const dir = fileURLToPath(new URL('../../missions/ukraine-2025', import.meta.url));
  const opened = await openMission(dir);
  if (!opened.ok) throw new Error('x');
  const { mission } = opened;
  const records = [
    ...mission.config.records.flatMap((path) =>
      readFileSync(join(dir, path), 'utf8').split('\n').filter((line) => line !== '').map((line) => recordSchema.parse(JSON.parse(line)))),
    ...(await recordsOf('alerts', 'air_raid_alerts/air_raid_alerts_2025-03_05.csv')),
    ...(await recordsOf('viina', 'viina/viina_2025-03_05.csv')),
    ...(await recordsOf('mod-posts', 'ru_mod/ru_mod_telegram_2025-03_05.csv', 'ru-mod')),
  ];
  return indexPicture(fold(mission, records, { records: records.length, ledger: null, configuration: mission.configuration, version: 'test' }));
}

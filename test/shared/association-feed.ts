/** The news feed of ../shared as the mission imports and codes it, with the zero-based data row as id. */
import { createReadStream } from 'node:fs';
import type { CodedReport } from '../../src/coding/coded.js';
import { formatById } from '../../src/formats/formats.js';
import type { Associated, AssociationSetting } from '../../src/incident/associate.js';
import { missionCoder, shared } from './coding-reports.js';

export const clustersFile = `${shared}gold/clusters.jsonl`;
export const incidentsFile = `${shared}gold/incidents.jsonl`;

export const FEED_SETTING: AssociationSetting = {
  sources: [{ id: 'viina', name: 'news', kind: 'media', reliability: 'C' }],
  line: null,
  facilities: [],
  controlAt: () => 'unknown',
};

export interface Feed {
  readonly reports: readonly CodedReport[];
  /** Text of a row, by its id as the clusters name it. */
  readonly headlineOf: (id: string) => string;
}

export async function readFeed(file = `${shared}data/viina/viina_2025-03_05.csv`): Promise<Feed> {
  const setting = { source: 'viina', timeZone: 'Europe/Kyiv', parties: ['RU', 'UA'] };
  const code = await missionCoder();
  const headlines: string[] = [];
  const reports: CodedReport[] = [];
  for await (const batch of formatById('viina')!.parse(createReadStream(file), setting))
    for (const { record } of batch.taken) {
      if (record.kind !== 'observation') continue;
      const id = `V${headlines.length}`;
      headlines.push(record.text ?? '');
      reports.push(...code({ ...record, id }));
    }
  return { reports, headlineOf: (id) => headlines[Number(id.slice(1))] ?? '' };
}

/**
 * The incident of each row. Where a row tells of several events, it is that of the first: its reports are the row's id,
 * then with #2, #3 ...
 */
export function rowsByIncident(found: readonly Associated[]): ReadonlyMap<string, string> {
  const byReport = new Map<string, string>();
  for (const { incident, reports } of found) for (const id of reports) byReport.set(id, incident.id);
  for (const [id, incident] of [...byReport].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const row = id.replace(/#\d+$/, '');
    if (!byReport.has(row)) byReport.set(row, incident);
  }
  return byReport;
}

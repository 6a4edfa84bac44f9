/**
 * One mission through the stages in one process: processor time of each, so that one can see where it goes.
 * Run by bench/main.ts as a program of its own: node stages MISSION.
 */

import { makeAttributor } from '../src/attribution/attribute.js';
import type { CodedReport } from '../src/coding/coded.js';
import { judge } from '../src/compliance/judge.js';
import { associate } from '../src/incident/associate.js';
import { fold } from '../src/mission/fold.js';
import { openMission } from '../src/mission/open.js';
import { openLocalStore } from '../src/mission/store.js';
import type { Observation } from '../src/record/record.js';
import { toCsv } from '../src/report/csv.js';
import { dailyReport } from '../src/report/daily.js';
import { toGeoJson } from '../src/report/geojson.js';
import { renderHtml } from '../src/report/html/page.js';
import { toJson } from '../src/report/json.js';
import { indexPicture } from '../src/report/picture-index.js';
import { startOfDayMs } from '../src/time/instant.js';

const dir = process.argv[2]!;
let last = process.cpuUsage();
const lap = (stage: string): void => {
  const now = process.cpuUsage();
  const seconds = (now.user + now.system - last.user - last.system) / 1e6;
  console.log(`| ${stage} | ${seconds.toFixed(2)} |`);
  last = process.cpuUsage();
};

const opened = await openMission(dir);
if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
const { mission } = opened;
last = process.cpuUsage();
const observations: Observation[] = [];
const store = await openLocalStore(dir, {
  origin: mission.config.id,
  now: () => new Date(),
  visit: (json) => observations.push(JSON.parse(json) as Observation),
});
await store.close();
lap('open the ledger, parse');
const reports: CodedReport[] = [];
for (const observation of observations) for (const report of mission.code(observation)) reports.push(report);
lap('code');
const incidents = associate(reports, mission.association);
lap('associate');
const attribute = makeAttributor(mission.attribution);
const attributions = new Map(incidents.map((incident) => [incident.id, attribute(incident)]));
lap('attribute');
const { config } = mission;
const period = {
  startMs: startOfDayMs(config.timeZone, config.period.start),
  endMs: startOfDayMs(config.timeZone, config.period.end),
};
const judged = judge(mission.programs, { incidents, attributions, records: [] }, period);
lap('hold against the agreements');
const picture = {
  ...fold(mission, [], { records: 0, ledger: null, configuration: mission.configuration, version: '' }),
  reports,
  incidents,
  attributions,
  ...judged,
};
const index = indexPicture(picture);
const days = index.days.map((day) => dailyReport(picture, day, index));
lap('make the daily reports');
for (const day of days) for (const render of [renderHtml, toJson, toCsv, toGeoJson]) render(day);
lap('render them as HTML, JSON, CSV, GeoJSON');

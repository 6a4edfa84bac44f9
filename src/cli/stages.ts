/**
 * The stages as commands on JSON Lines: each reads lines from a file or standard input and writes lines to standard
 * output, so that they can be piped: code | associate | attribute | evaluate | report.
 *
 *   code       observations            -> coded reports
 *   associate  coded reports           -> incidents
 *   attribute  incidents               -> { incident, attribution }
 *   evaluate   { incident, attribution } -> { incident, attribution, findings }; declarations, handovers and other
 *              records among the lines are taken into account, and findings without an incident come last: { findings }
 */

import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { attributeAll } from '../attribution/attribute-all.js';
import type { Attribution } from '../attribution/attribution.js';
import type { CodedReport } from '../coding/coded.js';
import type { Finding } from '../compliance/finding.js';
import { judge } from '../compliance/judge.js';
import { associate } from '../incident/associate.js';
import type { Incident } from '../incident/incident.js';
import type { Mission } from '../mission/open.js';
import { observation, record, type TrucelineRecord } from '../record/record.js';
import { addDays, dayOf, startOfDayMs, toIso } from '../time/instant.js';
import { separate } from '../treatment/separate.js';

export const STAGES = ['code', 'associate', 'attribute', 'evaluate'] as const;
export type Stage = (typeof STAGES)[number];

export interface StageResult {
  readonly read: number;
  readonly written: number;
  readonly setAside: number;
}

export async function runStage(
  stage: Stage,
  mission: Mission,
  files: readonly string[],
): Promise<StageResult> {
  const aside: string[] = [];
  let read = 0;
  let written = 0;
  const write = async (value: unknown): Promise<void> => {
    written++;
    if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
  };
  const reports: CodedReport[] = [];
  const judged: { incident: Incident; attribution: Attribution }[] = [];
  const records: TrucelineRecord[] = [];
  const incidents: Incident[] = [];
  for await (const { value, where } of jsonLines(files, (problem) => aside.push(problem))) {
    read++;
    const trouble = await take(value).catch((error: unknown) => String((error as Error).message));
    if (trouble !== undefined) aside.push(`${where}: ${trouble}`);
  }
  if (stage === 'associate')
    for (const incident of associate(reports, mission.association)) await write(incident);
  if (stage === 'attribute') await writeAttributions();
  if (stage === 'evaluate') await writeFindings();
  for (const problem of aside.slice(0, 10)) console.error(problem);
  if (aside.length > 10) console.error(`... and ${aside.length - 10} more lines were set aside.`);
  return { read: read + aside.length, written, setAside: aside.length };

  /** What is said of one incident tells something of the others, so they are judged when all are there. */
  async function writeAttributions(): Promise<void> {
    const { attributions } = attributeAll(incidents, mission.attribution);
    for (const [i, incident] of incidents.entries()) await write({ incident, attribution: attributions[i] });
  }

  async function writeFindings(): Promise<void> {
    const { timeZone, period } = mission.config;
    const told = {
      incidents: judged.map(({ incident }) => incident),
      attributions: new Map(judged.map(({ incident, attribution }) => [incident.id, attribution])),
    };
    const all = judge(
      mission.programs,
      { ...told, records },
      { startMs: startOfDayMs(timeZone, period.start), endMs: startOfDayMs(timeZone, period.end) },
    );
    const { incidents, findings, seriousHarm } = separate(
      mission.programs,
      { ...told, findings: all.findings },
      records,
      mission.config.sources,
    );
    const ordinary = new Set(incidents);
    const byIncident = new Map<string, Finding[]>(incidents.map(({ id }) => [id, []]));
    const others: Finding[] = [];
    for (const finding of findings) (byIncident.get(finding.incident) ?? others).push(finding);
    for (const each of judged)
      if (ordinary.has(each.incident)) await write({ ...each, findings: byIncident.get(each.incident.id) });
    if (others.length > 0) await write({ findings: others });
    if (seriousHarm.length > 0) await write({ seriousHarm });
  }

  /** What is wrong with the line, or undefined. */
  async function take(value: unknown): Promise<string | undefined> {
    switch (stage) {
      case 'code': {
        const parsed = observation.safeParse(asObservation(value, mission));
        if (!parsed.success) {
          const issue = parsed.error.issues[0]!;
          return `expected an observation, or an object with id and text; field ${issue.path.join('.') || '(line)'}: ${issue.message}`;
        }
        for (const report of mission.code(parsed.data)) await write(report);
        return undefined;
      }
      case 'associate': {
        const report = value as CodedReport;
        if (typeof report.report_kind !== 'string' || typeof report.time?.startMs !== 'number') {
          return 'expected a coded report (a line that `truceline code` wrote)';
        }
        reports.push(report);
        return undefined;
      }
      case 'attribute': {
        const incident = value as Incident;
        if (typeof incident.id !== 'string' || !Array.isArray(incident.accounts)) {
          return 'expected an incident (a line that `truceline associate` wrote)';
        }
        incidents.push(incident);
        return undefined;
      }
      case 'evaluate': {
        const { incident, attribution } = value as { incident?: Incident; attribution?: Attribution };
        if (incident && attribution) {
          judged.push({ incident, attribution });
          return undefined;
        }
        const parsed = record.safeParse(value);
        if (parsed.success) records.push(parsed.data);
        return parsed.success
          ? undefined
          : 'expected { incident, attribution } (a line that `truceline attribute` wrote), or a record';
      }
    }
  }
}

/** Values of JSON Lines files; `-` or none is standard input. Lines that are no JSON are reported and passed over. */
export async function* jsonLines(
  files: readonly string[],
  complain: (problem: string) => void,
): AsyncIterable<{ value: unknown; where: string }> {
  for (const file of files.length > 0 ? files : ['-']) {
    const input = file === '-' ? process.stdin : createReadStream(file);
    const name = file === '-' ? 'standard input' : file;
    let number = 0;
    for await (const raw of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      const line = number === 1 ? raw.replace(/^\uFEFF/, '') : raw;
      if (line.trim() === '') continue;
      try {
        yield { value: JSON.parse(line) as unknown, where: `${name}:${number}` };
      } catch (error) {
        complain(`${name}:${number}: expected one JSON value a line: ${(error as Error).message}`);
      }
    }
  }
}

/**
 * An observation as it stands; or one made from the few keys of a bare news line: id, text, and where given
 * datetime (local wall time, `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`), place, lat, lon, source.
 */
function asObservation(value: unknown, mission: Mission): unknown {
  const line = value as Record<string, unknown> | null;
  if (line === null || typeof line !== 'object' || line.kind !== undefined || typeof line.text !== 'string') {
    return value;
  }
  const zone = mission.config.timeZone;
  const given = typeof line.datetime === 'string' ? line.datetime.slice(0, 10) : '';
  const day = /^\d{4}-\d{2}-\d{2}$/.test(given)
    ? given
    : dayOf(zone, startOfDayMs(zone, mission.config.period.start));
  const number = (key: string): number | undefined =>
    line[key] === null || line[key] === undefined || line[key] === '' ? undefined : Number(line[key]);
  const place: Record<string, unknown> = { basis: 'feed' };
  if (typeof line.place === 'string' && line.place !== '') place.name = line.place;
  if (number('lat') !== undefined && number('lon') !== undefined) {
    place.lat = number('lat');
    place.lon = number('lon');
  }
  return {
    kind: 'observation',
    id: typeof line.id === 'string' || typeof line.id === 'number' ? String(line.id) : undefined,
    source: typeof line.source === 'string' ? line.source : (mission.config.sources[0]?.id ?? 'unknown'),
    time: {
      start: toIso(zone, startOfDayMs(zone, day)),
      end: toIso(zone, startOfDayMs(zone, addDays(day, 1))),
      precision: 'day',
    },
    ...(Object.keys(place).length > 1 ? { place } : {}),
    text: line.text,
  };
}

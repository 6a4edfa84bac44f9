/**
 * `truceline report`: reports for what `truceline evaluate` wrote. What the lines do not carry (alerts, declarations,
 * handovers, efforts) is absent from these reports, and they say that they stand on no ledger.
 */

import { resolve } from 'node:path';
import type { Attribution } from '../attribution/attribution.js';
import type { Finding } from '../compliance/finding.js';
import type { Incident } from '../incident/incident.js';
import { fold } from '../mission/fold.js';
import type { Language } from '../record/codes.js';
import { type ReportFormat, USUAL_FILES } from '../report/file-formats.js';
import type { Picture } from '../report/picture.js';
import type { SeriousHarmFinding } from '../treatment/finding.js';
import { CommandFailure } from './failure.js';
import { loadMission, missionDir, programVersion } from './mission.js';
import { terminalProgress } from './progress.js';
import { writeReports } from './report-files.js';
import { jsonLines } from './stages.js';

export async function reportCommand(
  files: readonly string[],
  options: {
    mission?: string;
    from?: string;
    to?: string;
    out: string;
    language?: readonly Language[];
    format?: readonly ReportFormat[];
  },
): Promise<number> {
  const mission = await loadMission(missionDir(options.mission));
  const incidents: Incident[] = [];
  const attributions = new Map<string, Attribution>();
  const findings: Finding[] = [];
  const seriousHarm: SeriousHarmFinding[] = [];
  const aside: string[] = [];
  for await (const { value, where } of jsonLines(files, (problem) => aside.push(problem))) {
    const line = value as {
      incident?: Incident;
      attribution?: Attribution;
      findings?: Finding[];
      seriousHarm?: SeriousHarmFinding[];
    };
    if (Array.isArray(line.seriousHarm)) {
      seriousHarm.push(...line.seriousHarm);
      continue;
    }
    if (Array.isArray(line.findings) && line.incident === undefined) {
      findings.push(...line.findings);
      continue;
    }
    if (!line.incident || !line.attribution || !Array.isArray(line.findings)) {
      aside.push(
        `${where}: expected { incident, attribution, findings } (a line that \`truceline evaluate\` wrote)`,
      );
      continue;
    }
    incidents.push(line.incident);
    attributions.set(line.incident.id, line.attribution);
    findings.push(...line.findings);
  }
  for (const problem of aside.slice(0, 10)) console.error(problem);
  if (incidents.length === 0)
    throw new CommandFailure('No evaluated incident could be taken, so there is nothing to report.');
  const { configuration } = mission;
  const standsOn = { records: 0, ledger: null, configuration, version: await programVersion() };
  const picture: Picture = { ...fold(mission, [], standsOn), incidents, attributions, findings, seriousHarm };
  const written = await writeReports(
    picture,
    resolve(options.out),
    terminalProgress(),
    options.from,
    options.to,
    undefined,
    {
      formats: options.format ?? USUAL_FILES.formats,
      languages: options.language ?? USUAL_FILES.languages,
    },
  );
  console.error(
    `report: ${incidents.length} incidents, ${aside.length} lines set aside, ${written.files} files in ${resolve(options.out)}.`,
  );
  return 0;
}

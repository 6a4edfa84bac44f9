/**
 * `truceline rederive REPORT`: the report made again from the ledger it names, and held against it. Exit status 0:
 * the same, byte for byte; 1: different, or the ledger is not what the report says; 2: it could not be compared.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Difference, parseReport, type Rederived, rederive } from '../mission/rederive.js';
import { CommandFailure, sentence } from './failure.js';
import { loadMission, missionDir, programVersion } from './mission.js';
import { stepper, terminalProgress } from './progress.js';
import { type ComparedFile, compareFiles } from './rederive-files.js';

const SAME = 0;
const DIFFERENT = 1;
const NOT_COMPARED = 2;
const SHOWN = 5;
const MOST_CHARACTERS = 160;

export async function rederiveCommand(file: string, options: { mission?: string }): Promise<number> {
  const progress = terminalProgress();
  try {
    const text = await readFile(file, 'utf8');
    const report = parseReport(text);
    if (typeof report === 'string') {
      throw new CommandFailure(
        `${file}: expected a report that truceline wrote as JSON or as a page, found ${report}. Give a day's report (YYYY-MM-DD.json or .html), period.json, a week or a spot report.`,
      );
    }
    const mission = await loadMission(missionDir(options.mission));
    const result = await rederive(text, report, mission, await programVersion(), stepper(progress));
    const same = result.kind === 'compared' && result.differences.length === 0;
    const files = same && report.report ? await compareFiles(file, report.report) : [];
    progress.done();
    const status = tell(file, report.claim.standsOn.ledger?.size ?? 0, result);
    return files.length > 0 ? Math.max(status, tellFiles(files)) : status;
  } catch (error) {
    progress.done();
    const said = sentence(error);
    if (said === undefined) throw error;
    console.error(said);
    return NOT_COMPARED;
  }
}

function tellFiles(files: readonly ComparedFile[]): number {
  const alike = files.filter(({ same }) => same).map(({ file }) => basename(file));
  if (alike.length > 0) console.log(`SAME: ${alike.join(', ')}, made again from it.`);
  for (const { file, same } of files) {
    if (!same) console.log(`DIFFERENT: ${file} is not what the report gives.`);
  }
  return alike.length === files.length ? SAME : DIFFERENT;
}

function tell(file: string, size: number, result: Rederived): number {
  if (result.kind === 'notComparable') {
    console.error(`${file} cannot be re-derived here:`);
    for (const reason of result.reasons) console.error(`  ${reason}`);
    return NOT_COMPARED;
  }
  if (result.kind === 'notThisLedger') {
    console.log(`DIFFERENT: ${result.reason}`);
    return DIFFERENT;
  }
  const { findings, differences } = result;
  const compared = `${findings} findings and every other value compared, re-derived from the first ${size} entries of the ledger`;
  if (differences.length === 0) {
    console.log(`SAME: ${compared}: every byte of ${file} is as it says.`);
    return SAME;
  }
  const first = [...differences].sort((a, b) => Number(b.inFinding) - Number(a.inFinding)).slice(0, SHOWN);
  const inFindings = differences.filter((one) => one.inFinding).length;
  console.log(
    `DIFFERENT: ${compared}; ${differences.length} values differ, ${inFindings} of them in findings.`,
  );
  for (const one of first) console.log(`  ${line(one)}`);
  if (differences.length > first.length) console.log(`  and ${differences.length - first.length} more`);
  return DIFFERENT;
}

function line({ where, reported, derived }: Difference): string {
  return `${where}: the report says ${short(reported)}, the ledger gives ${short(derived)}`;
}

function short(json: string | undefined): string {
  if (json === undefined) return 'nothing';
  return json.length > MOST_CHARACTERS ? `${json.slice(0, MOST_CHARACTERS)}...` : json;
}

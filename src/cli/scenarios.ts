/**
 * `truceline test PATH...`: scenarios run against the agreement beside them. A path is a scenario, a folder with an
 * agreement.yaml, or a folder of such folders.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { loadProgram } from '../agreement/load.js';
import type { Program } from '../agreement/program.js';
import { evaluateTrace } from '../compliance/evaluation.js';
import { compareScenario, type Scenario, scenario } from '../compliance/scenario.js';
import { formatTraceProblem, happenings, readTrace } from '../compliance/trace.js';
import { traceOptions } from '../compliance/trace-options.js';
import { checkDocument, formatProblem } from '../record/document.js';

export interface ScenarioResult {
  readonly file: string;
  readonly title: string;
  /** What was wrong; none: it holds. */
  readonly problems: readonly string[];
}

/** @returns exit status: 1 where a scenario does not hold or cannot be read, 2 where there is none */
export async function testCommand(paths: readonly string[]): Promise<number> {
  let held = 0;
  let failed = 0;
  for (const path of paths)
    for await (const { file, title, problems } of runScenarios(path)) {
      if (problems.length === 0) held++;
      else failed++;
      console.log(
        `${problems.length === 0 ? 'holds ' : 'FAILS '} ${relative(process.cwd(), file)}: ${title}`,
      );
      for (const problem of problems) console.log(`         ${problem}`);
    }
  if (held + failed === 0) {
    console.error(
      'No scenarios found. Expected agreement.yaml with good/*.yaml or bad/*.yaml beside it; see docs/agreement-language.md.',
    );
    return 2;
  }
  console.log(`${held + failed} scenarios, ${held} hold, ${failed} fail.`);
  return failed > 0 ? 1 : 0;
}

export async function* runScenarios(path: string): AsyncIterable<ScenarioResult> {
  if ((await stat(path)).isFile()) {
    const folder = dirname(path);
    const home = ['good', 'bad'].includes(basename(folder)) ? dirname(folder) : folder;
    yield* runIn(home, [path]);
    return;
  }
  if (existsSync(join(path, AGREEMENT))) {
    const files: string[] = [];
    for (const part of ['good', 'bad']) {
      if (!existsSync(join(path, part))) continue;
      for (const name of (await readdir(join(path, part))).sort())
        if (name.endsWith('.yaml')) files.push(join(path, part, name));
    }
    yield* runIn(path, files);
    return;
  }
  for (const name of (await readdir(path)).sort())
    if (existsSync(join(path, name, AGREEMENT))) yield* runScenarios(join(path, name));
}

const AGREEMENT = 'agreement.yaml';

async function* runIn(home: string, files: readonly string[]): AsyncIterable<ScenarioResult> {
  const loaded = await loadProgram(join(home, AGREEMENT));
  if (!loaded.ok) {
    yield {
      file: join(home, AGREEMENT),
      title: 'cannot be used',
      problems: loaded.problems.map(formatProblem),
    };
    return;
  }
  for (const file of files) {
    const checked = checkDocument(await readFile(file, 'utf8'), file, scenario);
    if (!checked.ok) yield { file, title: 'cannot be read', problems: checked.problems.map(formatProblem) };
    else yield { file, title: checked.value.title, problems: runScenario(loaded.program, checked.value) };
  }
}

/** What differs from the expectation, a sentence each. */
export function runScenario(program: Program, document: Scenario): string[] {
  const read = readTrace(document.records.map((value, index) => ({ value, where: `record ${index + 1}` })));
  if (read.problems.length > 0) return read.problems.map(formatTraceProblem);
  const asKnownAtMs = document.asKnownAt === undefined ? undefined : Date.parse(document.asKnownAt);
  const made = happenings(read.records, {
    ...traceOptions(program),
    ...(asKnownAtMs === undefined ? {} : { asKnownAtMs }),
  });
  const moments = (document.expect.standing ?? []).map(({ at }) => Date.parse(at));
  const atMs = [...new Set(moments)];
  const horizonMs = document.horizon
    ? Date.parse(document.horizon)
    : (asKnownAtMs ?? Math.max(made.latestMs, ...atMs));
  const { standings, findings } = evaluateTrace(program, made.happenings, horizonMs, atMs);
  return compareScenario(document, standings, findings);
}

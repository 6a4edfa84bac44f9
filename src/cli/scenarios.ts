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
import { strayNames } from '../compliance/scenario-names.js';
import { strayWords } from '../compliance/stray-words.js';
import { formatTraceProblem, happenings, readTrace } from '../compliance/trace.js';
import { traceOptions } from '../compliance/trace-options.js';
import { checkDocument, formatProblem } from '../record/document.js';
import type { PlaceOf } from '../record/issues.js';

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
  const absent = paths.filter((path) => !existsSync(path));
  for (const path of absent) console.error(`There is no file or folder "${path}". Check the path.`);
  for (const path of paths.filter((one) => !absent.includes(one)))
    for await (const { file, title, problems } of runScenarios(path)) {
      if (problems.length === 0) held++;
      else failed++;
      console.log(
        `${problems.length === 0 ? 'holds ' : 'FAILS '} ${relative(process.cwd(), file)}: ${title}`,
      );
      for (const problem of problems) console.log(`         ${problem}`);
    }
  if (held + failed === 0 && absent.length === 0) {
    console.error(
      'No scenarios found. Expected agreement.yaml with good/*.yaml or bad/*.yaml beside it; see docs/agreement-language.md.',
    );
    return 2;
  }
  if (held + failed === 0) return 2;
  console.log(`${held + failed} scenarios, ${held} hold, ${failed} fail.`);
  return failed + absent.length > 0 ? 1 : 0;
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
    else {
      const { value, at } = checked;
      yield { file, title: value.title, problems: runScenario(loaded.program, value, file, at) };
    }
  }
}

/** What differs from the expectation, a sentence each, with its place. */
function runScenario(program: Program, document: Scenario, file: string, at: PlaceOf): string[] {
  const placeOf = (path: readonly (string | number)[]): string => `${basename(file)}:${at(path).line}`;
  const read = readTrace(
    document.records.map((value, index) => ({ value, where: placeOf(['records', index]) })),
  );
  const stray = strayNames(program, document, basename(file), at).map(formatProblem);
  if (read.problems.length + stray.length > 0) return [...read.problems.map(formatTraceProblem), ...stray];
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
  const differences = compareScenario(document, standings, findings, placeOf);
  // A slip of the pen in the events is the likeliest reason.
  return differences.length > 0 ? [...differences, ...strayWords(program, read)] : [];
}

/**
 * `truceline check FINDINGS`: what `truceline evaluate --agreement` printed, worked out again by the checker from the
 * agreement and the records, and compared field by field, sentences included.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { loadProgram } from '../agreement/load.js';
import type { Program } from '../agreement/program.js';
import { compare, type Difference, differ, type WorkedOut, workOut } from '../compliance/checker.js';
import type { Finding } from '../compliance/finding.js';
import type { StandingStep } from '../compliance/proof.js';
import { because } from '../compliance/sentences/because.js';
import { missing } from '../compliance/sentences/missing.js';
import { happenings, readTrace } from '../compliance/trace.js';
import { traceOptions } from '../compliance/trace-options.js';
import { formatProblem } from '../record/document.js';
import { traceLines } from './trace-lines.js';

export interface CheckOptions {
  /** `-`: standard input. */
  readonly findings: string;
  readonly agreement?: string | undefined;
  readonly records?: readonly string[] | undefined;
}

/** The first line of what `evaluate` prints. */
interface Header {
  readonly kind: 'evaluation';
  readonly agreement: { readonly file: string; readonly sha256: string };
  readonly records: readonly { readonly file: string; readonly sha256: string }[];
  readonly asKnownAt?: string;
  readonly horizon: string | null;
}

type Line = Readonly<Record<string, unknown>>;

/** @returns exit status: 0 all accepted, 1 something rejected or missing, 2 nothing could be checked */
export async function check(options: CheckOptions): Promise<number> {
  if (options.findings !== '-' && !existsSync(options.findings)) {
    console.error(
      `There is no file "${options.findings}". Give what truceline evaluate --agreement printed.`,
    );
    return 2;
  }
  const given =
    options.findings === '-' ? await text(process.stdin) : await readFile(options.findings, 'utf8');
  const lines = parse(given, options.findings);
  if (!lines) return 2;
  const header = lines[0] as Header | undefined;
  if (header?.kind !== 'evaluation' || !header.agreement || !Array.isArray(header.records)) {
    console.error(
      `${options.findings}:1: expected the line {"kind":"evaluation", ...} that truceline evaluate --agreement prints first. Give its whole output.`,
    );
    return 2;
  }
  const agreementText = await sameFile(options.agreement ?? header.agreement.file, header.agreement, options);
  const recordTexts = await Promise.all(
    header.records.map((record, i) => sameFile(options.records?.[i] ?? record.file, record, options)),
  );
  if (!agreementText || recordTexts.some((one) => !one)) return 2;
  const loaded = await loadProgram(agreementText.file);
  if (!loaded.ok) {
    console.error(
      `The agreement cannot be used:\n${loaded.problems.map((one) => `  ${formatProblem(one)}`).join('\n')}`,
    );
    return 2;
  }
  const { program } = loaded;
  const read = readTrace(recordTexts.flatMap((one) => traceLines(one!.file, one!.text, () => undefined)));
  const asKnownAtMs = header.asKnownAt === undefined ? undefined : Date.parse(header.asKnownAt);
  const made = happenings(read.records, {
    ...traceOptions(program),
    ...(asKnownAtMs === undefined ? {} : { asKnownAtMs }),
  });
  const standings = lines.filter(({ kind }) => kind === 'standing');
  const latestMs = Math.max(made.latestMs, ...standings.map(({ at }) => Date.parse(String(at))));
  // Which deadlines have passed follows from the records and the moments asked about: the line must say the same.
  const horizonMs = asKnownAtMs ?? latestMs;
  const horizon = Number.isFinite(horizonMs) ? new Date(horizonMs).toISOString() : null;
  const rejected: (Difference & { id: string })[] = [];
  if (header.horizon !== horizon)
    rejected.push({ id: 'evaluation', path: 'horizon', expected: horizon, found: header.horizon });
  const truth = workOut(program, made.happenings, horizonMs, latestMs);
  const findings = lines.filter(({ kind }) => kind === 'finding');
  const result = compare(truth, findings.map(bare));
  rejected.push(
    ...result.rejected,
    ...findings.flatMap((line) => wordsOff(line, program)),
    ...standings.flatMap((line) => standingOff(line, program, truth)),
  );
  for (const line of lines.slice(1))
    if (!['standing', 'finding', 'expected'].includes(String(line.kind)))
      rejected.push({
        id: String(line.kind),
        path: 'kind',
        expected: 'standing, finding or expected',
        found: line.kind,
      });
  for (const { id, path, expected, found } of rejected)
    console.log(
      `rejected ${id}: ${path}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`,
    );
  for (const id of result.missing)
    console.log(`missing  ${id}: follows from the records, and is not in the list`);
  const off = new Set(rejected.map(({ id }) => id)).size;
  console.log(
    `${findings.length} findings and ${standings.length} standings checked against ${made.happenings.length} events: ${off} rejected, ${result.missing.length} missing.`,
  );
  return off + result.missing.length > 0 ? 1 : 0;
}

function parse(given: string, name: string): Line[] | undefined {
  const lines: Line[] = [];
  for (const [index, raw] of given.split('\n').entries()) {
    if (raw.trim() === '') continue;
    try {
      lines.push(JSON.parse(raw) as Line);
    } catch (error) {
      console.error(`${name}:${index + 1}: expected one JSON value a line: ${(error as Error).message}`);
      return undefined;
    }
  }
  return lines;
}

/** The finding without what only the command adds. */
function bare({ kind: _, because: __, ...finding }: Line): Line {
  return finding;
}

function wordsOff(line: Line, program: Program): (Difference & { id: string })[] {
  let expected: string;
  try {
    expected = because(bare(line) as unknown as Finding, 'en', { program });
  } catch {
    return []; // Rejected already: what cannot be put into words is no finding.
  }
  return line.because === expected
    ? []
    : [{ id: String(line.id), path: 'because', expected, found: line.because }];
}

function standingOff(line: Line, program: Program, truth: WorkedOut): (Difference & { id: string })[] {
  const id = `standing of ${String(line.clause)} for ${String(line.party)} under ${String(line.reading)} at ${String(line.at)}`;
  const { agreement, clauses, parties } = program;
  const index = program.standings.findIndex(
    ({ clause, reading, party }) =>
      clauses[clause]!.id === line.clause &&
      agreement.readings[reading]!.id === line.reading &&
      parties[party] === line.party,
  );
  const atMs = Date.parse(String(line.at));
  if (index < 0 || Number.isNaN(atMs))
    return [
      { id, path: 'clause', expected: 'a clause, reading and party of the agreement', found: line.clause },
    ];
  const proof: StandingStep = truth.standing(index, atMs);
  const { clause, reading, party } = line;
  const expected = {
    kind: 'standing',
    at: new Date(atMs).toISOString(),
    agreement: agreement.id,
    clause,
    reading,
    party,
    standing: proof.is,
    since: proof.since,
    missing: missing(proof, 'en', { program }, { clause: String(clause), reading: String(reading) }).map(
      (one) => one.text,
    ),
    proof,
  };
  const difference = differ(expected, line, '');
  return difference ? [{ id, ...difference }] : [];
}

/** As given, or beside the findings; it must be the very file that was evaluated. */
async function sameFile(
  path: string,
  { file, sha256 }: { readonly file: string; readonly sha256: string },
  { findings }: CheckOptions,
): Promise<{ readonly file: string; readonly text: string } | undefined> {
  const beside = findings === '-' ? path : join(dirname(findings), basename(path));
  const found = path !== '-' && existsSync(path) ? path : beside;
  if (found === '-' || !existsSync(found)) {
    console.error(`There is no file "${path}". Name it with --agreement FILE or --records FILE...`);
    return undefined;
  }
  const content = await readFile(found, 'utf8');
  const digest = createHash('sha256').update(content).digest('hex');
  if (digest === sha256) return { file: found, text: content };
  console.error(
    `${found} is not the file that was evaluated (${file}): expected SHA-256 ${sha256}, found ${digest}. Evaluate again, or name the right file.`,
  );
  return undefined;
}

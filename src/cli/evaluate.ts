/**
 * `truceline evaluate --agreement FILE --records FILE.jsonl`: a trace held against one agreement, as JSON Lines on
 * standard output: first what was evaluated, then standings at the moments asked about, then findings.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { loadProgram } from '../agreement/load.js';
import { boundParties, evaluateTrace } from '../compliance/evaluation.js';
import { expectedCounts } from '../compliance/expected.js';
import { because } from '../compliance/sentences/because.js';
import { missing } from '../compliance/sentences/missing.js';
import { strayWords } from '../compliance/stray-words.js';
import { formatTraceProblem, happenings, readTrace } from '../compliance/trace.js';
import { traceOptions } from '../compliance/trace-options.js';
import { formatProblem } from '../record/document.js';
import { CommandFailure } from './failure.js';
import { programVersion } from './mission.js';
import { traceLines } from './trace-lines.js';

export interface EvaluateOptions {
  readonly agreement: string;
  readonly records: readonly string[];
  readonly at?: readonly string[];
  readonly asKnownAt?: string | undefined;
  readonly expected?: boolean;
}

/** @returns exit status: 0 where every line was taken, 1 where some were set aside; results are printed all the same */
export async function evaluateCommand(options: EvaluateOptions): Promise<number> {
  const loaded = await loadProgram(options.agreement);
  if (!loaded.ok)
    throw new CommandFailure(
      `The agreement cannot be used:\n${loaded.problems.map((problem) => `  ${formatProblem(problem)}`).join('\n')}`,
    );
  const { program } = loaded;
  const files = await Promise.all(
    options.records.map(async (file) => ({
      file,
      text: file === '-' ? await text(process.stdin) : await readFile(file, 'utf8'),
    })),
  );
  const noJson: string[] = [];
  const lines = files.flatMap(({ file, text }) => traceLines(file, text, (told) => noJson.push(told)));
  const read = readTrace(lines);
  tellSome([...noJson, ...read.problems.map(formatTraceProblem)], 'problems');
  const setAside = noJson.length + new Set(read.problems.map(({ where }) => where)).size;
  tellSome(
    read.setAside.map(({ where, because }) => `${where}: ${because}`),
    'lines that no agreement can be held against',
  );

  const { agreement } = program;
  const asKnownAtMs = options.asKnownAt === undefined ? undefined : Date.parse(options.asKnownAt);
  const made = happenings(read.records, {
    ...traceOptions(program),
    ...(asKnownAtMs === undefined ? {} : { asKnownAtMs }),
  });
  tellSome(strayWords(program, read), 'hints');
  const atMs = (options.at ?? []).map((instant) => Date.parse(instant));
  const horizonMs = asKnownAtMs ?? Math.max(made.latestMs, ...atMs);
  const { standings, findings } = evaluateTrace(program, made.happenings, horizonMs, atMs);

  const print = async (value: unknown): Promise<void> => {
    if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
  };
  await print({
    kind: 'evaluation',
    truceline: await programVersion(),
    agreement: { id: agreement.id, file: options.agreement, sha256: sha256(loaded.text) },
    records: files.map(({ file, text }) => ({ file, sha256: sha256(text) })),
    happenings: made.happenings.length,
    setAside,
    ...(asKnownAtMs === undefined ? {} : { asKnownAt: iso(asKnownAtMs) }),
    horizon: Number.isFinite(horizonMs) ? iso(horizonMs) : null,
  });
  for (const { proof, ...line } of standings)
    await print({
      kind: 'standing',
      ...line,
      missing: missing(proof, 'en', { program }, line).map((item) => item.text),
      proof,
    });
  for (const { proof, ...finding } of findings)
    await print({
      kind: 'finding',
      ...finding,
      because: because({ ...finding, proof }, 'en', { program }),
      proof,
    });
  if (options.expected) {
    const byId = new Map(made.happenings.map((happening) => [happening.id, happening]));
    for (const count of expectedCounts(findings, byId, boundParties(program), agreement.timeZone))
      await print({ kind: 'expected', ...count });
  }
  console.error(
    `${read.records.length} records, ${setAside} set aside; ${standings.length} standings, ${findings.length} findings, of them ${findings.filter(({ verdict }) => verdict === 'violation').length} violations and ${findings.filter(({ verdict }) => verdict === 'undetermined').length} undetermined.`,
  );
  return setAside > 0 ? 1 : 0;
}

/** The first of many like lines are enough to see what is wrong. */
const MOST_TOLD = 10;

function tellSome(messages: readonly string[], what: string): void {
  for (const message of messages.slice(0, MOST_TOLD)) console.error(message);
  if (messages.length > MOST_TOLD) console.error(`... and ${messages.length - MOST_TOLD} more ${what}.`);
}

const iso = (ms: number): string => new Date(ms).toISOString();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

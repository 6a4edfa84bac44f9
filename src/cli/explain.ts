/**
 * `truceline explain FILE`: an agreement as a clause book, or what `truceline evaluate --agreement` printed with every
 * standing, finding and proof in plain words.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { explain } from '../agreement/explain/book.js';
import { catalogueOf } from '../agreement/explain/catalogue.js';
import { renderBook, wrapped } from '../agreement/explain/render.js';
import { loadProgram } from '../agreement/load.js';
import { parseAgreement } from '../agreement/parse.js';
import type { Program } from '../agreement/program.js';
import type { Finding } from '../compliance/finding.js';
import type { StandingStep } from '../compliance/proof.js';
import { missing } from '../compliance/sentences/missing.js';
import { type ProofLine, proofLines } from '../compliance/sentences/proof-lines.js';
import { standingProofLines } from '../compliance/sentences/standing.js';
import type { Known } from '../compliance/sentences/tongue.js';
import type { Language } from '../record/codes.js';
import { formatProblem } from '../record/document.js';
import { CommandFailure } from './failure.js';

export interface ExplainOptions {
  /** `-`: standard input. */
  readonly file: string;
  readonly language?: Language;
  readonly markdown?: boolean;
}

/** @returns exit status */
export async function explainCommand({
  file,
  language = 'en',
  markdown = false,
}: ExplainOptions): Promise<number> {
  const given = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  const name = file === '-' ? 'standard input' : file;
  const lines = evaluationLines(given, name);
  if (lines) await printEvaluation(lines, file, language, markdown);
  else await print(bookOf(given, name, language, markdown));
  return 0;
}

const WIDTH = 100;

async function print(said: string): Promise<void> {
  if (!process.stdout.write(said)) await once(process.stdout, 'drain');
}

function bookOf(given: string, name: string, language: Language, markdown: boolean): string {
  const parsed = parseAgreement(given, name);
  if (!parsed.ok)
    throw new CommandFailure(
      `The agreement cannot be used:\n${parsed.problems.map((problem) => `  ${formatProblem(problem)}`).join('\n')}`,
    );
  return renderBook(explain(parsed.agreement, language), { markdown, width: WIDTH });
}

type Line =
  | { readonly kind: 'evaluation'; readonly agreement: { readonly file: string } }
  | (StandingLine & { readonly kind: 'standing' })
  | (Finding & { readonly kind: 'finding' })
  | { readonly kind: 'expected' };

interface StandingLine {
  readonly at: string;
  readonly clause: string;
  readonly reading: string;
  readonly proof: StandingStep;
}

const KINDS: readonly unknown[] = ['evaluation', 'standing', 'finding', 'expected'];

/** undefined: these are no such lines, and so an agreement. */
function evaluationLines(given: string, name: string): Line[] | undefined {
  const parsed: Line[] = [];
  for (const [index, line] of given.split('\n').entries()) {
    if (line.trim() === '') continue;
    const value = jsonObject(line);
    if (!value || !KINDS.includes(value.kind)) {
      if (parsed.length === 0) return undefined;
      throw new CommandFailure(
        `${name}:${index + 1}: expected a line of \`truceline evaluate --agreement\`, of kind ${KINDS.join(', ')}; found ${line.slice(0, 60)}.`,
      );
    }
    const proved = (value.kind !== 'finding' && value.kind !== 'standing') || 'proof' in value;
    if (!proved)
      throw new CommandFailure(
        `${name}:${index + 1}: expected a ${value.kind} with its proof; found none. Give the lines as \`truceline evaluate\` prints them.`,
      );
    parsed.push(value as unknown as Line);
  }
  return parsed.length > 0 ? parsed : undefined;
}

function jsonObject(line: string): Record<string, unknown> | undefined {
  if (!line.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

async function printEvaluation(
  lines: readonly Line[],
  file: string,
  language: Language,
  markdown: boolean,
): Promise<void> {
  let known: Known = {};
  for (const line of lines) {
    if (line.kind === 'evaluation') {
      known = await knownOf(line.agreement.file, file);
      const whole = known.program?.agreement;
      if (whole) await print(`${catalogueOf(language).book.times(whole.timeZone)}\n\n`);
    } else if (line.kind === 'standing')
      await print(rendered(standingLinesOf(line, language, known), markdown));
    else if (line.kind === 'finding') await print(rendered(proofLines(line, language, known), markdown));
  }
}

function standingLinesOf(
  { proof, at, clause, reading }: StandingLine,
  language: Language,
  known: Known,
): ProofLine[] {
  const asked = { at, clause, reading };
  return [
    ...standingProofLines(proof, asked, language, known),
    ...missing(proof, language, known, asked).map(({ text: said }) => ({ depth: 1, text: said, cites: [] })),
  ];
}

/** The agreement as it was given to `evaluate`, or beside the file; without it ids and UTC are printed. */
async function knownOf(agreement: string, file: string): Promise<Known> {
  const beside = file === '-' ? [] : [resolve(dirname(file), agreement)];
  for (const path of [resolve(agreement), ...beside]) {
    const program = await programAt(path);
    if (program) return { program };
  }
  console.error(
    `The agreement ${agreement} is not at hand: ids are printed instead of titles, and times in UTC.`,
  );
  return {};
}

async function programAt(path: string): Promise<Program | undefined> {
  try {
    const loaded = await loadProgram(path);
    return loaded.ok ? loaded.program : undefined;
  } catch {
    return undefined;
  }
}

function rendered(lines: readonly ProofLine[], markdown: boolean): string {
  const body = lines.flatMap(({ depth, text: said }) => {
    const indent = '  '.repeat(depth);
    if (markdown) return [depth === 0 ? `\n**${said}**\n` : `${'  '.repeat(depth - 1)}- ${said}`];
    return wrapped(said, indent, `${indent}  `, WIDTH);
  });
  return `${body.join('\n')}\n${markdown ? '' : '\n'}`;
}

/**
 * `truceline draft`: proposals from an article or readout (`draft FILE.txt`), and records from the proposals that a
 * person chose (`draft FILE.jsonl --accept ID... --write FILE`). Nothing enters a log here; `truceline import
 * truceline` does that.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { accept } from '../drafting/accept.js';
import { draft } from '../drafting/draft.js';
import { loadSpeakers } from '../drafting/load.js';
import type { Proposal } from '../drafting/proposal.js';
import { compileRules, loadRules } from '../drafting/rules.js';
import { makeSpeakers, type SpeakerFile, type Speakers } from '../drafting/speakers.js';
import { formatProblem } from '../record/document.js';
import { isZone } from '../time/instant.js';
import { CommandFailure } from './failure.js';

export interface DraftRequest {
  /** A text, or proposals (.jsonl). */
  readonly file: string;
  readonly mission?: string | undefined;
  /** Tables of speakers; with any, no mission is read unless it is named. */
  readonly speakers?: readonly string[] | undefined;
  /** Day of the text, YYYY-MM-DD; absent: today. */
  readonly date?: string | undefined;
  readonly source?: string | undefined;
  readonly reference?: string | undefined;
  readonly timeZone?: string | undefined;
  /** Proposals below this confidence are left out. */
  readonly min?: number | undefined;
  readonly accept?: readonly string[] | undefined;
  readonly write?: string | undefined;
  /** Where accepted clauses are written, YAML. */
  readonly clauses?: string | undefined;
  readonly json?: boolean | undefined;
}

export interface DraftIo {
  readonly print: (line: string) => void;
  readonly tell: (line: string) => void;
  readonly terminal: boolean;
  readonly today: string;
}

const processIo = (): DraftIo => ({
  print: (line) => console.log(line),
  tell: (line) => console.error(line),
  terminal: process.stdout.isTTY === true,
  today: new Date().toISOString().slice(0, 10),
});

export async function draftCommand(request: DraftRequest, io: DraftIo = processIo()): Promise<number> {
  const text = (await readFile(request.file, 'utf8')).replace(/^\uFEFF/, '');
  if (request.file.endsWith('.jsonl')) return acceptFrom(text, request, io);
  if (request.accept !== undefined || request.write !== undefined || request.clauses !== undefined) {
    throw new CommandFailure(
      'Proposals are accepted from their file: first truceline draft TEXT > proposals.jsonl, then truceline draft proposals.jsonl --accept P1 P2 --write records.jsonl',
    );
  }
  if (request.date === undefined) io.tell(`No --date given: days are counted from today, ${io.today}.`);
  const { speakers, timeZone } = await setting(request);
  const rules = await loadRules();
  const proposals = draft(text, {
    rules,
    speakers,
    match: compileRules(rules, speakers.patterns),
    source: request.source ?? 'media',
    day: request.date ?? io.today,
    timeZone,
    idPrefix: `draft-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`,
    ...(request.reference === undefined ? {} : { reference: request.reference }),
  }).filter((one) => one.confidence >= (request.min ?? 0));
  const lines =
    io.terminal && !request.json ? tableOf(proposals) : proposals.map((one) => JSON.stringify(one));
  for (const line of lines) io.print(line);
  io.tell(`${proposals.length} proposals. Nothing was written to any log.`);
  return 0;
}

async function setting(request: DraftRequest): Promise<{ speakers: Speakers; timeZone: string }> {
  const paths = [...(request.speakers ?? [])];
  let parties: Parameters<typeof makeSpeakers>[1] = [];
  let timeZone = request.timeZone;
  let belligerents: string[] = [];
  if (request.mission !== undefined || paths.length === 0) {
    const { loadFolder, missionDir, codingFiles } = await import('./draft-mission.js');
    const { dir, config } = await loadFolder(missionDir(request.mission));
    parties = [...config.parties, ...config.guarantors];
    belligerents = config.parties.map((party) => party.id);
    timeZone ??= config.timeZone;
    paths.push(...codingFiles(dir, config.coding));
  }
  timeZone ??= 'Etc/UTC';
  if (!isZone(timeZone)) throw new CommandFailure(`--time-zone is an IANA name; found "${timeZone}".`);
  const files: SpeakerFile[] = [];
  for (const path of paths) {
    const loaded = await loadSpeakers(path);
    if (!loaded.ok) {
      const problems = loaded.problems.map((one) => `  ${formatProblem(one)}`).join('\n');
      throw new CommandFailure(`The table of speakers cannot be read:\n${problems}`);
    }
    files.push(loaded.file);
  }
  const ofMission: SpeakerFile = { truceline: 'speakers/1', belligerents, parties: {}, subjects: {} };
  return { speakers: makeSpeakers([...files, ofMission], parties), timeZone };
}

async function acceptFrom(text: string, request: DraftRequest, io: DraftIo): Promise<number> {
  const proposals = text
    .split('\n')
    .flatMap((line, at): Proposal[] =>
      line.trim() === '' ? [] : [parseLine(line, `${request.file}:${at + 1}`)],
    );
  if (request.accept === undefined && request.write === undefined && request.clauses === undefined) {
    for (const line of request.json ? proposals.map((one) => JSON.stringify(one)) : tableOf(proposals))
      io.print(line);
    return 0;
  }
  const { records, clauses, problems } = accept(proposals, request.accept ?? []);
  for (const problem of problems) io.tell(problem);
  const lines = records.map((one) => `${JSON.stringify(one)}\n`).join('');
  if (request.write === undefined) for (const one of records) io.print(JSON.stringify(one));
  else await writeFile(request.write, lines);
  if (request.clauses !== undefined) await writeFile(request.clauses, stringify({ clauses }));
  else if (clauses.length > 0) io.print(stringify({ clauses }).trimEnd());
  io.tell(
    `${records.length} records${request.write === undefined ? '' : ` in ${request.write}; import them with: truceline import truceline ${request.write}`}, ${clauses.length} clauses.`,
  );
  return problems.some((one) => /not written|no such/.test(one)) ? 1 : 0;
}

function parseLine(line: string, where: string): Proposal {
  let value: Partial<Proposal>;
  try {
    value = JSON.parse(line) as Partial<Proposal>;
  } catch {
    throw new CommandFailure(`${where}: expected a proposal as \`truceline draft\` wrote it; found no JSON.`);
  }
  if (value?.truceline === 'proposal/1' && typeof value.id === 'string') return value as Proposal;
  throw new CommandFailure(`${where}: expected "truceline":"proposal/1" and an id.`);
}

const WORDS_SHOWN = 70;

function tableOf(proposals: readonly Proposal[]): string[] {
  const rows = proposals.map((one) => [one.id, one.confidence.toFixed(2), ...whatOf(one), wordsOf(one)]);
  const table = [['id', 'sure', 'what', 'who', 'does', 'about', 'in the text'], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}

function whatOf(one: Proposal): [what: string, who: string, does: string, about: string] {
  switch (one.kind) {
    case 'declaration':
      return [one.kind, one.record.by, one.record.act, one.record.about];
    case 'handover': {
      const { from, to, category, count } = one.record;
      return [one.kind, from, `to ${to}`, `${count ?? '?'} ${category}`];
    }
    case 'clause': {
      const by = one.clause.by as readonly string[] | undefined;
      const lacks = one.missing.length > 0 ? ` (lacks ${one.missing.join(', ')})` : '';
      return [one.kind, by?.join(', ') ?? 'all', String(one.clause.kind), `${String(one.clause.id)}${lacks}`];
    }
  }
}

function wordsOf({ span }: Proposal): string {
  const words = span.words.replace(/\s+/g, ' ');
  return words.length > WORDS_SHOWN ? `${words.slice(0, WORDS_SHOWN - 1)}…` : words;
}

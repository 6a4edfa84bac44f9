/**
 * `truceline witness compare PLACE...`: whether witnesses were shown one history. Exit status: 0 one history, 1 a split
 * view, 2 wrong use or nothing that could be compared.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { directorySource, ledgerFolder } from '../ledger/audit/directory-source.js';
import type { TileSource } from '../ledger/audit/source.js';
import { urlSource } from '../ledger/audit/url-source.js';
import { toBase64 } from '../ledger/format/bytes.js';
import { FormatError } from '../ledger/format/format-error.js';
import { type Comparison, compareViews } from '../witness/compare.js';
import { describe } from '../witness/conflicts.js';
import { readLogKeys } from '../witness/known-logs.js';
import { WitnessProblem } from '../witness/problem.js';
import { formatSplitView, type SplitView } from '../witness/split-view.js';
import { gatherViews } from '../witness/views.js';

export interface CompareRequest {
  /** Addresses and folders of witnesses, files with checkpoints or evidence. */
  readonly places: readonly string[];
  readonly log?: readonly string[];
  readonly ledger?: string | undefined;
  /** Where the evidence goes. */
  readonly out?: string | undefined;
}

export const ONE_HISTORY = 0;
export const SPLIT_VIEW = 1;
export const NOT_COMPARED = 2;

export async function compareWitnesses(request: CompareRequest): Promise<number> {
  try {
    return await compare(request);
  } catch (error) {
    if (!(error instanceof WitnessProblem || error instanceof FormatError)) throw error;
    console.error(error.message);
    return NOT_COMPARED;
  }
}

async function compare({ places, log = [], ledger, out }: CompareRequest): Promise<number> {
  const known = (await Promise.all(log.map(readLogKeys))).flat();
  const tiles = ledger === undefined ? undefined : await openLedgerSource(ledger);
  const { views, remarks, evidence, ledger: own } = await gatherViews(places, known, tiles);
  for (const remark of remarks) console.error(remark);
  const joining = tiles && own ? { tiles, view: own } : undefined;
  const results = await compareViews(views, joining, evidence, new Date());
  if (results.length === 0) {
    const found = views.map(({ from, checkpoint }) => `${from}: ${checkpoint.origin}`).join('; ');
    console.error(
      `Nothing to compare: a log is compared when at least two places show a checkpoint of it. Found: ${found || 'no checkpoint'}.`,
    );
    return NOT_COMPARED;
  }
  let split = 0;
  for (const result of results) {
    if (result.kind === 'split') await report(result.evidence, out, split++);
    else console.log(told(result));
  }
  if (split > 0) return SPLIT_VIEW;
  return results.every((result) => result.kind === 'one') ? ONE_HISTORY : NOT_COMPARED;
}

function told(result: Exclude<Comparison, { kind: 'split' }>): string {
  if (result.kind === 'unknown') return `"${result.origin}" could not be compared: ${result.why}.`;
  const lines = result.views.map(
    ({ from, checkpoint }) => `  ${checkpoint.size} entries, root ${toBase64(checkpoint.root)}: ${from}`,
  );
  return `"${result.origin}": one history.\n${lines.join('\n')}`;
}

async function report(evidence: SplitView, out: string | undefined, number: number): Promise<void> {
  const file = freeName(out ?? 'split-view.json', number);
  await writeFile(file, formatSplitView(evidence), { flag: 'wx' });
  const { first, second, prefixRoot } = evidence;
  console.log(
    [
      describe(evidence),
      `Both checkpoints carry a valid signature of the log.`,
      `\nShown by ${first.from}:\n${indent(first.note)}`,
      `\nShown by ${second.from}:\n${indent(second.note)}`,
      ...(prefixRoot === undefined
        ? []
        : [`\nThe first entries of the second have the root ${prefixRoot}, which the first does not name.`]),
      `\nThe evidence is in ${file}. Anybody who has the key of the log can check it: truceline witness compare ${file} --log KEY`,
    ].join('\n'),
  );
}

function indent(note: string): string {
  return note.trimEnd().replace(/^/gm, '  ');
}

/** Evidence is never written over. */
function freeName(wanted: string, number: number): string {
  for (let i = number; ; i++) {
    const name = i === 0 ? wanted : wanted.replace(/(\.json)?$/, `-${i + 1}.json`);
    if (!existsSync(name)) return name;
  }
}

async function openLedgerSource(place: string): Promise<TileSource> {
  if (/^https?:\/\//.test(place)) return urlSource(place);
  const folder = await ledgerFolder(place);
  if (folder !== null) return directorySource(folder);
  throw new WitnessProblem(
    `--ledger "${place}": expected the folder or the address of a ledger; it is neither.`,
  );
}

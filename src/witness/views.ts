/**
 * Where the checkpoints to compare come from: running witnesses, their folders, and files (signed notes, or evidence of
 * a contradiction, which holds two).
 */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TileSource } from '../ledger/audit/source.js';
import { urlSource } from '../ledger/audit/url-source.js';
import { fromUtf8 } from '../ledger/format/bytes.js';
import { type Checkpoint, parseCheckpoint, verifyCheckpoint } from '../ledger/format/checkpoint.js';
import { FormatError } from '../ledger/format/format-error.js';
import {
  keyText,
  parseNote,
  parseVerifierKey,
  signaturesOf,
  type VerifierKey,
} from '../ledger/format/note.js';
import { verifyEd25519 } from '../ledger/keys.js';
import { type KnownLogs, logsByOrigin, parseLogs } from './known-logs.js';
import type { WitnessStatus } from './page.js';
import { WitnessProblem } from './problem.js';
import { parseSplitView, type SplitView } from './split-view.js';

/** A checkpoint as somebody was shown it; its log's signature is verified. */
export interface View {
  /** Address, folder or file. */
  readonly from: string;
  readonly note: string;
  readonly checkpoint: Checkpoint;
}

interface Unchecked {
  readonly from: string;
  readonly note: string;
}

interface Found {
  readonly notes: readonly Unchecked[];
  /** Keys of logs as this place gives them; only its word. */
  readonly keys: readonly VerifierKey[];
  /** When it is a file with evidence. */
  readonly evidence?: SplitView;
}

export interface Gathered {
  readonly views: readonly View[];
  /** Of the ledger that was given, when its log is known. */
  readonly ledger?: View;
  /** Evidence out of files; its notes are among the views, its proof is not checked yet. */
  readonly evidence: readonly SplitView[];
  /** What to tell: on whose word keys were taken, what was left out. */
  readonly remarks: readonly string[];
}

/**
 * @param known keys of logs that the reader trusts; where there are none, those that the places give are taken, and said so
 * @throws WitnessProblem when a place cannot be read, or shows a checkpoint that its log has not signed
 */
export async function gatherViews(
  places: readonly string[],
  known: readonly VerifierKey[],
  ledger?: TileSource,
): Promise<Gathered> {
  const found = await Promise.all(places.map(lookAt));
  const head = ledger && (await readHead(ledger));
  const remarks: string[] = [];
  let keys: KnownLogs = logsByOrigin(known);
  if (known.length === 0) {
    keys = logsByOrigin(dropRepeated([...found, ...(head ? [head] : [])].flatMap((each) => each.keys)));
    for (const [origin, ofLog] of keys)
      remarks.push(
        `The key of "${origin}" is taken on the word of those who are compared: ${ofLog.map(keyText).join(' and ')}. Give the one you know with --log.`,
      );
  }
  const check = async ({ from, note }: Unchecked): Promise<View | undefined> => {
    const { origin } = checkpointIn(note, from);
    const ofLog = keys.get(origin);
    if (ofLog) return { from, note, checkpoint: await verified(note, from, ofLog) };
    if (known.length > 0) {
      remarks.push(`${from}: a checkpoint of "${origin}" is left out; --log names others.`);
      return undefined;
    }
    throw new WitnessProblem(
      `${from} shows a checkpoint of "${origin}", and no key of that log is known. Give it: --log ledger/key.pub.`,
    );
  };
  const views: View[] = [];
  for (const note of found.flatMap((each) => each.notes)) {
    const view = await check(note);
    if (view) views.push(view);
  }
  const own = head && (await check(head.notes[0]!));
  const evidence = found.flatMap((each) => (each.evidence ? [each.evidence] : []));
  return { views, remarks, evidence, ...(own && { ledger: own }) };
}

/** @throws WitnessProblem */
async function readHead(ledger: TileSource): Promise<Found> {
  const read = async (path: string): Promise<string> => {
    const bytes = await ledger.read(path).catch((error: Error) => {
      throw new WitnessProblem(`--ledger ${ledger.name}: ${error.message}.`);
    });
    const text = bytes && fromUtf8(bytes);
    if (text === null)
      throw new WitnessProblem(
        `--ledger ${ledger.name}: expected the folder of a ledger; it has no ${path}.`,
      );
    return text;
  };
  return {
    notes: [{ from: ledger.name, note: await read('checkpoint') }],
    keys: [keyIn((await read('key.pub')).trim(), ledger.name)],
  };
}

async function lookAt(place: string): Promise<Found> {
  if (/^https?:\/\//.test(place)) return await askWitness(place);
  const isFolder = await stat(place)
    .then((entry) => entry.isDirectory())
    .catch((error: NodeJS.ErrnoException) => {
      const why = error.code === 'ENOENT' ? 'there is no such file or folder' : error.message;
      throw new WitnessProblem(
        `"${place}": expected the address or the folder of a witness, or a file with a checkpoint; ${why}.`,
      );
    });
  return isFolder ? await readFolder(place) : readNotes(await readFile(place, 'utf8'), place);
}

async function askWitness(address: string): Promise<Found> {
  const source = urlSource(address, { attempts: 1, timeoutMs: 10_000 });
  const ask = async (path: string): Promise<string> => {
    const bytes = await source.read(path).catch((error: Error) => {
      throw new WitnessProblem(`${address}: ${error.message}.`);
    });
    const text = bytes && fromUtf8(bytes);
    if (text === null)
      throw new WitnessProblem(`${address} has no ${path}: no witness of truceline answers there.`);
    return text;
  };
  let status: Partial<WitnessStatus>;
  try {
    status = JSON.parse(await ask('status.json')) as Partial<WitnessStatus>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new WitnessProblem(`${address}: status.json is no JSON: no witness of truceline answers there.`);
  }
  const { truceline, name, logs } = status;
  if (truceline !== 'witness-status/1' || logs === undefined)
    throw new WitnessProblem(`${address}: status.json is not that of a witness of truceline.`);
  const from = `${address} (${name})`;
  const notes = logs.flatMap(({ latest }) => (latest ? [latest.checkpoint] : []));
  return {
    notes: await Promise.all(notes.map(async (path) => ({ from, note: await ask(path) }))),
    keys: logs.flatMap(({ keys }) => keys.map((line) => keyIn(line, from))),
  };
}

async function readFolder(dir: string): Promise<Found> {
  const read = (name: string): Promise<string> =>
    readFile(join(dir, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      throw new WitnessProblem(`"${dir}" is not the folder of a witness: it has no ${name}.`);
    });
  const { checkpoints } = JSON.parse(await read('state.json')) as { checkpoints: readonly string[] };
  return {
    notes: checkpoints.map((note) => ({ from: dir, note })),
    keys: parseLogs(await read('logs'), join(dir, 'logs')),
  };
}

function readNotes(text: string, file: string): Found {
  const evidence = parseSplitView(text);
  if (!evidence) return { notes: [{ from: file, note: text }], keys: [] };
  const { first, second } = evidence;
  return {
    notes: [
      { from: `${file}, first (${first.from})`, note: first.note },
      { from: `${file}, second (${second.from})`, note: second.note },
    ],
    keys: [],
    evidence,
  };
}

function checkpointIn(note: string, from: string): Checkpoint {
  try {
    return parseCheckpoint(parseNote(note).text);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new WitnessProblem(`${from} is no signed checkpoint: ${error.message}.`);
  }
}

async function verified(note: string, from: string, keys: readonly VerifierKey[]): Promise<Checkpoint> {
  const signed = parseNote(note);
  const key = keys.find((each) => signaturesOf(signed, each).length > 0) ?? keys[0]!;
  try {
    return await verifyCheckpoint(signed, key, verifyEd25519);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new WitnessProblem(
      `${from} shows a checkpoint that is not signed by its log, so it says nothing about the log: ${error.message}.`,
    );
  }
}

function keyIn(line: string, from: string): VerifierKey {
  try {
    return parseVerifierKey(line);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new WitnessProblem(`${from}: ${error.message}.`);
  }
}

function dropRepeated(keys: readonly VerifierKey[]): readonly VerifierKey[] {
  return [...new Map(keys.map((key) => [keyText(key), key])).values()];
}

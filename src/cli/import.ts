/**
 * Importing files: parse, append durably, say what became of every row. Parsing goes on while the store writes the
 * batch before. A file that cannot be read does not stop the others; a store that cannot write stops everything,
 * and what was acknowledged until then is there when the import is run again.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Fault, FileProblem, Format, FormatSetting, Rejection, TakenRow } from '../formats/format.js';
import { formatOfHeader } from '../formats/formats.js';
import { reject } from '../formats/lines/lines.js';
import { MAX_ENTRY_BYTES } from '../ledger/format/bundle.js';
import type { Appended, RecordStore } from '../mission/store.js';
import { sentence } from './failure.js';
import { type ImportProgress, importProgress } from './import-progress.js';
import { type ImportChoice, importSetting } from './import-setting.js';
import type { TextSealer } from './seal-texts.js';
import { openSetAside, type SetAside } from './set-aside.js';

export interface ImportRequest extends ImportChoice {
  /** Paths; `-` is standard input. */
  readonly files: readonly string[];
  readonly missionDir: string;
  readonly store: Pick<RecordStore, 'append'>;
  /** Seals the words of accounts of serious harm as their records are taken in. */
  readonly sealer?: TextSealer | undefined;
}

export interface ImportIo {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly nowMs: () => number;
  /** Where the progress bar goes, when it is a terminal. */
  readonly progress?: NodeJS.WriteStream | undefined;
}

export interface ImportResult {
  /** 0 when anything was taken or known already, else 1. */
  readonly status: 0 | 1;
  readonly files: readonly ImportedFile[];
}

export interface ImportedFile {
  readonly file: string;
  readonly read: number;
  readonly added: number;
  readonly known: number;
  readonly setAside: number;
  /** Texts that were put under seal. */
  readonly sealed: number;
  readonly seconds: number;
  /** Why the file as a whole could not be read, or not to its end. */
  readonly problem?: string | undefined;
}

const BATCH_RECORDS = 5_000;
const READ_BYTES = 256 * 1024;

export const processIo = (): ImportIo => ({
  out: (line) => console.log(line),
  err: (line) => console.error(line),
  stdin: process.stdin,
  nowMs: () => performance.now(),
  progress: process.stderr,
});

/** @throws what the store throws. */
export async function importFiles(request: ImportRequest, io: ImportIo): Promise<ImportResult> {
  const { sealer } = request;
  const chosen = await importSetting({ ...request, ...(sealer ? { holdText: sealer.hold } : {}) });
  if (!chosen.ok) {
    for (const message of chosen.messages) io.err(message);
    return { status: 1, files: [] };
  }
  const sizes = await Promise.all(request.files.map(sizeOf));
  const progress = importProgress(
    io.progress,
    sizes.reduce((sum, size) => sum + size, 0),
    io.nowMs,
  );
  const paths = new Set<string>();
  const files: ImportedFile[] = [];
  for (const file of request.files) {
    const setAside = openSetAside(request.missionDir, file, chosen.format.id, paths);
    try {
      const imported = await importFile(file, chosen, request, setAside, progress, io);
      progress.hide();
      tell(imported, setAside, io);
      files.push(imported);
    } finally {
      progress.hide();
      await setAside.close();
    }
  }
  return { status: files.some((file) => file.added + file.known > 0) ? 0 : 1, files };
}

async function importFile(
  file: string,
  { format, setting }: { readonly format: Format; readonly setting: FormatSetting },
  { store, sealer }: Pick<ImportRequest, 'store' | 'sealer'>,
  setAside: SetAside,
  progress: ImportProgress,
  io: ImportIo,
): Promise<ImportedFile> {
  const startMs = io.nowMs();
  const appender = openAppender(store, setAside, sealer);
  let read = 0;
  let problem: string | undefined;
  const reading = fileBytes(file, io, progress);
  try {
    for await (const batch of format.parse(reading.bytes, setting)) {
      read += batch.taken.length + batch.setAside.length;
      progress.rows(batch.taken.length + batch.setAside.length);
      await setAside.add(batch.setAside);
      await appender.add(batch.taken);
      if (batch.problem) problem = problemText(name(file), batch.problem, format);
    }
  } catch (error) {
    if (reading.trouble === undefined) throw error;
    problem = `${name(file)}: ${reading.trouble}`;
  }
  const { added, known, sealed } = await appender.finish();
  return {
    file,
    read,
    added,
    known,
    setAside: setAside.count,
    sealed,
    seconds: (io.nowMs() - startMs) / 1000,
    problem,
  };
}

interface Reading {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** What the file system said, where it failed. */
  readonly trouble: string | undefined;
}

/**
 * The file's bytes. An error of the file system is thrown on, so that a row cut short by it is not taken for whole, and
 * kept as a sentence; the rows before it are used.
 */
function fileBytes(file: string, io: ImportIo, progress: ImportProgress): Reading {
  let trouble: string | undefined;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const stream = file === '-' ? io.stdin : createReadStream(file, { highWaterMark: READ_BYTES });
    try {
      for await (const chunk of stream) {
        progress.bytes(chunk.length);
        yield chunk as Uint8Array;
      }
    } catch (error) {
      const isFolder = (error as NodeJS.ErrnoException).code === 'EISDIR';
      trouble = isFolder ? 'This is a folder; name the files in it.' : sentence(error);
      throw error;
    }
  }
  return {
    bytes: bytes(),
    get trouble() {
      return trouble;
    },
  };
}

interface Appender {
  add(rows: readonly TakenRow[]): Promise<void>;
  finish(): Promise<{ readonly added: number; readonly known: number; readonly sealed: number }>;
}

/** Collects rows into batches and appends one batch while the next is being parsed; never more than one is under way. */
function openAppender(
  store: Pick<RecordStore, 'append'>,
  setAside: SetAside,
  sealer: TextSealer | undefined,
): Appender {
  let waiting: TakenRow[] = [];
  let underWay: Promise<void> = Promise.resolve();
  let added = 0;
  let known = 0;
  let sealed = 0;
  const append = async (rows: readonly TakenRow[]): Promise<void> => {
    const records = rows.map((row) => row.record);
    const appended = await store.append(records, { jsonOf: (position) => rows[position]!.json });
    if (sealer) sealed += await sealer.settle(records, appended);
    added += appended.added;
    known += appended.known;
    await setAside.add(refusedRows(rows, appended.refused));
    await setAside.add(tooLargeRows(rows, appended.tooLarge));
    await setAside.add(faultyRows(rows, appended.unsigned ?? []));
    await setAside.add(faultyRows(rows, appended.unheld ?? []));
  };
  const send = async (): Promise<void> => {
    await underWay;
    const rows = waiting;
    waiting = [];
    underWay = append(rows);
    underWay.catch(() => undefined); // seen by whoever awaits it next
  };
  return {
    async add(rows) {
      for (const row of rows) waiting.push(row);
      if (waiting.length >= BATCH_RECORDS) await send();
    },
    async finish() {
      if (waiting.length > 0) await send();
      await underWay;
      return { added, known, sealed };
    },
  };
}

/** The store names ids; which rows they are is worked out by content where an id stands several times in the batch. */
function refusedRows(rows: readonly TakenRow[], refused: readonly string[]): Rejection[] {
  if (refused.length === 0) return [];
  const refusals = tally(refused);
  const byId = new Map<string, TakenRow[]>(refused.map((id) => [id, []]));
  for (const row of rows) byId.get(row.record.id)?.push(row);
  const rejections: Rejection[] = [];
  for (const [id, same] of byId) {
    const contents = same.map((row) => JSON.stringify(row.record));
    const accepted = same.length - refusals.get(id)!;
    const kept = [...tally(contents)].find(([, times]) => times === accepted)?.[0];
    same.forEach(({ line }, i) => {
      if (contents[i] !== kept) rejections.push(reject(line, otherContent(id), contents[i]!));
    });
  }
  return rejections.sort((a, b) => a.line - b.line);
}

function tooLargeRows(rows: readonly TakenRow[], tooLarge: readonly string[]): Rejection[] {
  if (tooLarge.length === 0) return [];
  const ids = new Set(tooLarge);
  return rows
    .filter(({ record }) => ids.has(record.id))
    .map(({ line, record }) => reject(line, TOO_LARGE_ROW, JSON.stringify(record)));
}

const faultyRows = (
  rows: readonly TakenRow[],
  faulty: NonNullable<Appended['unsigned'] | Appended['unheld']>,
): Rejection[] =>
  faulty.map(({ position, fault }) =>
    reject(rows[position]!.line, fault, JSON.stringify(rows[position]!.record)),
  );

const TOO_LARGE_ROW: Fault = {
  field: 'record',
  expected: `at most ${MAX_ENTRY_BYTES} bytes, the most that an entry of the ledger holds`,
  found: 'more',
  hint: 'Put the content into the evidence store (truceline evidence add) and name its SHA-256 in the record.',
};

function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function otherContent(id: string): Fault {
  return {
    field: 'id',
    expected: 'an id that is new, or the same record again',
    found: `"${id}" is in the ledger with other content`,
    hint: 'Nothing is overwritten: write a correction record, or import with the same time zone and mapping as before.',
  };
}

function problemText(file: string, problem: FileProblem, format: Format): string {
  const other = problem.header && formatOfHeader(problem.header);
  const hint =
    other && other.id !== format.id
      ? `It has the columns of the format "${other.id}": import it as that.`
      : problem.hint;
  const where = problem.line === undefined ? file : `${file}:${problem.line}`;
  return `${where}: expected ${problem.expected}; found ${problem.found}. ${hint}`;
}

function tell(imported: ImportedFile, setAside: SetAside, io: ImportIo): void {
  const file = name(imported.file);
  for (const { line, column, field, expected, found, hint } of setAside.first) {
    const where = [file, line, column].filter((part) => part !== undefined).join(':');
    io.err(
      `${where}: ${field === undefined ? '' : `${field}: `}expected ${expected}; found ${found}. ${hint}`,
    );
  }
  if (setAside.count > setAside.first.length)
    io.err(`${file}: and ${whole(setAside.count - setAside.first.length)} more.`);
  if (setAside.count > 0 && setAside.trouble === undefined)
    io.err(`${file}: every row set aside, with its reason: ${setAside.path}`);
  if (setAside.trouble !== undefined)
    io.err(`${file}: the rows set aside could not be written down. ${setAside.trouble}`);
  if (imported.problem !== undefined) io.err(imported.problem);
  const { read, added, known, sealed, seconds } = imported;
  if (sealed > 0)
    io.out(
      `${file}: ${whole(sealed)} accounts of serious harm put under seal: truceline seal list. The file itself still holds them.`,
    );
  io.out(
    `${file}: ${whole(read)} rows read, ${whole(added)} taken, ${whole(known)} already known, ${whole(setAside.count)} set aside, ${seconds.toFixed(1)} s`,
  );
}

/** Bytes to be read; 0 for what says no size. */
export async function sizeOf(file: string): Promise<number> {
  if (file === '-') return 0;
  return stat(file).then(
    (found) => (found.isFile() ? found.size : 0),
    () => 0,
  );
}

const name = (file: string): string => (file === '-' ? 'standard input' : file);
const whole = (count: number): string => count.toLocaleString('en-GB');

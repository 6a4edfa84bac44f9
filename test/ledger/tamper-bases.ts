/**
 * Ledgers to tamper with, small and of every shape, held in memory: written straight from the formats, and by the
 * sequencer, at rest and as a crash leaves them.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { makeLedger } from '../../src/ledger/audit/make-ledger.fixture.js';
import { utf8 } from '../../src/ledger/format/bytes.js';
import { cosignatureOf, cosignedMessage } from '../../src/ledger/format/cosignature.js';
import { parseNote, signatureLine } from '../../src/ledger/format/note.js';
import { generateKey, type SigningKey } from '../../src/ledger/keys.js';
import { type LedgerOptions, openLedger } from '../../src/ledger/ledger.js';

export type Files = ReadonlyMap<string, Uint8Array>;

export interface Base {
  readonly name: string;
  readonly key: SigningKey;
  readonly witnesses: readonly SigningKey[];
  /** How many must have cosigned. */
  readonly needed: number;
  readonly files: Files;
  /** An earlier checkpoint, and the whole folder as it was still before, where that is known. */
  readonly since?: { readonly note: string; readonly files?: Files };
}

const ORIGIN = 'ledger.example/hamlet';
const small = (index: number): Uint8Array => utf8(`entry ${index} of an invented ledger, ${index * 7919}`);

export async function bases(): Promise<Base[]> {
  const folder = await mkdtemp(join(tmpdir(), 'truceline-tamper-'));
  try {
    const made: Base[] = [];
    for (const [size, earlier] of [
      [1, undefined],
      [2, 1],
      [255, 200],
      [256, 250],
      [257, 256],
      [700, 600],
      [1300, 1290],
    ] as const)
      made.push(await plain(join(folder, `plain-${size}`), size, earlier));
    made.push(await atRest(join(folder, 'rest')));
    made.push(await crashed(join(folder, 'crashed')));
    made.push(await waiting(join(folder, 'waiting')));
    return made;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Two levels of full tiles and a third: what only a larger ledger has. */
export async function largeBase(): Promise<Base> {
  const dir = await mkdtemp(join(tmpdir(), 'truceline-tamper-'));
  try {
    return await plain(dir, 66_000, 65_900);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function plain(dir: string, size: number, earlier: number | undefined): Promise<Base> {
  const key = generateKey(ORIGIN);
  const witnesses = [generateKey('witness.example/a', 4), generateKey('witness.example/b', 4)];
  const { notes } = await makeLedger(dir, {
    key,
    witnesses,
    size,
    earlier: earlier === undefined ? [] : [earlier],
    entry: small,
  });
  const since = earlier === undefined ? {} : { since: { note: notes[0]! } };
  return { name: `plain ${size}`, key, witnesses, needed: 2, files: await readFolder(dir), ...since };
}

/** Closed in order, after several checkpoints. */
async function atRest(dir: string): Promise<Base> {
  const key = generateKey(ORIGIN);
  const ledger = await openLedger(dir, { ...writer(key), publishAfterMs: 60_000 });
  await ledger.append(entries(0, 300));
  await ledger.publish();
  const files = await readFolder(dir);
  await ledger.append(entries(300, 500));
  await ledger.publish();
  const since = { note: ledger.published.note, files };
  await ledger.append(entries(500, 531));
  await ledger.close();
  return { name: 'at rest', key, witnesses: [], needed: 0, files: await readFolder(dir), since };
}

/** Ended between two checkpoints: acknowledged entries are in the journal only. */
async function crashed(dir: string): Promise<Base> {
  const key = generateKey(ORIGIN);
  const ledger = await openLedger(dir, { ...writer(key), publishAfterMs: 60_000 });
  await ledger.append(entries(0, 270));
  await ledger.publish();
  const since = { note: ledger.published.note };
  await ledger.append(entries(270, 400));
  await ledger.publish();
  for (let at = 400; at < 440; at += 10) await ledger.append(entries(at, at + 10));
  const files = await readFolder(dir);
  await ledger.close();
  return { name: 'crashed', key, witnesses: [], needed: 0, files, since };
}

/** Its witness is away: a later checkpoint waits. */
async function waiting(dir: string): Promise<Base> {
  const key = generateKey(ORIGIN);
  const witness = generateKey('witness.example/a', 4);
  let isThere = true;
  const cosign = async (note: string): Promise<readonly string[]> => {
    if (!isThere) throw new Error('the witness is away');
    const { text } = parseNote(note);
    const timeSeconds = 1_750_000_000;
    return [
      signatureLine(
        cosignatureOf(witness.verifier, timeSeconds, witness.sign(cosignedMessage(text, timeSeconds))),
      ),
    ];
  };
  const options = { ...writer(key), publishAfterMs: 60_000, cosign, cosignaturesNeeded: 1 };
  const ledger = await openLedger(dir, options);
  await ledger.append(entries(0, 280));
  await ledger.publish();
  const since = { note: ledger.published.note };
  isThere = false;
  await ledger.append(entries(280, 530));
  await ledger.publish().catch(() => undefined);
  const files = await readFolder(dir);
  await ledger.close();
  return { name: 'waiting', key, witnesses: [witness], needed: 1, files, since };
}

function writer(key: SigningKey): LedgerOptions {
  return { key, command: 'test', now: () => new Date('2025-06-01T00:00:00Z') };
}

function entries(from: number, to: number): Uint8Array[] {
  return Array.from({ length: to - from }, (_, i) => small(from + i));
}

async function readFolder(dir: string): Promise<Files> {
  const names = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = new Map<string, Uint8Array>();
  for (const one of names.filter((entry) => entry.isFile())) {
    const file = join(one.parentPath ?? one.path, one.name);
    const path = file
      .slice(dir.length + 1)
      .split(sep)
      .join('/');
    if (!path.startsWith('lock-')) files.set(path, new Uint8Array(await readFile(file)));
  }
  return files;
}

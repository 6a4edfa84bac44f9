/**
 * A ledger folder of any number of invented entries, written straight from the formats, without the sequencer: as many
 * as are wanted in seconds, and the same for the same seed.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { encodeBundle } from '../format/bundle.js';
import { utf8 } from '../format/bytes.js';
import { formatCheckpoint } from '../format/checkpoint.js';
import { cosignatureOf, cosignedMessage } from '../format/cosignature.js';
import { HASH_BYTES, leafHashInto } from '../format/hash.js';
import { formatNote, formatVerifierKey } from '../format/note.js';
import { TILE_WIDTH, type TileId, tilePath } from '../format/tile.js';
import type { SigningKey } from '../keys.js';
import { rootOfRow } from './row.js';

export interface MakeOptions {
  readonly key: SigningKey;
  readonly witnesses?: readonly SigningKey[];
  /** Entries under the checkpoint. */
  readonly size: number;
  /** Earlier checkpoints, whose partial tiles are there too. */
  readonly earlier?: readonly number[];
  readonly entry?: (index: number) => Uint8Array;
}

export interface Made {
  /** The notes of the earlier sizes and of the last, in order. */
  readonly notes: readonly string[];
}

/** About 300 bytes, in the form in which a mission writes entries. */
export function inventedEntry(index: number): Uint8Array {
  const at = new Date(Date.UTC(2025, 2, 1) + index * 1000).toISOString();
  const text = `Report ${index}: ${'invented fire seen north of the mill, two rounds, no one hurt. '.repeat(2)}`;
  const id = `obs-${index}`;
  return utf8(
    `{"at":"${at}","id":"${id}","record":{"id":"${id}","kind":"observation","seen":${index * 7919},"source":"A","text":"${text}"}}`,
  );
}

export async function makeLedger(dir: string, options: MakeOptions): Promise<Made> {
  const { key, witnesses = [], size, earlier = [], entry = inventedEntry } = options;
  await mkdir(join(dir, 'journal'), { recursive: true });
  await writeFile(join(dir, 'key.pub'), `${formatVerifierKey(key.verifier)}\n`);
  const writer = writerOf(dir);
  // leaf hashes, then the roots of full tiles, and so on
  const rows: Uint8Array[] = [new Uint8Array(size * HASH_BYTES)];
  const starts = [...new Set([...earlier, size])].sort((a, b) => a - b);
  for (let from = 0; from < size; from += TILE_WIDTH) {
    const end = Math.min(size, from + TILE_WIDTH);
    const entries = Array.from({ length: end - from }, (_, i) => entry(from + i));
    entries.forEach((bytes, i) => {
      leafHashInto(bytes, rows[0]!, (from + i) * HASH_BYTES);
    });
    const index = from / TILE_WIDTH;
    for (const stop of new Set([end, ...starts.filter((at) => at > from && at < end)])) {
      const width = stop - from;
      // A partial bundle stays only where the full one is not there yet.
      if (stop === end || end - from < TILE_WIDTH)
        await writer({ level: 'entries', index, width }, encodeBundle(entries.slice(0, width)));
    }
  }
  for (let level = 0; rows[level]!.length > 0; level++) {
    const row = rows[level]!;
    rows.push(await writeLevel(level, row, starts, writer));
  }
  const notes = starts.map((at) => note(key, witnesses, at, rootAt(rows[0]!, at)));
  await writeFile(join(dir, 'checkpoint'), notes.at(-1)!);
  return { notes };
}

export function note(
  key: SigningKey,
  witnesses: readonly SigningKey[],
  size: number,
  root: Uint8Array,
): string {
  const text = formatCheckpoint({ origin: key.verifier.name, size, root, extensions: [] });
  const { name, keyId } = key.verifier;
  const timeSeconds = 1_740_000_000 + size;
  return formatNote({
    text,
    signatures: [
      { name, keyId, signature: key.sign(utf8(text)) },
      ...witnesses.map((witness) =>
        cosignatureOf(witness.verifier, timeSeconds, witness.sign(cosignedMessage(text, timeSeconds))),
      ),
    ],
  });
}

/** Writes the tiles of a level for every size, and returns the row above. */
async function writeLevel(
  level: number,
  row: Uint8Array,
  sizes: readonly number[],
  writer: (tile: TileId, bytes: Uint8Array) => Promise<void>,
): Promise<Uint8Array> {
  const count = row.length / HASH_BYTES;
  const above = new Uint8Array(Math.floor(count / TILE_WIDTH) * HASH_BYTES);
  for (let index = 0; index * TILE_WIDTH < count; index++) {
    const from = index * TILE_WIDTH;
    const width = Math.min(TILE_WIDTH, count - from);
    const tile = row.subarray(from * HASH_BYTES, (from + width) * HASH_BYTES);
    const widths = new Set([width]);
    if (width < TILE_WIDTH)
      for (const size of sizes) {
        const there = Math.floor(size / TILE_WIDTH ** level) - from;
        if (there > 0 && there < width) widths.add(there);
      }
    for (const one of widths) await writer({ level, index, width: one }, tile.subarray(0, one * HASH_BYTES));
    if (width === TILE_WIDTH) above.set(rootOfRow(tile), index * HASH_BYTES);
  }
  return above;
}

function rootAt(leaves: Uint8Array, size: number): Uint8Array {
  return rootOfRow(leaves.subarray(0, size * HASH_BYTES));
}

function writerOf(dir: string): (tile: TileId, bytes: Uint8Array) => Promise<void> {
  const folders = new Set<string>();
  return async (tile, bytes) => {
    const file = join(dir, tilePath(tile));
    if (!folders.has(dirname(file))) await mkdir(dirname(file), { recursive: true });
    folders.add(dirname(file));
    await writeFile(file, bytes);
  };
}

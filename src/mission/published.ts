/**
 * The published ledger as anybody can read it who has a copy of its files: no key, no lock, nothing written. Every
 * entry is hashed, and the tree over them must have the roots that are asked for; tiles are not looked at, since the
 * entries alone say what the tree is.
 */
import { directorySource } from '../ledger/audit/directory-source.js';
import type { TileSource } from '../ledger/audit/source.js';
import { decodeBundle } from '../ledger/format/bundle.js';
import { toBase64 } from '../ledger/format/bytes.js';
import { type Checkpoint, verifyCheckpoint } from '../ledger/format/checkpoint.js';
import { leafHash } from '../ledger/format/hash.js';
import { fullTiles, TILE_WIDTH, tilePath } from '../ledger/format/tile.js';
import { appendHash, emptyFrontier, rootOf } from '../ledger/format/tree.js';
import { parseVerifierKey } from '../ledger/format/verifier-key.js';
import { verifyEd25519 } from '../ledger/keys.js';
import type { TrucelineRecord } from '../record/record.js';
import type { LedgerState } from '../report/picture.js';
import { splitEntry } from './entry.js';

export type ReadPrefix =
  | { readonly ok: true; readonly records: TrucelineRecord[] }
  /** What does not fit, in a sentence. */
  | { readonly ok: false; readonly reason: string };

/**
 * The records of the first `state.size` entries, when the ledger in this folder once was what `state` says: signed by
 * its key, with its root at its size, and continued from there to the checkpoint of today.
 * @throws FormatError for files that are not in the form of the specifications
 */
export async function readPrefix(ledgerFolder: string, state: LedgerState): Promise<ReadPrefix> {
  const source = directorySource(ledgerFolder);
  const verifier = await textOf(source, 'key.pub');
  const note = await source.read('checkpoint');
  if (verifier === null || note === null)
    return no(`There is no published ledger in ${ledgerFolder} (files key.pub and checkpoint).`);
  if (verifier.trim() !== state.key)
    return no(`The ledger in ${ledgerFolder} has the key ${verifier.trim()}; the report names ${state.key}.`);
  const checkpoint = await verifyCheckpoint(note, parseVerifierKey(state.key), verifyEd25519);
  if (checkpoint.origin !== state.origin)
    return no(`The ledger's origin is "${checkpoint.origin}"; the report names "${state.origin}".`);
  if (checkpoint.size < state.size) {
    return no(
      `The ledger in ${ledgerFolder} has published ${checkpoint.size} entries; the report stands on ${state.size}. Take a newer copy of the ledger, or let its program publish.`,
    );
  }
  return readEntries(source, checkpoint, state);
}

async function readEntries(
  source: TileSource,
  checkpoint: Checkpoint,
  state: LedgerState,
): Promise<ReadPrefix> {
  // Taken apart only once the roots bear them out: what was altered need not even be JSON.
  const prefix: Uint8Array[] = [];
  let tree = emptyFrontier();
  let root = toBase64(rootOf(tree));
  for (let index = 0; tree.size < checkpoint.size; index++) {
    const entries = await bundleAt(source, index, checkpoint.size);
    if (typeof entries === 'string') return no(entries);
    for (const entry of entries) {
      tree = appendHash(tree, leafHash(entry));
      if (tree.size > state.size) continue;
      if (tree.size === state.size) root = toBase64(rootOf(tree));
      prefix.push(entry);
    }
  }
  if (root !== state.root) {
    return no(
      `At size ${state.size} the ledger has the root ${root}; the report names ${state.root}: it stands on other entries than these.`,
    );
  }
  const now = toBase64(rootOf(tree));
  if (now !== toBase64(checkpoint.root)) {
    return no(
      `The ledger's entries have the root ${now} at size ${checkpoint.size}, and its signed checkpoint says ${toBase64(checkpoint.root)}: entries were altered. truceline ledger verify ${source.name} names the place.`,
    );
  }
  return { ok: true, records: prefix.map(recordIn) };
}

const recordIn = (entry: Uint8Array): TrucelineRecord =>
  JSON.parse(splitEntry(entry).record.toString()) as TrucelineRecord;

/** The entries of a bundle as far as the tree goes, or why there are none. */
async function bundleAt(
  source: TileSource,
  index: number,
  size: number,
): Promise<readonly Uint8Array[] | string> {
  const width = index < fullTiles('entries', size) ? TILE_WIDTH : size % TILE_WIDTH;
  const exact = tilePath({ level: 'entries', index, width });
  const bytes = await source.read(exact);
  if (bytes) return decodeBundle(bytes, width);
  const full = tilePath({ level: 'entries', index, width: TILE_WIDTH });
  const larger = width < TILE_WIDTH ? await source.read(full) : null;
  if (larger) return decodeBundle(larger, TILE_WIDTH).slice(0, width);
  return `The file ${exact} is missing from ${source.name}: the signed size needs it.`;
}

async function textOf(source: TileSource, path: string): Promise<string | null> {
  const bytes = await source.read(path);
  return bytes && Buffer.from(bytes).toString();
}

const no = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason });

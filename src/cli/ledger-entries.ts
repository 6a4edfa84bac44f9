/**
 * Entries of a ledger as a mission writes them, read from outside; and `truceline ledger show` and `status`.
 */
import { once } from 'node:events';
import { readBundle, readCheckpoint, readOwnKey } from '../ledger/audit/prove.js';
import { describeKey } from '../ledger/audit/signed.js';
import type { TileSource } from '../ledger/audit/source.js';
import { fileKind } from '../ledger/audit/strays.js';
import { fromUtf8, toBase64, toHex } from '../ledger/format/bytes.js';
import { verifyCosignature } from '../ledger/format/cosignature.js';
import { formatVerifierKey, keyText, parseNote } from '../ledger/format/note.js';
import { TILE_WIDTH } from '../ledger/format/tile.js';
import { verifyEd25519 } from '../ledger/keys.js';
import { splitEntry } from '../mission/entry.js';
import { findLedger, WrongUse, witnessKeys } from './ledger-place.js';

export interface NumberedEntry {
  readonly index: number;
  readonly bytes: Uint8Array;
}

export async function* entriesOf(
  source: TileSource,
  from: number,
  to: number,
  size: number = to,
): AsyncGenerator<NumberedEntry> {
  for (let bundle = Math.floor(from / TILE_WIDTH); bundle * TILE_WIDTH < to; bundle++) {
    const first = bundle * TILE_WIDTH;
    const entries = await readBundle(source, bundle, Math.min(TILE_WIDTH, size - first));
    for (const [i, bytes] of entries.entries())
      if (first + i >= from && first + i < to) yield { index: first + i, bytes };
  }
}

/** What the head of an entry says, or undefined for one that a mission did not write. */
export function entryHead(bytes: Uint8Array): { readonly at: string; readonly id: string } | undefined {
  try {
    const { id } = splitEntry(bytes);
    const at = /^\{"at":"([^"]+)"/.exec(Buffer.from(bytes.subarray(0, 64)).toString('latin1'))?.[1];
    return at === undefined ? undefined : { at, id };
  } catch {
    return undefined;
  }
}

export interface ShowOptions {
  readonly from?: number;
  readonly to?: number;
}

/** One JSON line an entry: its index, and the entry as text or, where it is none, in base64. */
export async function showCommand(given: string, { from = 0, to }: ShowOptions): Promise<number> {
  const { source } = await findLedger(given);
  const { checkpoint } = await readCheckpoint(source, await readOwnKey(source), verifyEd25519);
  const { size } = checkpoint;
  if (to !== undefined && to < from) throw new WrongUse(`--to ${to} is before --from ${from}.`);
  for await (const { index, bytes } of entriesOf(source, from, Math.min(size, to ?? size), size)) {
    const text = fromUtf8(bytes);
    const entry = text === null ? JSON.stringify({ base64: toBase64(bytes) }) : asJson(text);
    if (!process.stdout.write(`{"index":${index},"entry":${entry}}\n`)) await once(process.stdout, 'drain');
  }
  return 0;
}

/** The entry as it stands when it is one line of JSON, so that nothing of it is reworded; else as a string. */
function asJson(text: string): string {
  try {
    JSON.parse(text);
    return text.includes('\n') ? JSON.stringify(text) : text;
  } catch {
    return JSON.stringify(text);
  }
}

export interface StatusOptions {
  readonly witness?: readonly string[];
  readonly json?: boolean;
}

/** What the ledger says of itself; its signature is checked, its tiles are not. */
export async function statusCommand(given: string, options: StatusOptions): Promise<number> {
  const { source } = await findLedger(given);
  const key = await readOwnKey(source);
  const { checkpoint, note } = await readCheckpoint(source, key, verifyEd25519);
  const witnesses = await witnessKeys(options.witness);
  const others = parseNote(note).signatures.filter(
    ({ name, keyId }) => name !== key.name || keyId !== key.keyId,
  );
  const cosigned = new Map<string, string>();
  for (const witness of witnesses) {
    const found = await verifyCosignature(note, witness, verifyEd25519);
    if (found) cosigned.set(keyText(witness), new Date(found.timeSeconds * 1000).toISOString());
  }
  const files = source.list ? await source.list() : [];
  const journal = files.filter((file) => fileKind(file) === 'journal');
  let journalBytes = 0;
  for (const file of journal) journalBytes += (await source.read(file))?.length ?? 0;
  const status = {
    ledger: source.name,
    origin: checkpoint.origin,
    key: formatVerifierKey(key),
    size: checkpoint.size,
    root: toHex(checkpoint.root),
    cosignatures: others.map((one) => ({ name: one.name, at: cosigned.get(keyText(one)) ?? null })),
    journal: { files: journal.length, bytes: journalBytes },
    waitingCheckpoint: files.includes('checkpoint.pending'),
    files: files.length,
  };
  if (options.json) console.log(JSON.stringify(status, null, 2));
  else
    console.log(
      [
        `Ledger "${status.origin}" in ${status.ledger}`,
        `checkpoint    ${status.size} entries, root ${status.root}, signed by ${describeKey(key)}`,
        `key           ${status.key}`,
        ...status.cosignatures.map(
          ({ name, at }) =>
            `cosignature   "${name}" ${at ? `at ${at}` : '(not checked: give its key with --witness)'}`,
        ),
        ...(source.list ? [`journal       ${journal.length} files, ${journalBytes} bytes`] : []),
        ...(status.waitingCheckpoint ? ['waiting       a later checkpoint waits for cosignatures'] : []),
      ].join('\n'),
    );
  return 0;
}

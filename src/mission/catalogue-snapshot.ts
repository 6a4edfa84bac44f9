/**
 * The catalogue as a snapshot: with it, a ledger of millions of entries is open for writing without reading them.
 */
import { toBase64 } from '../ledger/format/bytes.js';
import type { SigningKey } from '../ledger/keys.js';
import type { Ledger } from '../ledger/ledger.js';
import type { LedgerState } from '../report/picture.js';
import { type Catalogue, ROW_BYTES } from './catalogue.js';
import { readSnapshot, type SnapshotOf, snapshotFile, writeSnapshot } from './snapshot.js';

const KIND = 'catalogue';
const FORM = `rows of ${ROW_BYTES} bytes`;
const ROWS = 'rows';

export const sizeOfRows = (rows: Uint8Array): number => rows.length / ROW_BYTES;

/** The rows of the first entries; none where there is no snapshot that the ledger bears out. */
export async function readCatalogue(
  missionDir: string,
  ledger: Ledger,
  key: SigningKey,
  note: (sentence: string) => void,
): Promise<Uint8Array> {
  const file = snapshotFile(missionDir, KIND);
  const read = await readSnapshot(file, key, async (of) =>
    of.kind !== KIND || of.under.form !== FORM ? 'it is of another kind' : bornOut(of, ledger),
  );
  if (read.ok) {
    const rows = read.snapshot.parts.get(ROWS);
    if (rows?.length === read.snapshot.size * ROW_BYTES) return rows;
  }
  if (read.ok || read.reason !== 'absent')
    note(
      `The snapshot ${file} was not used: ${read.ok ? 'its rows are not as many as its size' : read.reason}.`,
    );
  return new Uint8Array(0);
}

/** Why the ledger does not bear a snapshot out, if it does not. */
export async function bornOut(of: SnapshotOf, ledger: Ledger): Promise<string | undefined> {
  if (of.origin !== ledger.origin) return `it is of another ledger, ${of.origin}`;
  if (of.size > ledger.size) return `it is of ${of.size} entries, and the ledger has ${ledger.size}`;
  return toBase64(await ledger.rootAt(of.size)) === of.root
    ? undefined
    : `the ledger has another root at its size, ${of.size}`;
}

export function writeCatalogue(
  missionDir: string,
  state: LedgerState,
  catalogue: Catalogue,
  key: SigningKey,
): Promise<void> {
  const { origin, size, root } = state;
  return writeSnapshot(
    snapshotFile(missionDir, KIND),
    { kind: KIND, origin, size, root, under: { form: FORM } },
    new Map([[ROWS, catalogue.rows(size)]]),
    key,
  );
}

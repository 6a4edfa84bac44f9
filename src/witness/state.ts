/**
 * What a witness remembers: for each log the last checkpoint it cosigned, with its cosignature, in one file that is
 * replaced as a whole. A cosignature may leave only when the file that holds it is durable.
 *
 * The cosignatures guard the file: what does not carry the witness's own is refused, and so is a missing file, since a
 * witness that forgets could cosign a second history.
 */
import { join } from 'node:path';
import { type Disk, readIfThere } from '../ledger/disk.js';
import { fromUtf8 } from '../ledger/format/bytes.js';
import { type Checkpoint, parseCheckpoint } from '../ledger/format/checkpoint.js';
import { verifyCosignature } from '../ledger/format/cosignature.js';
import { FormatError } from '../ledger/format/format-error.js';
import { parseNote, signatureLine, signaturesOf, type VerifierKey } from '../ledger/format/note.js';
import { verifyEd25519 } from '../ledger/keys.js';
import { WitnessProblem } from './problem.js';
import { replaceFile } from './replace-file.js';

export interface Cosigned {
  readonly checkpoint: Checkpoint;
  /** Text of the checkpoint, without signatures. */
  readonly text: string;
  /** The signed note: the log's signatures, then this witness's own. */
  readonly note: string;
  /** Its signature line. */
  readonly cosignature: string;
  /** When it was cosigned: POSIX time. */
  readonly timeSeconds: number;
}

export interface StateStore {
  latest(origin: string): Cosigned | undefined;
  all(): readonly Cosigned[];
  /** Resolves when it is durable; on rejection, what is remembered is as before. */
  remember(cosigned: Cosigned): Promise<void>;
}

const VERSION = 'witness-state/1';
const RESTORE =
  'A witness that has forgotten could cosign a second history, so it does not start. Restore the folder from a backup that is up to date, or begin anew in another folder, which makes a new key.';

export const STATE_FILE = 'state.json';

/** Of a witness that has cosigned nothing. */
export const EMPTY_STATE = formatState([]);

/** @throws WitnessProblem when the file is missing, or not what this witness wrote */
export async function openState(disk: Disk, dir: string, key: VerifierKey): Promise<StateStore> {
  const file = join(dir, STATE_FILE);
  const bytes = await readIfThere(disk, file);
  if (bytes === undefined)
    throw new WitnessProblem(
      `${file} is missing, though this witness has a key and may have cosigned. ${RESTORE}`,
    );
  // What a run before this one left may be there without being durable; it is answered for from now on.
  await disk.syncDirectory(dir);
  const text = fromUtf8(bytes) ?? '';
  const byOrigin = new Map<string, Cosigned>();
  for (const [i, note] of notesIn(text, file).entries()) {
    const cosigned = await readCosigned(note, `${file}, checkpoint ${i + 1}`, key);
    byOrigin.set(cosigned.checkpoint.origin, cosigned);
  }
  return {
    latest: (origin) => byOrigin.get(origin),
    all: () => [...byOrigin.values()],
    async remember(cosigned) {
      const { origin } = cosigned.checkpoint;
      const next = new Map(byOrigin).set(origin, cosigned);
      await replaceFile(disk, file, formatState([...next.values()]));
      byOrigin.set(origin, cosigned);
    },
  };
}

function formatState(checkpoints: readonly Cosigned[]): string {
  const notes = checkpoints.map((each) => each.note);
  return `${JSON.stringify({ truceline: VERSION, checkpoints: notes }, null, 2)}\n`;
}

function notesIn(text: string, file: string): readonly string[] {
  try {
    const { truceline, checkpoints } = JSON.parse(text) as { truceline?: unknown; checkpoints?: unknown };
    if (
      truceline === VERSION &&
      Array.isArray(checkpoints) &&
      checkpoints.every((each) => typeof each === 'string')
    )
      return checkpoints;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new WitnessProblem(`${file} is damaged: expected a ${VERSION} document. ${RESTORE}`);
}

async function readCosigned(note: string, where: string, key: VerifierKey): Promise<Cosigned> {
  try {
    const signed = parseNote(note);
    const { text } = signed;
    const own = signaturesOf(signed, key)[0];
    const verified = await verifyCosignature(signed, key, verifyEd25519);
    if (own && verified)
      return {
        checkpoint: parseCheckpoint(text),
        text,
        note,
        cosignature: signatureLine(own),
        timeSeconds: verified.timeSeconds,
      };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new WitnessProblem(`${where}: ${error.message} ${RESTORE}`);
  }
  throw new WitnessProblem(
    `${where}: it does not carry the cosignature of "${key.name}", so this witness has not written it. ${RESTORE}`,
  );
}

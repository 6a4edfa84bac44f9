/**
 * The sequencer's side: asks all witnesses of a ledger at once for their cosignatures of a new checkpoint. One that is
 * down or slow does not stop the others: once as many as are needed have answered, the rest have a short grace.
 */
import { parseCheckpoint } from '../ledger/format/checkpoint.js';
import type { Hash } from '../ledger/format/hash.js';
import { parseNote, signatureLine } from '../ledger/format/note.js';
import { type Asked, askWitness, type WitnessAddress } from './ask.js';

/** What stands between two sizes of the ledger, out of its tiles. */
export type Prove = (oldSize: number, size: number) => Promise<readonly Hash[]>;

export interface CosignerParts {
  readonly witnesses: readonly WitnessAddress[];
  /** How many cosignatures a checkpoint needs. */
  readonly needed: number;
  readonly prove: Prove;
  readonly now?: () => Date;
  /** For one witness, with all that is asked again. */
  readonly timeoutMs?: number;
  /** How long to wait for further ones when enough are there. */
  readonly graceMs?: number;
  /** Each time a witness begins to fail, fails in another way, or is well again. */
  readonly tell?: (message: string) => void;
}

export interface WitnessHealth {
  readonly name: string;
  readonly url: string;
  /** Last size that it cosigned for us; absent when none yet. */
  readonly size?: number;
  /** POSIX time of that. */
  readonly timeSeconds?: number;
  /** What is wrong, when something is. */
  readonly problem?: string;
}

export interface Cosigner {
  /** Signature lines of those that answered well; never rejects for what a witness does. */
  cosign(note: string, oldSize: number): Promise<readonly string[]>;
  health(): readonly WitnessHealth[];
  /** Lets go of witnesses that still think. */
  close(): void;
}

const TIMEOUT_MS = 10_000;
const GRACE_MS = 500;
/** With the size we think of, then with the one it names; and once more, as another request may come between. */
const MOST_ATTEMPTS = 3;

export function cosigner(parts: CosignerParts): Cosigner {
  const { needed, graceMs = GRACE_MS } = parts;
  const closing = new AbortController();
  const desks = parts.witnesses.map((witness) => createDesk(witness, parts, closing.signal));
  return {
    health: () => desks.map((desk) => desk.health()),
    close: () => closing.abort(),
    async cosign(note, oldSize) {
      const lines: string[] = [];
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(grace);
          resolve();
        };
        let grace: NodeJS.Timeout | undefined;
        const startGrace = (): void => {
          if (lines.length >= needed) grace ??= setTimeout(done, graceMs);
        };
        const asked = desks.map(async (desk) => {
          const line = await desk.cosign(note, oldSize);
          if (line !== undefined) lines.push(line);
          startGrace();
        });
        startGrace();
        Promise.all(asked).then(done);
      });
      return [...lines];
    },
  };
}

interface Desk {
  cosign(note: string, oldSize: number): Promise<string | undefined>;
  health(): WitnessHealth;
}

/** Where one witness is dealt with: one request at a time, and what is known of it. */
function createDesk(witness: WitnessAddress, parts: CosignerParts, closing: AbortSignal): Desk {
  const { prove, timeoutMs = TIMEOUT_MS, now = () => new Date(), tell = () => undefined } = parts;
  let busy: Promise<unknown> = Promise.resolve();
  let size: number | undefined;
  let timeSeconds: number | undefined;
  let problem: string | undefined;

  const settle = (found: string | undefined): void => {
    if (found === problem) return;
    problem = found;
    const { name, url } = witness;
    tell(found === undefined ? `Witness ${name} cosigns again.` : `Witness ${name} (${url}): ${found}.`);
  };

  const request = async (note: string, oldSize: number, signal: AbortSignal): Promise<string | undefined> => {
    const checkpoint = parseCheckpoint(parseNote(note).text);
    let from = Math.min(size ?? oldSize, checkpoint.size);
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const proof = from === 0 || from === checkpoint.size ? [] : await prove(from, checkpoint.size);
      const asked = await askWitness(witness, note, from, proof, signal, now);
      if (asked.kind === 'cosigned') {
        size = checkpoint.size;
        timeSeconds = asked.timeSeconds;
        settle(undefined);
        return signatureLine(asked.signature);
      }
      if (asked.kind !== 'otherSize' || asked.size > checkpoint.size) {
        settle(whatIsWrong(asked, checkpoint.size));
        return undefined;
      }
      from = asked.size;
      size = asked.size;
    }
    settle('it names another size each time it is asked, as if somebody else submitted to it too');
    return undefined;
  };

  return {
    health: () => ({
      name: witness.name,
      url: witness.url,
      ...(size !== undefined && { size }),
      ...(timeSeconds !== undefined && { timeSeconds }),
      ...(problem !== undefined && { problem }),
    }),
    cosign(note, oldSize) {
      const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), closing]);
      const line = busy
        .then(() => request(note, oldSize, signal))
        .catch((error: unknown) => {
          settle(`it was not asked, as the proof for it could not be made (${String(error)})`);
          return undefined;
        });
      busy = line;
      return line;
    },
  };
}

function whatIsWrong(asked: Exclude<Asked, { kind: 'cosigned' }>, size: number): string {
  switch (asked.kind) {
    case 'otherSize':
      return `it has cosigned ${asked.size} entries of this ledger, which has ${size} now. Entries are missing here: the folder went back in time (an old copy or backup), or another ledger signs with the same key`;
    case 'refused':
      return `it refused the checkpoint of ${size} entries (${asked.status}): ${asked.message.replace(/\.$/, '')}`;
    case 'unreachable':
    case 'wrongAnswer':
      return asked.message;
  }
}

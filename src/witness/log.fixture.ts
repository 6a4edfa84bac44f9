/** Logs for the tests: in memory, with as many histories as their key holder likes to show. */
import { toBase64, utf8 } from '../ledger/format/bytes.js';
import { formatCheckpoint } from '../ledger/format/checkpoint.js';
import { EMPTY_ROOT, type Hash, leafHash, nodeHash } from '../ledger/format/hash.js';
import { formatNote, formatVerifierKey } from '../ledger/format/note.js';
import { consistencyProof } from '../ledger/format/tree.js';
import { generateKey, type SigningKey } from '../ledger/keys.js';
import { formatRequest } from './request.js';

export interface TestLog {
  readonly key: SigningKey;
  readonly keyLine: string;
  /** A signed checkpoint over the first entries. */
  checkpoint(size: number, extensions?: readonly string[]): string;
  root(size: number): Hash;
  proof(oldSize: number, size: number): Promise<Hash[]>;
  /** A whole request, with the right proof unless another is given. */
  request(oldSize: number, size: number, proof?: readonly Hash[]): Promise<Uint8Array>;
  /** The same log with other entries from number `from` on, signed with the same key. */
  fork(from: number): TestLog;
}

export function testLog(
  origin = 'mission.example/line',
  entry = (i: number): string => `entry ${i}`,
): TestLog {
  return logOver(generateKey(origin), entry);
}

function logOver(key: SigningKey, entry: (i: number) => string): TestLog {
  const leaves: Hash[] = [];
  const leaf = (i: number): Hash => {
    leaves[i] ??= leafHash(utf8(entry(i)));
    return leaves[i];
  };
  // By the definition of RFC 6962, section 2.1, and so not by the code under test.
  const hashOf = (start: number, end: number): Hash => {
    if (end - start === 1) return leaf(start);
    let split = 1;
    while (split * 2 < end - start) split *= 2;
    return nodeHash(hashOf(start, start + split), hashOf(start + split, end));
  };
  const log: TestLog = {
    key,
    keyLine: formatVerifierKey(key.verifier),
    root: (size) => (size === 0 ? EMPTY_ROOT : hashOf(0, size)),
    checkpoint(size, extensions = []) {
      const text = formatCheckpoint({ origin: key.verifier.name, size, root: log.root(size), extensions });
      const { name, keyId } = key.verifier;
      return formatNote({ text, signatures: [{ name, keyId, signature: key.sign(utf8(text)) }] });
    },
    proof: (oldSize, size) =>
      consistencyProof(oldSize, size, (level, index) => hashOf(index * 2 ** level, (index + 1) * 2 ** level)),
    async request(oldSize, size, proof) {
      const lines = proof ?? (oldSize === size ? [] : await log.proof(oldSize, size));
      return formatRequest(oldSize, lines, log.checkpoint(size));
    },
    fork: (from) => logOver(key, (i) => (i < from ? entry(i) : `other ${entry(i)}`)),
  };
  return log;
}

/** The note signed by another key as well. */
export function alsoSigned(note: string, key: SigningKey): string {
  const { name, keyId } = key.verifier;
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const id = new Uint8Array(4);
  new DataView(id.buffer).setUint32(0, keyId);
  return `${note}\u2014 ${name} ${toBase64(Buffer.concat([id, key.sign(utf8(text))]))}\n`;
}

/**
 * Reads the journal from outside: files journal/00000001 and so on (layout in ../journal.ts and ../journal-group.ts).
 * The rules are those by which the ledger replays it when it opens; all that breaks them is told, not only the first.
 */
import { HASH_BYTES, leafHashInto } from '../format/hash.js';
import { SEGMENT_MAGIC } from '../journal.js';
import { decodeGroup, GROUP_HEADER_BYTES, type Group, type Verify } from '../journal-group.js';
import { verifyEd25519 } from '../keys.js';
import type { JournalGroup, ReadJournal } from './journal-reading.js';
import type { Findings } from './problem.js';
import { ReadProblem } from './source.js';

interface Cut {
  readonly file: string;
  readonly offset: number;
  readonly bytes: number;
  readonly why: string;
}

export const readJournal: ReadJournal = async (source, files, key, size, findings) => {
  const verify: Verify = (message, signature) => verifyEd25519(key.publicKey, message, signature);
  const groups: JournalGroup[] = [];
  let before: Group | undefined;
  let cut: Cut | undefined;
  for (const file of files) {
    const bytes = await readFileOf(source, file, findings);
    if (!bytes) continue;
    if (bytes.length <= SEGMENT_MAGIC.length && !bytes.equals(SEGMENT_MAGIC)) {
      const what = `a journal file that was never made ready: ${bytes.length} bytes, without its beginning`;
      findings.leftover({ file, what });
      continue;
    }
    if (cut) unfinished(cut, `further groups follow in ${file}`, findings);
    cut = undefined;
    if (!bytes.subarray(0, SEGMENT_MAGIC.length).equals(SEGMENT_MAGIC)) {
      findings.problem({
        kind: 'malformed',
        file,
        where: `bytes 0 to ${SEGMENT_MAGIC.length - 1}`,
        expected: SEGMENT_MAGIC.toString('latin1'),
        found: JSON.stringify(bytes.toString('latin1', 0, SEGMENT_MAGIC.length)),
      });
    }
    let offset = SEGMENT_MAGIC.length;
    while (offset < bytes.length) {
      const found = decodeGroup(key.name, bytes, offset, verify);
      if (found.kind === 'group') {
        checkOrder(found.group, before, size, file, offset, findings);
        before = found.group;
        groups.push({ file, offset, first: found.group.first, leaves: hashAll(found.group.entries) });
        offset = found.nextOffset;
        continue;
      }
      const next = nextGroup(key.name, bytes, offset, verify);
      if (found.kind === 'incomplete' && next === undefined) {
        cut = { file, offset, bytes: bytes.length - offset, why: found.why };
        break;
      }
      findings.problem({
        kind: 'altered',
        file,
        where: `bytes ${offset} to ${(next ?? bytes.length) - 1}`,
        expected: 'a group signed by the ledger',
        found: found.why,
      });
      if (next === undefined) break;
      offset = next;
      before = undefined;
    }
  }
  if (cut)
    findings.leftover({
      file: cut.file,
      what: `${cut.bytes} bytes from byte ${cut.offset} on are a group that was never completed (${cut.why}). A crash leaves this; so does somebody who changes or cuts the last group.`,
    });
  return groups;
};

function unfinished(cut: Cut, why: string, findings: Findings): void {
  findings.problem({
    kind: 'altered',
    file: cut.file,
    where: `bytes ${cut.offset} to ${cut.offset + cut.bytes - 1}`,
    expected: `a whole group, since ${why}`,
    found: cut.why,
  });
}

function checkOrder(
  group: Group,
  before: Group | undefined,
  size: number,
  file: string,
  offset: number,
  findings: Findings,
): void {
  const end = group.first + group.entries.length;
  const where = `the group at byte ${offset}`;
  const beforeEnd = before ? before.first + before.entries.length : 0;
  const expected = Math.max(size, beforeEnd);
  if (end > size && group.first !== expected) {
    findings.problem({
      kind: 'inconsistent',
      file,
      where,
      expected: `entry ${expected} next`,
      found: `entry ${group.first}: groups before it are gone, or it was put here`,
    });
  } else if (
    before &&
    beforeEnd === group.first &&
    !Buffer.from(before.chainAfter).equals(group.chainBefore)
  ) {
    findings.problem({
      kind: 'inconsistent',
      file,
      where,
      expected: 'a group that continues the one before it',
      found: 'one that continues another',
    });
  }
}

async function readFileOf(
  source: Parameters<ReadJournal>[0],
  file: string,
  findings: Findings,
): Promise<Buffer | null> {
  try {
    const bytes = await source.read(file);
    // A writer removes a file once a checkpoint stands over it, also while this is being read.
    return bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } catch (error) {
    if (!(error instanceof ReadProblem)) throw error;
    findings.problem({
      kind: 'unreadable',
      file,
      expected: 'a file that can be read',
      found: error.message,
    });
    return null;
  }
}

/** Offset of the next sound group after `offset`. */
function nextGroup(origin: string, bytes: Buffer, offset: number, verify: Verify): number | undefined {
  for (let at = offset + 1; at + GROUP_HEADER_BYTES <= bytes.length; at++) {
    if (at + GROUP_HEADER_BYTES + bytes.readUInt32BE(at) > bytes.length) continue;
    if (bytes.readUInt32BE(at + 8) > 2 ** 21) continue; // an index past 2^53
    if (decodeGroup(origin, bytes, at, verify).kind === 'group') return at;
  }
  return undefined;
}

function hashAll(entries: readonly Uint8Array[]): Uint8Array {
  const leaves = new Uint8Array(entries.length * HASH_BYTES);
  entries.forEach((entry, i) => {
    leafHashInto(entry, leaves, i * HASH_BYTES);
  });
  return leaves;
}

/**
 * Reads the journal back when a ledger is opened: the entries that were acknowledged after the last checkpoint. A group
 * that was never completed was never acknowledged, and is left out; anything else that does not fit is refused.
 *
 * Such a group ends its file, and what may follow is an empty file, made ready before it is needed, or groups that were
 * written after an opening left it out. The latter lie after a checkpoint over everything before them; a group that
 * lies further on means that something between was lost.
 */
import { join } from 'node:path';
import { type Disk, listIfThere } from './disk.js';
import { journalFolder, SEGMENT_MAGIC } from './journal.js';
import { decodeGroup, GROUP_HEADER_BYTES, type Group, type Verify } from './journal-group.js';
import { damaged } from './ledger-error.js';

export interface Replayed {
  /** Numbers of the files that were found. */
  readonly segments: readonly number[];
  /** The groups from `size` on, without a gap. */
  readonly groups: readonly Group[];
  /** Index of the first entry of all files; undefined where they hold none. */
  readonly firstIndex?: number;
  /** Bytes of groups that were never completed. */
  readonly cutBytes: number;
}

/** @throws LedgerError `damaged`. */
export async function replay(
  disk: Disk,
  dir: string,
  origin: string,
  size: number,
  verify: Verify,
): Promise<Replayed> {
  const folder = journalFolder(dir);
  const segments = (await listIfThere(disk, folder))
    .filter((name) => /^\d{8,}$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
  const groups: Group[] = [];
  let before: Group | undefined;
  let firstIndex: number | undefined;
  let cut: { readonly where: string; readonly why: string } | undefined;
  let cutBytes = 0;
  for (const number of segments) {
    const path = join(folder, String(number).padStart(8, '0'));
    const bytes = Buffer.from(await disk.read(path));
    if (bytes.length <= SEGMENT_MAGIC.length && !bytes.equals(SEGMENT_MAGIC)) continue; // never made ready
    if (!bytes.subarray(0, SEGMENT_MAGIC.length).equals(SEGMENT_MAGIC)) {
      throw damaged(path, `a journal file, which begins with ${SEGMENT_MAGIC}`, 'something else');
    }
    let offset = SEGMENT_MAGIC.length;
    while (offset < bytes.length) {
      const found = decodeGroup(origin, bytes, offset, verify);
      const where = `${path}, byte ${offset}`;
      if (found.kind === 'altered') throw damaged(where, 'a group signed by the ledger', found.why);
      if (found.kind === 'incomplete') {
        const later = groupAfter(origin, bytes, offset, verify);
        if (later !== undefined) {
          throw damaged(where, `a whole group, since one follows at byte ${later}`, found.why);
        }
        cut = { where, why: found.why };
        cutBytes += bytes.length - offset;
        break;
      }
      const { group } = found;
      if (cut && group.first > size) {
        throw damaged(cut.where, `a whole group, since entry ${group.first} follows in ${path}`, cut.why);
      }
      firstIndex ??= group.first;
      checkOrder(where, before, group, size);
      if (group.first >= size) groups.push(group);
      before = group;
      offset = found.nextOffset;
    }
  }
  return {
    segments,
    groups,
    cutBytes,
    ...(firstIndex === undefined ? {} : { firstIndex }),
  };
}

function checkOrder(where: string, before: Group | undefined, group: Group, size: number): void {
  const end = group.first + group.entries.length;
  if (end <= size && group.first < size) return; // under the checkpoint: its file is only waiting to be removed
  const expected = Math.max(size, before ? before.first + before.entries.length : 0);
  if (group.first !== expected) throw damaged(where, `entry ${expected} next`, `entry ${group.first}`);
  // The first one after the checkpoint stands on that: a chain begins anew when a ledger is opened, and the file with
  // the end of the old chain may have come back with a power cut.
  if (before && group.first > size && !Buffer.from(before.chainAfter).equals(group.chainBefore)) {
    throw damaged(where, 'a group that continues the one before it', 'one that continues another');
  }
}

/** Offset of a sound group somewhere after `offset`: then what stands at `offset` was complete once. */
function groupAfter(origin: string, bytes: Buffer, offset: number, verify: Verify): number | undefined {
  for (let at = offset + 1; at + GROUP_HEADER_BYTES <= bytes.length; at++) {
    if (at + GROUP_HEADER_BYTES + bytes.readUInt32BE(at) > bytes.length) continue;
    if (bytes.readUInt32BE(at + 8) > 2 ** 21) continue; // an index past 2^53
    if (decodeGroup(origin, bytes, at, verify).kind === 'group') return at;
  }
  return undefined;
}

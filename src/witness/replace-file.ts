/**
 * Replaces a small file as a whole: whoever reads it, also after a power cut, finds the old content or the new one.
 * When it resolves, the new one is durable.
 */
import { dirname } from 'node:path';
import { type Disk, writeDurably } from '../ledger/disk.js';
import { utf8 } from '../ledger/format/bytes.js';

export async function replaceFile(disk: Disk, path: string, text: string): Promise<void> {
  const aside = `${path}.new`;
  // A new file each time: after a failed sync, nothing is known about what went before in that one.
  await writeDurably(disk, aside, utf8(text));
  await disk.rename(aside, path);
  await disk.syncDirectory(dirname(path));
}

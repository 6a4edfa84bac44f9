/**
 * Whether the ledger continues an earlier checkpoint. Only this, or the cosignature of a witness, shows that a whole
 * folder was put back to an earlier state, which is sound in itself.
 */
import { toHex } from '../format/bytes.js';
import { fullTiles, TILE_WIDTH, tilePath, tilesAt } from '../format/tile.js';
import { readTile } from './leaves.js';
import { collectFindings, type Findings, problemSentence } from './problem.js';
import { equalHashes } from './row.js';
import { checkSigned, type Keys, type SignedCheckpoint } from './signed.js';
import type { TileSource } from './source.js';
import { rootAt, type Truth } from './truth.js';

export async function checkSince(
  source: TileSource,
  since: { readonly name: string; readonly note: Uint8Array },
  now: SignedCheckpoint | null,
  truth: Truth,
  keys: Keys,
  certain: boolean,
  findings: Findings,
): Promise<void> {
  const own = collectFindings(10);
  const earlier = await checkSigned(since.note, since.name, { ...keys, needed: 0 }, own);
  if (!earlier?.trusted) {
    const why = own.problems.map(problemSentence).join('; ');
    findings.problem({
      kind: 'signature',
      file: since.name,
      expected: 'an earlier checkpoint that this ledger has signed',
      found: why || 'none that could be checked, for want of a key',
    });
    return;
  }
  if (!now?.trusted) return;
  const { size, root } = earlier.checkpoint;
  const by = earlier.cosigned.map(({ name }) => `"${name}"`).join(', ');
  const seen = by ? `${since.name}, cosigned by ${by}` : since.name;
  if (now.checkpoint.size < size) {
    findings.problem({
      kind: 'inconsistent',
      file: 'checkpoint',
      where: 'line 2 (size)',
      expected: `at least ${size} entries, as it had in ${seen}`,
      found: `${now.checkpoint.size}: the ledger was put back to an earlier state`,
    });
    return;
  }
  if (!certain) return;
  const then = await rootAt(truth, size);
  if (!then) {
    findings.remark(`${since.name}: not compared, as the files that it takes are damaged.`);
    return;
  }
  if (!equalHashes(then, root)) {
    findings.problem({
      kind: 'inconsistent',
      file: 'checkpoint',
      where: 'line 3 (root)',
      expected: `a continuation of the first ${size} entries with the root ${toHex(root)}, as in ${seen}`,
      found: `first ${size} entries with the root ${toHex(then)}: history was rewritten. Keep both checkpoints, they are the evidence`,
    });
    return;
  }
  await checkTilesOf(source, size, truth.size, since.name, findings);
}

/** What an earlier checkpoint needs stays readable: its partial tiles, or the full ones in their place. */
export async function checkTilesOf(
  source: TileSource,
  size: number,
  sizeNow: number,
  name: string,
  findings: Findings,
): Promise<void> {
  for (const { level, index, width } of tilesAt(size)) {
    // Where the full one is needed by now, its absence is told already.
    if (width === TILE_WIDTH || index < fullTiles(level, sizeNow)) continue;
    const { bytes } = await readTile(source, level, index, width);
    if (bytes === null)
      findings.problem({
        kind: 'missing',
        file: tilePath({ level, index, width }),
        expected: `the partial tile of the checkpoint over ${size} entries (${name}), or the full one in its place`,
        found: 'neither',
      });
  }
}

/**
 * The audit of a whole ledger from outside: it reads files, and believes nothing but the signatures.
 *
 * Order: the checkpoint and who signed it; every entry hashed again and compared with every tile at every level, up to
 * the signed root; what lies after the checkpoint; what does not belong; and whether an earlier checkpoint is continued.
 * Runs in Node.js and in a browser; how the work is spread over threads comes in from outside.
 */
import { toHex } from '../format/bytes.js';
import { HASH_BYTES } from '../format/hash.js';
import type { VerifierKey, VerifyEd25519 } from '../format/note.js';
import { parseTilePath, TILE_WIDTH } from '../format/tile.js';
import { blameTile } from './blame.js';
import type { JournalGroup, ReadJournal } from './journal-reading.js';
import { auditEdge, auditRange, type EdgeResult, type Range, type RangeResult } from './leaves.js';
import { checkLevels } from './levels.js';
import { checkJournalAgainst, checkWaiting, headOf, journalLeaves, PENDING, readWaiting } from './pending.js';
import { collectFindings, type Findings, type Leftover, type Problem } from './problem.js';
import { equalHashes, hashAt } from './row.js';
import { settle } from './settle.js';
import { type Cosigned, type Keys, readKeyFile, readSigned, type SignedCheckpoint } from './signed.js';
import { checkSince } from './since.js';
import type { TileSource } from './source.js';
import { checkStrays, endOf, fileKind } from './strays.js';
import { grown, type Truth, type TruthParts, truthOf } from './truth.js';

export interface AuditOptions {
  /** The ledger's key, from somewhere else than the ledger; without it the one in key.pub is taken, and told. */
  readonly key?: VerifierKey;
  readonly witnesses?: readonly VerifierKey[];
  /** How many of the witnesses must have cosigned; all, unless told otherwise. */
  readonly cosignatures?: number;
  /** An earlier checkpoint of this ledger, which it must continue. */
  readonly since?: { readonly name: string; readonly note: Uint8Array };
  readonly verify: VerifyEd25519;
  /** Spreads the ranges over threads; by itself the audit works through them one by one. */
  readonly spread?: (ranges: readonly Range[], tell: (tiles: number) => void) => Promise<RangeResult[]>;
  readonly readJournal?: ReadJournal;
  /** More problems than this are counted, not kept. */
  readonly mostProblems?: number;
}

export interface AuditReport {
  readonly ledger: string;
  readonly sound: boolean;
  readonly origin: string | null;
  /** Entries under the checkpoint; null when there is no checkpoint to read. */
  readonly size: number | null;
  /** Hexadecimal. */
  readonly root: string | null;
  /** The checkpoint as it lies there. */
  readonly checkpoint: string | null;
  readonly cosigned: readonly Cosigned[];
  /** Entries that were hashed. */
  readonly entries: number;
  readonly entryBytes: number;
  /** Acknowledged entries in the journal that no checkpoint stands over yet. */
  readonly pending: number;
  readonly problems: readonly Problem[];
  /** Also those past the bound. */
  readonly problemCount: number;
  readonly leftovers: readonly Leftover[];
  readonly remarks: readonly string[];
}

export type TellProgress = (done: number, total: number) => void;

const MOST_PROBLEMS = 100;
const TILES_PER_RANGE = 64;
/** 16 billion: beyond it the hashes of level 1 do not fit into memory. */
const MOST_ENTRIES = 2 ** 34;

export async function auditLedger(
  source: TileSource,
  options: AuditOptions,
  tell: TellProgress = () => undefined,
): Promise<AuditReport> {
  const findings = collectFindings(options.mostProblems ?? MOST_PROBLEMS);
  const witnesses = options.witnesses ?? [];
  const files = source.list ? await source.list() : null;
  const keys: Keys = {
    log: await readKeyFile(source, options.key, findings),
    witnesses,
    needed: options.cosignatures ?? witnesses.length,
    verify: options.verify,
  };
  // Before the checkpoint: a writer renames it, or removes it after it has counted.
  const waiting = files?.includes(PENDING) ? await readWaiting(source, keys, findings) : null;
  const signed = await readSigned(source, 'checkpoint', keys, findings);
  const head = headOf(signed, waiting);
  const trusted = head !== null;
  const size = auditedSize(head ? head.checkpoint.size : sizeOfFiles(files), findings);
  const tree = await auditTree(source, size, head, options, findings, tell);
  const truth = truthOf(tree.parts);
  if (!trusted)
    findings.remark(
      files
        ? `No checkpoint can be trusted: the files were compared only with each other, over the ${size} entries that they show.`
        : 'No checkpoint can be trusted: nothing else was checked.',
    );
  await checkLevels(source, truth, tree.certain, findings);
  const pending = files ? await auditRest(source, files, truth, tree, head, keys, options, findings) : 0;
  if (tree.certain) await checkWaiting(source, signed, waiting, truth, findings);
  if (options.since) await checkSince(source, options.since, signed, truth, keys, tree.certain, findings);
  return {
    ledger: source.name,
    sound: findings.count === 0,
    origin: signed?.checkpoint.origin ?? null,
    size: signed?.checkpoint.size ?? null,
    root: signed ? toHex(signed.checkpoint.root) : null,
    checkpoint: signed?.text ?? null,
    cosigned: signed?.cosigned ?? [],
    entries: size,
    entryBytes: tree.entryBytes,
    pending,
    problems: findings.problems,
    problemCount: findings.count,
    leftovers: findings.leftovers,
    remarks: findings.remarks,
  };
}

interface AuditedTree {
  readonly parts: TruthParts;
  /** The signed root stands over it, or nothing is signed and no two files contradict each other undecidedly. */
  readonly certain: boolean;
  readonly entryBytes: number;
}

async function auditTree(
  source: TileSource,
  size: number,
  head: SignedCheckpoint | null,
  { spread }: AuditOptions,
  findings: Findings,
  tell: TellProgress,
): Promise<AuditedTree> {
  const signedRoot = head?.checkpoint.root ?? null;
  const full = Math.floor(size / TILE_WIDTH);
  let done = 0;
  const told = (tiles: number): void => {
    done += tiles;
    tell(done * TILE_WIDTH, size);
  };
  const ranges: Range[] = [];
  for (let from = 0; from < full; from += TILES_PER_RANGE)
    ranges.push({ from, to: Math.min(full, from + TILES_PER_RANGE) });
  const results = spread ? await spread(ranges, told) : await oneByOne(source, ranges, told);
  const roots = new Uint8Array(full * HASH_BYTES);
  for (const result of results) roots.set(result.roots, result.from * HASH_BYTES);
  const disagreements = results.flatMap((result) => result.disagreements);
  const width = size % TILE_WIDTH;
  const edge = width === 0 ? null : await auditEdge(source, full, width);
  const settled = await settle(source, roots, disagreements, edge, size, signedRoot);
  const certain = settled.hasSignedRoot ?? settled.decided;
  const all = edge?.disagreement ? [...disagreements, edge.disagreement] : disagreements;
  const rootOf = (index: number): Uint8Array | null =>
    settled.unknown.has(index) ? null : index < full ? hashAt(settled.roots, index) : settled.edgeRoot;
  for (const one of all) blameTile(one, rootOf(one.index), certain, findings);
  if (settled.hasSignedRoot === false && settled.unknown.size === 0) {
    findings.problem({
      kind: 'altered',
      file: head!.file,
      where: 'line 3 (root)',
      expected: 'the root of the tree that the entries and tiles give',
      found: `${toHex(signedRoot!)}, which is signed: entries were changed together with their tiles, or the checkpoint stands over another tree`,
    });
  }
  return {
    parts: { source, roots: settled.roots, edge: edgeLeaves(edge, settled.edgeRoot), size },
    certain,
    entryBytes: results.reduce((sum, { entryBytes }) => sum + entryBytes, 0) + (edge?.entryBytes ?? 0),
  };
}

export async function oneByOne(
  source: TileSource,
  ranges: readonly Range[],
  tell: (tiles: number) => void,
): Promise<RangeResult[]> {
  const results: RangeResult[] = [];
  for (const range of ranges) results.push(await auditRange(source, range, tell));
  return results;
}

/** Leaf hashes at the right edge, told by whichever file was found right. */
function edgeLeaves(edge: EdgeResult | null, root: Uint8Array): Uint8Array | null {
  if (!edge) return new Uint8Array(0);
  if (edge.leaves) return edge.leaves;
  for (const telling of [edge.disagreement!.entries, edge.disagreement!.tile])
    if ('root' in telling && equalHashes(telling.root, root)) return telling.leaves;
  return null;
}

/** What lies after the checkpoint, and what does not belong. @returns how many entries wait for a checkpoint */
async function auditRest(
  source: TileSource,
  files: readonly string[],
  truth: Truth,
  { parts, certain }: AuditedTree,
  head: SignedCheckpoint | null,
  keys: Keys,
  { readJournal }: AuditOptions,
  findings: Findings,
): Promise<number> {
  const journal = files.filter((file) => fileKind(file) === 'journal');
  const found = collectFindings(MOST_PROBLEMS);
  let groups: readonly JournalGroup[] = [];
  if (journal.length > 0 && !(readJournal && keys.log))
    findings.remark('The journal was not read: that takes the command line, and the key of the ledger.');
  else if (readJournal && keys.log) groups = await readJournal(source, journal, keys.log, truth.size, found);
  const after = truthOf(grown(truth, parts, journalLeaves(groups, truth.size)));
  if (certain) await checkJournalAgainst(groups, truth, found);
  const moved = head !== null && (await hasMoved(source, head, keys));
  if (moved)
    findings.remark(
      'The ledger was written to meanwhile: what lies after the checkpoint that was audited was not checked.',
    );
  else {
    for (const one of found.problems) findings.problem(one);
    for (const one of found.leftovers) findings.leftover(one);
    for (const one of found.remarks) findings.remark(one);
  }
  await checkStrays(source, files, { size: truth.size, grown: after, certain, moved }, findings);
  return moved ? 0 : after.size - truth.size;
}

/** Whether a writer has published a later checkpoint since the audit began. */
async function hasMoved(source: TileSource, head: SignedCheckpoint, keys: Keys): Promise<boolean> {
  const later = await readSigned(source, head.file, { ...keys, needed: 0 }, collectFindings(0));
  return later?.trusted === true && later.checkpoint.size > head.checkpoint.size;
}

/** Without a checkpoint: as many entries as the bundles show. */
function sizeOfFiles(files: readonly string[] | null): number {
  let size = 0;
  for (const file of files ?? []) {
    const tile = parseTilePath(file);
    if (tile?.level === 'entries') size = Math.max(size, endOf(tile));
  }
  return size;
}

function auditedSize(size: number, findings: Findings): number {
  if (size <= MOST_ENTRIES) return size;
  findings.problem({
    kind: 'inconsistent',
    file: 'checkpoint',
    where: 'line 2 (size)',
    expected: `at most ${MOST_ENTRIES} entries, the most that this program audits`,
    found: `${size}`,
  });
  return 0;
}

/**
 * What lies after the checkpoint, in the form in which an audit wants it. The reading itself needs Node.js
 * (journal-audit.ts), and a ledger behind a web address shows no journal.
 */

import type { VerifierKey } from '../format/note.js';
import type { Findings } from './problem.js';
import type { TileSource } from './source.js';

export interface JournalGroup {
  readonly file: string;
  readonly offset: number;
  /** Index of its first entry. */
  readonly first: number;
  /** Leaf hashes, one after another. */
  readonly leaves: Uint8Array;
}

/** Tells of everything that does not fit, and returns the sound groups in order. */
export type ReadJournal = (
  source: TileSource,
  files: readonly string[],
  key: VerifierKey,
  size: number,
  findings: Findings,
) => Promise<readonly JournalGroup[]>;

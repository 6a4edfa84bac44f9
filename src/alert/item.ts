/** One thing that one receiver is told under one rule: a matter, what became of it, and its place in the row of what was told. */
import type { Language } from '../record/codes.js';
import type { About, Area, Telling } from './matter.js';

/** `withdrawn`: the rule does not find it any more; of a silence: the source speaks again. */
export const CHANGES = ['new', 'revised', 'withdrawn'] as const;
export type Change = (typeof CHANGES)[number];

export interface Item {
  /** The same after a restart, so that a receiver can drop repeats. */
  readonly id: string;
  readonly rule: string;
  readonly receiver: string;
  readonly about: About;
  readonly change: Change;
  readonly key: string;
  readonly mark: string;
  /** Key under which it was told before, where that was another. */
  readonly was?: string;
  /** Id of the item that told of it first; absent: this is the first. */
  readonly first?: string;
  /** When it was found. */
  readonly foundMs: number;
  readonly atMs: number;
  readonly sector: string;
  readonly area: Area | null;
  readonly view: string;
  readonly resource: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** In the languages of its receiver; none where it is only counted. */
  readonly words: Partial<Readonly<Record<Language, Telling>>>;
  /** Size of the ledger that it was found in. */
  readonly size: number;
}

/**
 * What was found about one thing that a person gave: a list of checks, each of which held, failed or stayed open, and
 * the verdict that follows from them. Plain data, since it comes out of a worker; the words are in ../words.
 */
import type { FormatError } from '../../../src/ledger/format/format-error.js';

export type Subject = 'proof' | 'report' | 'checkpoint' | 'ledger' | 'split' | 'unknown';

export type What =
  | 'form'
  | 'key'
  | 'signature'
  | 'inclusion'
  | 'cosignatures'
  | 'continuation'
  | 'reportRoot'
  | 'reportEntries'
  | 'findings'
  | 'tree'
  | 'split';

/** `open`: not checked, and the words say why. */
export type State = 'held' | 'failed' | 'open';

/** In the words of the format code, which are English. */
export interface Fault {
  /** What kind of problem an audit found. */
  readonly kind?: ProblemKind;
  readonly where: string;
  readonly expected: string;
  readonly found: string;
  readonly advice?: string;
}

type ProblemKind = import('../../../src/ledger/audit/problem.js').ProblemKind;

export interface Values {
  readonly key?: string;
  readonly origin?: string;
  readonly size?: number;
  readonly ledgerSize?: number;
  readonly index?: number;
  readonly count?: number;
  readonly bytes?: number;
  /** Names of witnesses, or of keys nobody gave. */
  readonly names?: readonly string[];
}

export interface Check {
  readonly what: What;
  readonly state: State;
  readonly values: Values;
  readonly faults: readonly Fault[];
}

export interface Section {
  readonly subject: Subject;
  /** The file, folder or address. */
  readonly name: string;
  readonly checks: readonly Check[];
  /** What was read; signed or not, as the checks say. */
  readonly facts: Facts;
  /** The entry that a proof carries; base64 where it is no text. */
  readonly entry?: { readonly text: string } | { readonly base64: string };
  /** In English: what an audit left out, and on whose word it went. */
  readonly remarks: readonly string[];
}

export interface Facts {
  readonly origin?: string;
  readonly size?: number;
  /** Hexadecimal, as is the hash of the entry. */
  readonly root?: string;
  readonly key?: string;
  readonly index?: number;
  readonly leafHash?: string;
  readonly cosigned?: readonly { readonly name: string; readonly timeSeconds: number }[];
}

/** `ifKey`: all held, by a key on whose word nobody vouches yet. */
export type Verdict = 'held' | 'ifKey' | 'unchecked' | 'failed';

const ESSENTIAL: readonly What[] = ['signature', 'inclusion', 'reportRoot', 'tree', 'form'];

export function verdictOf({ checks }: Section): Verdict {
  if (checks.some(({ state }) => state === 'failed')) return 'failed';
  if (checks.some(({ what, state }) => state === 'open' && ESSENTIAL.includes(what))) return 'unchecked';
  return checks.some(({ what, state }) => what === 'key' && state === 'open') ? 'ifKey' : 'held';
}

export const held = (what: What, values: Values = {}): Check => ({ what, state: 'held', values, faults: [] });
export const open = (what: What, values: Values = {}): Check => ({ what, state: 'open', values, faults: [] });
export const failed = (what: What, faults: readonly Fault[], values: Values = {}): Check => ({
  what,
  state: 'failed',
  values,
  faults,
});

export const faultOf = (error: FormatError): Fault => error.fault;

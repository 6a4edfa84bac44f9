/**
 * What drafting proposes: a declaration, a handover or a clause, with the exact words it was read from. A proposal is
 * no record: somebody accepts it (accept.ts), and only then can it be imported.
 */
import type { Declaration, Handover } from '../record/record.js';
import type { Quantity } from './number.js';
import type { Span } from './sentence.js';

interface Base {
  readonly truceline: 'proposal/1';
  /** P1, P2 ... in the order of the text. */
  readonly id: string;
  readonly status: 'proposed' | 'accepted' | 'refused';
  /** The words it rests on, with offsets into the text (UTF-16, end exclusive). */
  readonly span: Span;
  /** From 0 to 1: how plainly the words say it. No frequency; a rank for the reader. */
  readonly confidence: number;
  /** The rule that found it: a key of rules/acts.yaml, or exchange, hands-over, receives. */
  readonly rule: string;
  /** Where party, act and subject stand. */
  readonly evidence: Readonly<Record<string, Span>>;
  readonly numbers: readonly Quantity[];
  readonly conditions: readonly Span[];
  /** What a person should look at before accepting. */
  readonly doubts: readonly string[];
}

export interface DeclarationProposal extends Base {
  readonly kind: 'declaration';
  readonly record: Declaration;
}

export interface HandoverProposal extends Base {
  readonly kind: 'handover';
  readonly record: Handover;
}

/** A clause in the language of docs/agreement-language.md, as far as the words go; `missing` says what it lacks. */
export interface ClauseProposal extends Base {
  readonly kind: 'clause';
  readonly clause: Readonly<Record<string, unknown>>;
  readonly missing: readonly string[];
}

export type Proposal = DeclarationProposal | HandoverProposal | ClauseProposal;

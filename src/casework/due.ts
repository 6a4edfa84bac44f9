/**
 * What is due at a moment: whose turn it is, until when, what follows, and whom nobody has told yet. Pure in the case and
 * the moment that is asked about.
 */
import type { Case, Clock, DueMark } from './case.js';

export type DueState =
  /** The text sets no time. */
  | 'noTime'
  /** No time runs: the party was not told. */
  | 'untold'
  | 'running'
  | 'overdue';

export interface DueLine {
  readonly case: string;
  readonly clock: Clock['clock'];
  readonly party: string;
  readonly of: string;
  readonly fromMs: number;
  readonly state: DueState;
  /** The next mark that is not over; of an overdue one the last; null without a time. */
  readonly mark: DueMark | null;
  /** Marks that are over: facts, no admissions. */
  readonly passed: readonly DueMark[];
}

/** A step that a party ought to be told of and was given no notice of. */
export interface UntoldLine {
  readonly case: string;
  readonly party: string;
  readonly step: string;
  readonly action: 'allege' | 'propose' | 'decide';
}

/** Soonest first; what has no time comes last. */
export function dueAt(cases: readonly Case[], atMs: number): readonly DueLine[] {
  return cases
    .flatMap((one) =>
      one.clocks.filter(({ fromMs }) => fromMs <= atMs).map((clock) => lineOf(one, clock, atMs)),
    )
    .sort((a, b) => (a.mark?.dueMs ?? NEVER) - (b.mark?.dueMs ?? NEVER) || a.fromMs - b.fromMs);
}

const NEVER = Number.MAX_SAFE_INTEGER;

function lineOf({ id }: Case, { clock, party, of, fromMs, marks, untold }: Clock, atMs: number): DueLine {
  const next = marks.find(({ dueMs }) => atMs <= dueMs);
  const passed = marks.filter(({ dueMs }) => dueMs < atMs);
  const mark = next ?? marks.at(-1) ?? null;
  const state = untold ? 'untold' : !mark ? 'noTime' : passed.length > 0 ? 'overdue' : 'running';
  return { case: id, clock, party, of, fromMs, state, mark, passed };
}

const TOLD_OF = ['allege', 'propose', 'decide'] as const;

/** Of each party the last step alone: whoever was told of that knows of those before. */
export function untold(cases: readonly Case[]): readonly UntoldLine[] {
  return cases.flatMap(({ id, history, notices, concerned, from, state }) => {
    if (state === 'closed') return [];
    const last = history.findLast(
      ({ action, effect }) => effect.kind === 'stands' && (TOLD_OF as readonly string[]).includes(action),
    );
    if (!last) return [];
    const action = last.action as UntoldLine['action'];
    return concerned
      .filter((party) => action !== 'allege' || party !== from)
      .filter((party) => !notices.some(({ of, party: to }) => of === last.id && to === party))
      .map((party) => ({ case: id, party, step: last.id, action }));
  });
}

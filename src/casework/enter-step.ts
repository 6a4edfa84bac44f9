/**
 * A step that somebody wants to take, made into a record: who they are and which step they follow is held against the case
 * as it is now. Two who answer the same state write the same id; the ledger keeps the first, and the second is shown what
 * was entered meanwhile. Nothing is overwritten, and nothing is joined by guess.
 */
import { isDeepStrictEqual } from 'node:util';
import { MISSION_SOURCE } from '../record/keeping.js';
import { type Step, type StepSaid, step as stepForm, stepId, stepNumber } from '../record/step.js';
import type { Case, HistoryStep } from './case.js';
import { addStep, caseOf, type FoldedChain, foldChain } from './fold-cases.js';
import type { CaseSetting } from './progress.js';
import { startMs } from './progress.js';
import { refuse, type StepRefusal } from './refusal.js';

export interface Wanted {
  readonly case: string;
  /** The step that it follows, as whoever takes it saw the case; absent: it opens one. */
  readonly after?: string | undefined;
  readonly said: StepSaid;
  readonly by: Step['by'];
  /** When it was taken; absent: now. */
  readonly atMs?: number | undefined;
}

export type Prepared =
  /** `known`: the very step is there already; nothing is to be written. */
  | { readonly ok: true; readonly step: Step; readonly case: Case; readonly known: boolean }
  | {
      readonly ok: false;
      readonly reason: 'conflict';
      readonly meanwhile: readonly HistoryStep[];
      readonly case: Case;
    }
  | StepRefusal;

/** Clocks of machines differ by so much. */
const SKEW_MS = 120_000;

/** @param chain the steps of this case, in any order */
export function prepareStep(
  steps: readonly Step[],
  wanted: Wanted,
  setting: CaseSetting,
  nowMs: number,
): Prepared {
  const { said, atMs } = wanted;
  if (atMs !== undefined && atMs > nowMs + SKEW_MS) {
    const found = `${iso(atMs)}, and it is ${iso(nowMs)}`;
    return refuse('future', 'a time that is not ahead', found, 'Give the time at which it was taken.');
  }
  const chain = inOrder(steps, wanted.case);
  const folded = foldChain(chain, setting);
  if (said.action === 'allege') {
    if (chain.length === 0) return added(folded, wanted, 1, nowMs, setting);
    const first = chain[0]!;
    if (isSame(first, wanted)) return known(folded, first, nowMs);
    const hint = 'Open it under another id, or take a step in this one.';
    return refuse('alreadyDone', 'a case that is not open yet', `${wanted.case}, which is`, hint);
  }
  const last = chain.at(-1);
  if (!last || !folded.progress)
    return refuse(
      'unknownCase',
      'a case of this mission',
      `"${wanted.case}"`,
      'truceline case list has them.',
    );
  if (wanted.after === undefined) {
    const hint = `The last one is ${last.id}; look at the case before you go on.`;
    return refuse('badStep', 'the step that it follows (after)', 'none', hint);
  }
  // What answers a notice answers nothing that others may enter meanwhile.
  if (wanted.after === last.id || (said.action === 'acknowledge' && isIn(chain, wanted.after)))
    return added(folded, wanted, chain.length + 1, nowMs, setting);
  if (!isIn(chain, wanted.after))
    return refuse(
      'unknownStep',
      `a step of ${wanted.case}`,
      `"${wanted.after}"`,
      `The last one is ${last.id}.`,
    );
  const number = stepNumber(wanted.after);
  const next = chain[number]!;
  if (isSame(next, wanted)) return known(folded, next, nowMs);
  const now = caseOf(folded.entries, folded.progress, nowMs);
  return { ok: false, reason: 'conflict', meanwhile: now.history.slice(number), case: now };
}

function added(
  folded: FoldedChain,
  wanted: Wanted,
  number: number,
  nowMs: number,
  setting: CaseSetting,
): Prepared {
  const lastMs = folded.progress?.lastMs ?? Number.NEGATIVE_INFINITY;
  // A clock that is a little behind does not make what follows earlier.
  const at = iso(wanted.atMs ?? Math.max(nowMs, lastMs));
  const parsed = stepForm.safeParse({
    kind: 'step',
    id: stepId(wanted.case, number),
    source: MISSION_SOURCE,
    time: { start: at, end: at, precision: 'second' },
    case: wanted.case,
    ...(number === 1 ? {} : { after: stepId(wanted.case, number - 1) }),
    by: wanted.by,
    ...wanted.said,
  });
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    return refuse(
      'badStep',
      message,
      `${path.join('.') || 'the step'}`,
      'docs/cases.md has what belongs to it.',
    );
  }
  const next = addStep(folded, parsed.data, setting);
  if (!next.ok) return next;
  const { entries, progress } = next.folded;
  return { ok: true, step: parsed.data, case: caseOf(entries, progress!, nowMs), known: false };
}

const known = ({ entries, progress }: FoldedChain, step: Step, nowMs: number): Prepared => ({
  ok: true,
  step,
  case: caseOf(entries, progress!, nowMs),
  known: true,
});

function inOrder(steps: readonly Step[], caseId: string): readonly Step[] {
  const byId = new Map(steps.filter((one) => one.case === caseId).map((one) => [one.id, one]));
  const chain: Step[] = [];
  for (let one = byId.get(stepId(caseId, 1)); one; one = byId.get(stepId(caseId, chain.length + 1)))
    chain.push(one);
  return chain;
}

const isIn = (chain: readonly Step[], id: string): boolean => chain.some((one) => one.id === id);

/** The same said by the same person: sent again because the answer was lost. */
function isSame(step: Step, { said, by, atMs }: Wanted): boolean {
  const {
    kind: _k,
    id: _i,
    source: _s,
    time: _t,
    case: _c,
    after: _a,
    by: author,
    signature: _g,
    ...rest
  } = step;
  if (atMs !== undefined && startMs(step) !== atMs) return false;
  const plain = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return isDeepStrictEqual(rest, plain) && isDeepStrictEqual(author, by);
}

const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * Cases from their steps: a pure fold. The steps of a case are a chain by their numbers; each is taken or passed over by the
 * rules. A step is taken back by a later one that names it: the case is then what it is without it, and where a later
 * step could not have been taken without it, that one must be taken back first.
 */
import type { Step } from '../record/step.js';
import { stepId, stepNumber } from '../record/step.js';
import type { Case, Effect, HistoryStep } from './case.js';
import { clocksOf, elapse } from './clocks.js';
import {
  against as accusedBy,
  answerOf,
  bodiesOf,
  type CaseSetting,
  concerned,
  distinct,
  heard,
  isCurrent,
  type Progress,
  startMs,
} from './progress.js';
import { refusalSentence, refuse, type StepRefusal } from './refusal.js';
import type { CaseState } from './step-rules.js';
import { isItsOwn, takeStep } from './take-step.js';

export interface Cases {
  /** By when they were opened. */
  readonly cases: readonly Case[];
  /** Steps that belong to no case: nothing leads up to them. */
  readonly stray: readonly { readonly step: string; readonly because: string }[];
}

/** @param untilMs the cases as they are at this moment: later steps are not looked at, and times run out; absent: after the last step */
export function foldCases(steps: Iterable<Step>, setting: CaseSetting, untilMs?: number): Cases {
  const byCase = new Map<string, Map<string, Step>>();
  for (const step of steps) {
    const known = byCase.get(step.case) ?? new Map<string, Step>();
    byCase.set(step.case, known);
    // The ledger holds an id once; of a pipe the first counts.
    if (!known.has(step.id)) known.set(step.id, step);
  }
  const cases: Case[] = [];
  const stray: { step: string; because: string }[] = [];
  for (const [id, known] of byCase) {
    const { chain, rest } = chained(id, known, untilMs);
    const folded = foldChain(chain, setting);
    if (folded.progress) cases.push(caseOf(folded.entries, folded.progress, untilMs));
    else for (const { step } of folded.entries) rest.push(step);
    for (const { id: step } of rest) stray.push({ step, because: strayBecause(folded.entries[0]) });
  }
  cases.sort((a, b) => a.openedMs - b.openedMs || (a.id < b.id ? -1 : 1));
  return { cases, stray };
}

const strayBecause = (first: Entry | undefined): string =>
  first?.effect.kind === 'passedOver' ? first.effect.because : 'A step before it is not in the ledger.';

function chained(
  id: string,
  known: ReadonlyMap<string, Step>,
  untilMs = Number.POSITIVE_INFINITY,
): { readonly chain: readonly Step[]; readonly rest: Step[] } {
  const chain: Step[] = [];
  for (let step = known.get(stepId(id, 1)); step; step = known.get(stepId(id, chain.length + 1))) {
    if (startMs(step) > untilMs) return { chain, rest: [] };
    chain.push(step);
  }
  const rest = [...known.values()].filter(
    (one) => stepNumber(one.id) > chain.length && startMs(one) <= untilMs,
  );
  return { chain, rest };
}

export interface Entry {
  readonly step: Step;
  readonly effect: Effect;
  readonly state: CaseState;
}

export interface FoldedChain {
  readonly entries: readonly Entry[];
  /** Undefined where the first step opens no case. */
  readonly progress: Progress | undefined;
}

export function foldChain(chain: readonly Step[], setting: CaseSetting): FoldedChain {
  let entries: Entry[] = [];
  let progress: Progress | undefined;
  for (const step of chain) {
    const next = addStep({ entries, progress }, step, setting);
    if (next.ok)
      ({ entries, progress } = { entries: [...next.folded.entries], progress: next.folded.progress });
    else
      entries = [
        ...entries,
        {
          step,
          effect: { kind: 'passedOver', because: refusalSentence(next) },
          state: progress?.state ?? 'alleged',
        },
      ];
  }
  return { entries, progress };
}

export type Added = { readonly ok: true; readonly folded: FoldedChain } | StepRefusal;

/** The case with one step more, or why it cannot be taken. */
export function addStep({ entries, progress }: FoldedChain, step: Step, setting: CaseSetting): Added {
  if (!progress && entries.length > 0)
    return refuse('unknownCase', 'a case', 'steps that open none', 'Open a case with another id.');
  const fault = namedStepFault(entries, step);
  if (fault) return fault;
  const taken = takeStep(progress, step, setting);
  if (!taken.ok) return taken;
  if (step.action !== 'take_back') {
    const entry: Entry = { step, effect: { kind: 'stands' }, state: taken.progress.state };
    return { ok: true, folded: { entries: [...entries, entry], progress: taken.progress } };
  }
  return takeBack(entries, step, setting);
}

/** Steps that name another of the same case. */
function namedStepFault(entries: readonly Entry[], step: Step): StepRefusal | undefined {
  const named = step.action === 'notify' ? step.of : step.action === 'take_back' ? step.undoes : undefined;
  if (named === undefined) return undefined;
  const entry = entries.find((one) => one.step.id === named);
  if (!entry) return refuse('unknownStep', 'a step of this case', `"${named}"`, 'Its history has their ids.');
  if (step.action === 'notify') return undefined;
  if (entry.step.action === 'allege')
    return refuse(
      'dependedOn',
      'a step after the allegation',
      'the allegation',
      'Close the case, with reasons.',
    );
  if (entry.effect.kind !== 'stands') {
    const found =
      entry.effect.kind === 'takenBack' ? `one that ${entry.effect.by} took back` : 'one without effect';
    return refuse('alreadyDone', 'a step that stands', found, 'Nothing more is needed.');
  }
  if (isItsOwn(step, entry.step)) return undefined;
  const found = `one that ${entry.step.by.party ?? entry.step.by.role} took`;
  return refuse('notItsOwn', 'a step of your own, or of your colleagues', found, 'Let them take it back.');
}

/** All steps that stand are taken again, without those that do not. */
function takeBack(entries: readonly Entry[], step: Step, setting: CaseSetting): Added {
  const all: readonly Entry[] = [...entries, { step, effect: { kind: 'stands' }, state: 'alleged' }];
  const undone = undoneBy(all);
  let progress: Progress | undefined;
  const out: Entry[] = [];
  for (const entry of all) {
    const by = undone.get(entry.step.id);
    if (entry.effect.kind === 'passedOver' || by !== undefined) {
      const effect: Effect = by === undefined ? entry.effect : { kind: 'takenBack', by };
      out.push({ ...entry, effect, state: progress?.state ?? 'alleged' });
      continue;
    }
    const taken = takeStep(progress, entry.step, setting);
    const missing =
      entry.step.of !== undefined && undone.has(entry.step.of) && entry.step.action === 'notify';
    if (!taken.ok || missing) {
      const expected = 'a step that no later one depends on';
      const found = `${entry.step.id} (${entry.step.action}), which could not have been taken without it`;
      return refuse('dependedOn', expected, found, 'Take that one back first.');
    }
    progress = taken.progress;
    out.push({ step: entry.step, effect: { kind: 'stands' }, state: progress.state });
  }
  return { ok: true, folded: { entries: out, progress } };
}

/** Step to the later one that took it back and was not taken back itself. */
function undoneBy(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const undone = new Map<string, string>();
  for (const { step, effect } of entries.toReversed()) {
    if (step.undoes === undefined || effect.kind === 'passedOver') continue;
    if (!undone.has(step.id) && !undone.has(step.undoes)) undone.set(step.undoes, step.id);
  }
  return undone;
}

/** @param untilMs times that run out up to then are told */
export function caseOf(entries: readonly Entry[], reached: Progress, untilMs?: number): Case {
  const progress = untilMs === undefined ? reached : elapse(reached, untilMs);
  const { opening, states, state, proposal, decision, level, notices, actions, lapses } = progress;
  const last = entries.at(-1)!.step;
  return {
    shown: 'whole',
    id: progress.id,
    agreement: opening.agreement ?? '',
    clause: opening.clause ?? '',
    channel: opening.channel!,
    from: opening.from ?? '',
    against: accusedBy(progress),
    concerned: concerned(progress),
    records: progress.records,
    state,
    states,
    openedMs: states[0]!.atMs,
    closedMs: state === 'closed' ? progress.sinceMs : null,
    level,
    bodies: bodiesOf(progress),
    proposal,
    decision,
    responses: progress.responses.map((one) => ({ ...one, current: isCurrent(one, proposal) })),
    unanswered: proposal ? distinct(heard(progress).filter((party) => !answerOf(progress, party))) : [],
    actions,
    notices,
    clocks: clocksOf(progress),
    lapses,
    history: entries.map(historyStep),
    last: last.id,
    lastMs: startMs(last),
  };
}

function historyStep({ step, effect, state }: Entry): HistoryStep {
  const { id, action, by, reasons, reference, party, result, team, outcome, parties } = step;
  const { position, measure, cause, of, undoes, records } = step;
  const told = Object.entries({
    reference,
    result,
    team,
    outcome,
    parties,
    position,
    measure,
    cause,
    of,
    undoes,
    records,
  });
  const whose = party ?? by.party;
  return {
    id,
    number: stepNumber(id),
    action,
    atMs: startMs(step),
    role: by.role,
    ...(whose === undefined ? {} : { party: whose }),
    name: by.name,
    reasons,
    ...Object.fromEntries(told.filter(([, value]) => value !== undefined)),
    state,
    effect,
  };
}

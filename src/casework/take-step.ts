/**
 * One step more: what a case is after it, or why it cannot be taken. What any state allows is in step-rules.ts; here is what
 * hangs on more than the state.
 */
import { MISSION_SOURCE } from '../record/keeping.js';
import type { Step, StepAction } from '../record/step.js';
import type { Conclusion, Response } from './case.js';
import { elapse, escalated, hasNextLevel, waitsOf } from './clocks.js';
import { type CaseSetting, concerned, distinct, type Progress, startMs } from './progress.js';
import { refuse, type StepRefusal } from './refusal.js';
import { type CaseState, isHead, isStaff, STEP_RULES } from './step-rules.js';

export type Taken = { readonly ok: true; readonly progress: Progress } | StepRefusal;

/** @param progress undefined before the first step */
export function takeStep(progress: Progress | undefined, step: Step, setting: CaseSetting): Taken {
  const atMs = startMs(step);
  if (!progress) return open(step, setting);
  if (atMs < progress.lastMs) {
    const found = `${step.time.start}, before ${new Date(progress.lastMs).toISOString()}`;
    const hint = 'Give the time at which it was taken; what came later follows it.';
    return refuse('backInTime', 'a time not before that of the step it follows', found, hint);
  }
  const now = elapse(progress, atMs);
  const refused =
    voiceFault(step, setting) ?? stateFault(now, step.action) ?? roleFault(step) ?? partyFault(now, step);
  if (refused) return refused;
  const taken = ACTS[step.action](now, step, atMs, setting);
  if ('ok' in taken) return taken;
  const { to } = STEP_RULES[step.action];
  const state = to === 'same' ? taken.state : to === 'before' ? now.before : to;
  const moved = state !== now.state || to === state;
  return {
    ok: true,
    progress: {
      ...taken,
      state,
      lastMs: atMs,
      ...(moved ? { sinceMs: atMs } : {}),
      states: state === taken.states.at(-1)!.state ? taken.states : [...taken.states, { state, atMs }],
    },
  };
}

type Act = (now: Progress, step: Step, atMs: number, setting: CaseSetting) => Progress | StepRefusal;

const unchanged: Act = (now) => now;

const ACTS: Readonly<Record<StepAction, Act>> = {
  allege: (now) => now,
  check: unchanged,
  task: unchanged,
  verify: (now, { records = [] }) => ({ ...now, records: distinct([...now.records, ...records]) }),
  propose: (now, step, atMs, setting) => {
    const refused = partiesFault(now, step, setting);
    if (refused) return refused;
    // Answers are to the proposal that they were given to.
    return { ...now, proposal: conclusion(now, step, atMs), responses: now.responses.map(toAnEarlierOne) };
  },
  respond: (now, { id, party, position }, atMs) => ({
    ...now,
    responses: [
      ...now.responses,
      { step: id, atMs, party: party!, position: position!, current: true } satisfies Response,
    ],
  }),
  decide: (now, step, atMs, setting) =>
    partiesFault(now, step, setting) ??
    hearingFault(now, step, atMs) ?? { ...now, decision: conclusion(now, step, atMs) },
  act: (now, { id, party, measure }, atMs) => ({
    ...now,
    actions: [...now.actions, { step: id, atMs, party: party!, measure: measure! }],
  }),
  close: unchanged,
  dispute: unchanged,
  suspend: (now) => ({ ...now, before: now.state }),
  resume: (now, _, atMs) => ({ ...now, resumedMs: atMs }),
  escalate: (now, _, atMs) => {
    if (hasNextLevel(now)) return escalated(now, atMs);
    const levels = now.agreement?.casework?.levels ?? [];
    const found = levels.length === 0 ? 'none in the agreement' : `the last, ${levels.at(-1)}`;
    return refuse(
      'noNextLevel',
      'a next level',
      found,
      'The agreement names them: casework: { levels: [...] }.',
    );
  },
  reopen: (now) => ({ ...now, proposal: null, decision: null }),
  notify: (now, { id, party, of }, atMs, { parties }) => {
    if (!parties.includes(party!))
      return refuse('unknownName', `a party (${parties.join(', ')})`, `"${party}"`, 'Notices go to parties.');
    return {
      ...now,
      notices: [...now.notices, { step: id, atMs, party: party!, of: of!, acknowledgedMs: null }],
    };
  },
  acknowledge: (now, { of }, atMs) => ({
    ...now,
    notices: now.notices.map((one) => (one.step === of ? { ...one, acknowledgedMs: atMs } : one)),
  }),
  take_back: unchanged,
};

const toAnEarlierOne = (one: Response): Response => ({ ...one, current: false });

const conclusion = ({ level }: Progress, { id, outcome, parties = [] }: Step, atMs: number): Conclusion => ({
  step: id,
  atMs,
  outcome: outcome!,
  parties: distinct(parties),
  level,
});

function open(step: Step, setting: CaseSetting): Taken {
  const refused = voiceFault(step, setting) ?? roleFault(step) ?? namesFault(step, setting);
  if (refused) return refused;
  const agreement = setting.agreements.find(({ id }) => id === step.agreement);
  const atMs = startMs(step);
  return {
    ok: true,
    progress: {
      id: step.case,
      opening: step,
      agreement,
      everyParty: agreement?.parties ?? setting.parties,
      state: 'alleged',
      sinceMs: atMs,
      before: 'alleged',
      states: [{ state: 'alleged', atMs }],
      resumedMs: atMs,
      level: 0,
      levelSinceMs: atMs,
      proposal: null,
      decision: null,
      responses: [],
      actions: [],
      notices: [],
      lapses: [],
      records: distinct(step.records ?? []),
      lastMs: atMs,
    },
  };
}

/** Steps are the mission's to write down; a party's own source carries what its delegates say, and nothing in anybody else's name. */
function voiceFault({ source, by }: Step, { sources }: CaseSetting): StepRefusal | undefined {
  if (source === MISSION_SOURCE) return undefined;
  const party = sources.find(({ id }) => id === source)?.party;
  if (party === undefined)
    return refuse(
      'wrongParty',
      `steps from the source "${MISSION_SOURCE}"`,
      `"${source}"`,
      'Enter it as the mission.',
    );
  if (by.role === 'party_delegate' && by.party === party) return undefined;
  const found = `a step by ${by.party ?? by.role} from the source "${source}" of ${party}`;
  return refuse(
    'wrongParty',
    `steps of delegates of ${party} from its source`,
    found,
    'Enter it as the mission.',
  );
}

function stateFault({ state }: Progress, action: StepAction): StepRefusal | undefined {
  const rule = STEP_RULES[action];
  if (rule.in.includes(state)) return undefined;
  const states = rule.in.filter((one): one is CaseState => one !== 'none');
  const expected =
    states.length === 0 ? 'a new case' : `a case that is ${states.join(' or ')}, for ${action}`;
  const hint =
    state === 'closed' ? 'Reopen it first, with reasons.' : 'docs/cases.md has which step may follow which.';
  return refuse('outOfOrder', expected, `one that is ${state}`, hint);
}

function roleFault({ action, by }: Step): StepRefusal | undefined {
  const { who } = STEP_RULES[action];
  if (who.includes(by.role)) return undefined;
  const hint = 'Let somebody in one of these roles take it.';
  return refuse('wrongRole', `${who.join(', ')} for ${action}`, by.role, hint);
}

function partyFault(now: Progress, step: Step): StepRefusal | undefined {
  const { action, by, party, reference } = step;
  const { ofParty } = STEP_RULES[action];
  if (action === 'decide' && by.role === 'guarantor' && now.level === 0) {
    const hint = 'A guarantor decides once the case was escalated.';
    return refuse('wrongRole', 'the chief monitor at the first level', 'a guarantor', hint);
  }
  if (ofParty === undefined) return undefined;
  if (by.role === 'party_delegate' && by.party !== party) {
    const hint = 'Delegates speak for the party that sent them.';
    return refuse('wrongParty', `${by.party}, for a delegate of it`, `"${party}"`, hint);
  }
  if (by.role !== 'party_delegate' && reference === undefined) {
    const hint = 'Say where the words of the party are (reference): the letter, its date.';
    return refuse('badStep', `a reference with ${action} entered for ${party}`, 'none', hint);
  }
  if (action === 'acknowledge') return noticeFault(now, step);
  const all = concerned(now);
  if (all.includes(party!)) return undefined;
  return refuse(
    'wrongParty',
    `a party that the case concerns (${all.join(', ')})`,
    `"${party}"`,
    'Name one.',
  );
}

function noticeFault({ notices }: Progress, { of, party }: Step): StepRefusal | undefined {
  const notice = notices.find(({ step }) => step === of);
  if (!notice) return refuse('unknownStep', 'a notice of this case', `"${of}"`, 'Name the notice in of.');
  if (notice.party !== party)
    return refuse('wrongParty', `${notice.party}, whom the notice was for`, `"${party}"`, 'Name it.');
  if (notice.acknowledgedMs === null) return undefined;
  return refuse('alreadyDone', 'a notice that is not acknowledged', 'one that is', 'Nothing more is needed.');
}

/** It is decided when all were heard, or when the time for it is over; where the text sets no time, at any time. */
function hearingFault(now: Progress, { time }: Step, atMs: number): StepRefusal | undefined {
  if (now.level > 0 && now.decision !== null) return undefined;
  for (const { party, wait } of waitsOf(now)) {
    if (wait.kind === 'answered') continue;
    const { untold, marks } = wait.clock;
    if (untold) {
      const hint = `Notify ${party} of the proposal first; its time runs from the notice.`;
      return refuse('tooEarly', `a notice of the proposal to ${party}`, 'none', hint);
    }
    const last = marks.at(-1);
    if (last && atMs <= last.dueMs) {
      const expected = `the response of ${party}, or a time after ${new Date(last.dueMs).toISOString()}`;
      return refuse('tooEarly', expected, time.start, `${party} has ${last.within}.`);
    }
  }
  return undefined;
}

function partiesFault(
  { everyParty }: Progress,
  { outcome, parties = [] }: Step,
  setting: CaseSetting,
): StepRefusal | undefined {
  if (parties.length > 0 && outcome !== 'violation')
    return refuse('badStep', 'parties with the outcome violation only', `${outcome}`, 'Leave them out.');
  const known = distinct([...everyParty, ...setting.parties]);
  return unknown(parties, known, 'a party');
}

function namesFault(step: Step, setting: CaseSetting): StepRefusal | undefined {
  const { agreement: named, clause, against: accused = [], from, by, channel } = step;
  const { agreements, parties, guarantors } = setting;
  const agreement = agreements.find(({ id }) => id === named);
  const ids = agreements.map(({ id }) => id);
  if (named !== undefined && !agreement)
    return refuse('unknownName', `an agreement (${ids.join(', ')})`, `"${named}"`, 'Name one, or none.');
  const clauses = agreement?.clauses.map(({ id }) => id) ?? [];
  if (clause !== undefined && !clauses.includes(clause))
    return refuse('unknownName', `a clause (${clauses.join(', ')})`, `"${clause}"`, 'Name one, or none.');
  const fault =
    unknown(accused, parties, 'a party') ??
    unknown(from === undefined ? [] : [from], [...parties, ...guarantors], 'a party or guarantor');
  if (fault) return fault;
  if (by.role === 'party_delegate' && (channel !== 'party' || from !== by.party)) {
    const hint = 'Delegates allege for the party that sent them: channel party, from its id.';
    return refuse('wrongParty', `an allegation of ${by.party}`, `${channel} ${from ?? ''}`.trim(), hint);
  }
  if (by.role === 'guarantor' && channel !== 'third_party')
    return refuse('wrongRole', 'the channel third_party of a guarantor', channel!, 'Choose it.');
  if (channel === 'party' && !parties.includes(from!))
    return refuse('unknownName', `a party (${parties.join(', ')})`, `"${from}"`, 'Use third_party.');
  if (from !== undefined && accused.includes(from))
    return refuse('badStep', 'an allegation against others', `${from} against itself`, 'Leave it out.');
  return undefined;
}

function unknown(ids: readonly string[], known: readonly string[], what: string): StepRefusal | undefined {
  const found = ids.find((id) => !known.includes(id));
  if (found === undefined) return undefined;
  return refuse(
    'unknownName',
    `${what} of the mission (${known.join(', ')})`,
    `"${found}"`,
    'Name one of these.',
  );
}

/** Whether somebody may take back what somebody else entered: one's own, or one's colleagues'; never another party's. */
export function isItsOwn(one: Step, other: Step): boolean {
  if (one.by.party !== undefined || other.by.party !== undefined) return one.by.party === other.by.party;
  if (one.by.role === 'guarantor' || other.by.role === 'guarantor') return one.by.role === other.by.role;
  return isStaff(one.by.role) && (isHead(one.by.role) || one.by.name === other.by.name);
}

/**
 * What is waited for in a state of a case, within which times, and what follows when they run out.
 *
 * Times are milliseconds since 1970 UTC. A mark is due at `from` shifted by the duration of the text: hours, minutes and
 * seconds elapsed; days, weeks and months in the calendar of the agreement's time zone. What is done at the due
 * instant itself is in time.
 */
import { type ClockName, marksOf } from '../agreement/casework.js';
import { readDuration } from '../agreement/duration.js';
import { shift } from '../time/calendar.js';
import type { Clock, DueMark, Lapsed } from './case.js';
import { answerOf, bodiesOf, heard, type Progress } from './progress.js';
import type { CaseState } from './step-rules.js';

/** Whose turn it is where the mission has to act. */
const TURNS: Readonly<Partial<Record<CaseState, ClockName>>> = {
  alleged: 'check',
  checked: 'task',
  tasked: 'verify',
  verified: 'propose',
  disputed: 'decide',
  suspended: 'review',
};

export function clocksOf(progress: Progress): readonly Clock[] {
  const acknowledgements = progress.notices
    .filter(({ acknowledgedMs }) => acknowledgedMs === null)
    .map(({ step, party, atMs }) => clock(progress, 'acknowledge', party, atMs, step));
  return [...clocksOfState(progress), ...acknowledgements];
}

function clocksOfState(progress: Progress): readonly Clock[] {
  const { state, decision } = progress;
  const turn = TURNS[state];
  if (turn) return [clock(progress, turn, '', sinceOf(progress))];
  if (state === 'proposed') return clocksOfProposal(progress);
  if (state !== 'decided' && state !== 'acted') return [];
  const owed = actionsOwed(progress);
  if (owed.length > 0) return owed.map((party) => clock(progress, 'act', party, decision!.atMs));
  return [clock(progress, 'close', '', sinceOf(progress))];
}

/** Parties whose violation was decided and that have not said what they did. */
export function actionsOwed({ decision, actions }: Progress): readonly string[] {
  if (decision?.outcome !== 'violation') return [];
  return decision.parties.filter(
    (party) => !actions.some((one) => one.party === party && one.atMs >= decision.atMs),
  );
}

/** Responses that are waited for; and from when on it can be decided, once all are there or their time is over. */
function clocksOfProposal(progress: Progress): readonly Clock[] {
  const waits = waitsOf(progress);
  const open = waits.flatMap(({ wait }) => (wait.kind === 'open' ? [wait.clock] : []));
  if (open.some(({ untold }) => untold)) return open;
  const from = Math.max(
    progress.proposal!.atMs,
    progress.levelSinceMs,
    ...waits.map(({ wait }) => endOf(wait)),
  );
  return [...open, clock(progress, 'decide', '', from)];
}

type Wait =
  | { readonly kind: 'answered'; readonly atMs: number }
  | { readonly kind: 'open'; readonly clock: Clock };

const endOf = (wait: Wait): number =>
  wait.kind === 'answered' ? wait.atMs : (wait.clock.marks.at(-1)?.dueMs ?? wait.clock.fromMs);

export function waitsOf(progress: Progress): readonly { readonly party: string; readonly wait: Wait }[] {
  return heard(progress).map((party) => {
    const answer = answerOf(progress, party);
    if (answer) return { party, wait: { kind: 'answered', atMs: answer.atMs } };
    return { party, wait: { kind: 'open', clock: responseClock(progress, party) } };
  });
}

function responseClock(progress: Progress, party: string): Clock {
  const { proposal, agreement, resumedMs } = progress;
  const from = (atMs: number): number => Math.max(atMs, resumedMs);
  const [first] = marksOf(agreement?.casework, 'respond');
  if (first?.from !== 'notice') return clock(progress, 'respond', party, from(proposal!.atMs));
  const told = progress.notices.find((one) => one.party === party && one.of === proposal!.step);
  if (told) return clock(progress, 'respond', party, from(told.atMs));
  return { clock: 'respond', party, fromMs: proposal!.atMs, of: '', marks: [], untold: true };
}

function clock(progress: Progress, name: ClockName, party: string, fromMs: number, of = ''): Clock {
  const { agreement } = progress;
  const marks = marksOf(agreement?.casework, name).map(({ within, otherwise }): DueMark => {
    const { months, days, ms } = readDuration(within);
    return { dueMs: shift(agreement!.timeZone, fromMs, { months, days, ms }, 1), within, otherwise };
  });
  return { clock: name, party, fromMs, of, marks, untold: false };
}

/** A body to which a case is escalated has the full time. */
const sinceOf = ({ sinceMs, levelSinceMs }: Progress): number => Math.max(sinceMs, levelSinceMs);

/** The case at a later moment, nothing done meanwhile: times that ran out, and what follows from them. */
export function elapse(progress: Progress, toMs: number): Progress {
  let now = progress;
  // Each round writes down one mark; a mark is written down once, and there are ever fewer levels to go to.
  for (;;) {
    const known = new Set(now.lapses.map(keyOf));
    const [first] = clocksOf(now)
      .flatMap(({ clock: name, party, fromMs, of, marks }) =>
        marks.map((mark): Lapsed => ({ clock: name, party, fromMs, of, ...mark })),
      )
      .filter((lapse) => lapse.dueMs < toMs && !known.has(keyOf(lapse)))
      .sort((a, b) => a.dueMs - b.dueMs);
    if (!first) return now;
    now = { ...now, lapses: [...now.lapses, first] };
    if (first.otherwise === 'escalate' && hasNextLevel(now)) now = escalated(now, first.dueMs);
  }
}

const keyOf = ({ clock: name, party, fromMs, of, dueMs }: Lapsed): string =>
  `${name} ${party} ${of} ${fromMs} ${dueMs}`;

export const hasNextLevel = (progress: Progress): boolean => progress.level + 1 < bodiesOf(progress).length;

/** The next body has it. What was disputed lies before it as a proposal. */
export function escalated(progress: Progress, atMs: number): Progress {
  const state = progress.state === 'disputed' ? 'proposed' : progress.state;
  return {
    ...progress,
    level: progress.level + 1,
    levelSinceMs: atMs,
    ...(state === progress.state
      ? {}
      : { state, sinceMs: atMs, states: [...progress.states, { state, atMs }] }),
  };
}

/**
 * Cases of the stretch, as values: opened, due and closed in it, and how many are open at its end. No reasons and no names;
 * what a reader is not shown of a case is not in the picture that the report is made from.
 */
import type { Case, Lapsed } from '../casework/case.js';
import type { CaseState } from '../casework/step-rules.js';
import type { Interval } from '../time/instant.js';
import type { PictureIndex } from './picture-index.js';

export interface CaseLine {
  readonly case: string;
  readonly agreement: string;
  readonly clause: string;
  /** At the end of the stretch. */
  readonly state: CaseState;
  readonly atMs: number;
}

export interface CaseDueLine {
  readonly case: string;
  readonly clock: Lapsed['clock'];
  /** Whose turn it was; '' for the mission. */
  readonly party: string;
  readonly dueMs: number;
  readonly within: string;
}

export interface CaseDay {
  readonly opened: readonly CaseLine[];
  readonly due: readonly CaseDueLine[];
  readonly closed: readonly CaseLine[];
  /** Open at the end, those opened before among them. */
  readonly open: number;
}

export function casesOf({ picture }: PictureIndex, { startMs, endMs }: Interval): CaseDay {
  const inside = (atMs: number): boolean => atMs >= startMs && atMs < endMs;
  const known = picture.cases.filter(({ openedMs }) => openedMs < endMs);
  return {
    opened: known.filter(({ openedMs }) => inside(openedMs)).map((one) => lineOf(one, one.openedMs, endMs)),
    due: known
      .flatMap((one) => timesOf(one).filter(({ dueMs }) => inside(dueMs)))
      .sort((a, b) => a.dueMs - b.dueMs),
    closed: known.flatMap((one) => {
      const last = one.states.findLast(({ atMs }) => atMs < endMs)!;
      return last.state === 'closed' && inside(last.atMs) ? [lineOf(one, last.atMs, endMs)] : [];
    }),
    open: known.filter((one) => stateAt(one, endMs) !== 'closed').length,
  };
}

const lineOf = (one: Case, atMs: number, endMs: number): CaseLine => ({
  case: one.id,
  agreement: one.agreement,
  clause: one.clause,
  state: stateAt(one, endMs),
  atMs,
});

const stateAt = ({ states }: Case, endMs: number): CaseState =>
  states.findLast(({ atMs }) => atMs < endMs)!.state;

/** Times that ran out and times that run, each once. */
function timesOf({ id, lapses, clocks }: Case): readonly CaseDueLine[] {
  const running = clocks.flatMap(({ clock, party, marks }) =>
    marks.map((mark) => ({ clock, party, ...mark })),
  );
  const over = new Set(lapses.map(keyOf));
  return [...lapses, ...running.filter((one) => !over.has(keyOf(one)))].map(
    ({ clock, party, dueMs, within }) => ({ case: id, clock, party, dueMs, within }),
  );
}

const keyOf = ({ clock, party, dueMs }: Pick<Lapsed, 'clock' | 'party' | 'dueMs'>): string =>
  `${clock} ${party} ${dueMs}`;

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
  /** Parties, in printing order; none: nobody is named. */
  readonly against: readonly string[];
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
  /** It ran out, and what it was set for had not been done; else it was still running when the report was made. */
  readonly over: boolean;
}

/** A case against several parties stands under each of them. */
export interface CaseCounts {
  /** '' where nobody is named. */
  readonly party: string;
  readonly opened: number;
  readonly closed: number;
  readonly open: number;
}

export interface CaseDay {
  readonly opened: readonly CaseLine[];
  readonly due: readonly CaseDueLine[];
  readonly closed: readonly CaseLine[];
  /** Open at the end, those opened before among them. */
  readonly open: number;
  /** Every party in printing order, also those without a case; then nobody. */
  readonly byParty: readonly CaseCounts[];
}

export function casesOf({ picture, parties }: PictureIndex, { startMs, endMs }: Interval): CaseDay {
  const order = parties.map(({ id }) => id);
  const lineOf = lineWith(order, endMs);
  const inside = (atMs: number): boolean => atMs >= startMs && atMs < endMs;
  const known = picture.cases.filter(({ openedMs }) => openedMs < endMs);
  const opened = known.filter(({ openedMs }) => inside(openedMs)).map((one) => lineOf(one, one.openedMs));
  const closed = known.flatMap((one) => {
    const last = one.states.findLast(({ atMs }) => atMs < endMs)!;
    return last.state === 'closed' && inside(last.atMs) ? [lineOf(one, last.atMs)] : [];
  });
  const open = known.filter((one) => stateAt(one, endMs) !== 'closed');
  return {
    opened,
    due: known
      .flatMap((one) => timesOf(one).filter(({ dueMs }) => inside(dueMs)))
      .sort((a, b) => a.dueMs - b.dueMs),
    closed,
    open: open.length,
    byParty: [...order, ''].map((party) => ({
      party,
      opened: countAgainst(opened, party),
      closed: countAgainst(closed, party),
      open: countAgainst(open, party),
    })),
  };
}

function countAgainst(cases: readonly Pick<Case, 'against'>[], party: string): number {
  return cases.filter(({ against }) => (party === '' ? against.length === 0 : against.includes(party)))
    .length;
}

const lineWith =
  (order: readonly string[], endMs: number) =>
  (one: Case, atMs: number): CaseLine => ({
    case: one.id,
    agreement: one.agreement,
    clause: one.clause,
    against: [...one.against].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
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
  return [...lapses, ...running.filter((one) => !over.has(keyOf(one)))].map((one) => ({
    ...{ case: id, clock: one.clock, party: one.party, dueMs: one.dueMs, within: one.within },
    over: over.has(keyOf(one)),
  }));
}

const keyOf = ({ clock, party, dueMs }: Pick<Lapsed, 'clock' | 'party' | 'dueMs'>): string =>
  `${clock} ${party} ${dueMs}`;

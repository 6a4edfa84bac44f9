/**
 * The queue: each case with what it waits for, in groups by urgency: what is overdue, what is due, what waits without a time,
 * what waits for nothing, what is closed. Within a group the soonest comes first.
 */
import type { CaseList, CaseSummary, DueLine } from '../api/types.ts';

export const GROUPS = ['overdue', 'running', 'waiting', 'rest', 'closed'] as const;
export type Group = (typeof GROUPS)[number];

export interface Queued {
  readonly summary: CaseSummary;
  readonly lines: readonly DueLine[];
  readonly group: Group;
}

export interface Filter {
  readonly states: readonly string[];
  readonly parties: readonly string[];
  readonly clauses: readonly string[];
  /** Ids of parties; '-' is the mission. */
  readonly turns: readonly string[];
}

export const MISSION_TURN = '-';

export function inQueue({ cases, due }: CaseList, filter: Filter): readonly Queued[] {
  const lines = new Map<string, DueLine[]>();
  for (const line of due) lines.set(line.case, [...(lines.get(line.case) ?? []), line]);
  return cases
    .map((summary) => queued(summary, lines.get(summary.id) ?? []))
    .filter((one) => fits(one, filter))
    .sort(
      (a, b) =>
        GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) ||
        dueMs(a) - dueMs(b) ||
        b.summary.openedMs - a.summary.openedMs,
    );
}

function queued(summary: CaseSummary, lines: readonly DueLine[]): Queued {
  const has = (state: DueLine['state']): boolean => lines.some((line) => line.state === state);
  const group = has('overdue')
    ? 'overdue'
    : has('running')
      ? 'running'
      : summary.state === 'closed'
        ? 'closed'
        : lines.length > 0
          ? 'waiting'
          : 'rest';
  return { summary, lines, group };
}

const dueMs = ({ lines }: Queued): number =>
  Math.min(...lines.map(({ mark }) => mark?.dueMs ?? Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);

function fits({ summary, lines }: Queued, { states, parties, clauses, turns }: Filter): boolean {
  const isOneOf = (wanted: readonly string[], found: readonly string[]): boolean =>
    wanted.length === 0 || found.some((one) => wanted.includes(one));
  return (
    isOneOf(states, [summary.state]) &&
    isOneOf(parties, [summary.from, ...summary.against]) &&
    isOneOf(clauses, [`${summary.agreement}/${summary.clause}`]) &&
    isOneOf(
      turns,
      lines.map(({ party }) => party || MISSION_TURN),
    )
  );
}

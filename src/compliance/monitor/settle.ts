/**
 * Bringing the findings up to date: first the lists of what patterns match, then clauses that breach patterns look at in
 * the order of time, then all others, then states and quotas.
 */
import type { Finding } from '../finding.js';
import { type Court, seenFrom, takeUp } from './case.js';
import { type Decision, isSameFinding } from './decision.js';
import { affected, type Docket } from './docket.js';
import { judgeRow } from './event-rule.js';
import { addFound, type Gathered, gather, openGathered, placeOf, removeFound, writeOut } from './found.js';
import { advance, type Ordered } from './ordered.js';
import { judgesFor, type Routes, route } from './route.js';
import { DEAD_ROW, LIVE_ROW, type Rows, SETTLED_ROW } from './rows.js';
import { isSame } from './same.js';
import type { Judge } from './terms.js';
import type { Watch } from './watch.js';

/** Findings since the last settling; of revised ones the new form, of withdrawn ones the last. Written out when read. */
export interface Changes {
  readonly added: Finding[];
  readonly revised: Finding[];
  readonly withdrawn: Finding[];
}

export interface Session {
  readonly court: Court;
  readonly judges: readonly Judge[];
  readonly routes: Routes;
  /** By judge; null for those that are ordered. */
  readonly dockets: readonly (Docket | null)[];
  readonly ordered: Ordered;
  readonly watches: readonly Published[];
  fresh: number[];
  gone: number[];
  /** Rows that some judge could not judge yet at the horizon. */
  waiting: number[];
  horizonMs: number;
}

export interface Published {
  readonly watch: Watch;
  readonly findings: Finding[];
}

export function settle(session: Session, horizonMs: number): Changes {
  const { court, judges, routes, dockets, ordered } = session;
  const { rows } = court;
  const { found } = rows;
  const changes = { added: openGathered(), revised: openGathered(), withdrawn: openGathered() };
  const isBack = horizonMs < session.horizonMs;
  const { fresh, gone } = session;
  const publish = (row: number, judge: Judge, decision: Decision | null): void =>
    publishDecision(court, changes, row, judge, decision);

  const routed = route(court, routes, dockets, fresh, gone);
  for (const row of gone) {
    for (let place = found.heads[row]!; place >= 0; place = found.heads[row]!) {
      gather(changes.withdrawn, found.row[place]!, found.judge[place]!, found.decisions[place]!);
      removeFound(found, row, place);
    }
  }
  const orderedFromMs = isBack ? Math.min(routed.orderedFromMs, horizonMs + 1) : routed.orderedFromMs;
  advance(court, judges, ordered, routed.queued, orderedFromMs, horizonMs, publish);

  const waited = session.waiting;
  session.waiting = [];
  const judgeOne = (row: number, judge: Judge): void => {
    const isSeen = seenFrom(court, judge, row) <= horizonMs + 1;
    if (!isSeen) session.waiting.push(row);
    publish(row, judge, isSeen ? judgeRow(court, judge, row) : null);
  };
  const { direct } = routed;
  for (let i = 0; i < direct.row.length; i++) judgeOne(direct.row[i]!, direct.docket[i]!.judge);
  for (const row of fresh) {
    if (rows.state[row] !== LIVE_ROW) continue;
    // What a new version took over from the old one, and no judge would look at again.
    for (let place = found.heads[row]!; place >= 0; ) {
      const judge = judges[found.judge[place]!]!;
      const isTakenOver = found.row[place] !== row;
      place = found.next[place]!;
      if (!isTakenOver) continue;
      if (!takeUp(court, judge, row) || seenFrom(court, judge, row) > horizonMs + 1)
        publish(row, judge, null);
    }
  }
  const again = isBack ? settledRows(court) : waited;
  const concerned: Judge[] = [];
  for (const row of new Set(again)) {
    if (rows.state[row] !== SETTLED_ROW) continue;
    const count = judgesFor(court, routes, row, concerned);
    for (let i = 0; i < count; i++) {
      const judge = concerned[i]!;
      if (dockets[judge.index]) judgeOne(row, judge);
    }
  }
  for (const docket of dockets) {
    if (!docket) continue;
    for (const row of affected(docket)) if (rows.state[row] === SETTLED_ROW) judgeOne(row, docket.judge);
    docket.voidFromMs = Number.POSITIVE_INFINITY;
  }
  for (const published of session.watches) {
    const { watch } = published;
    const voidFromMs = Math.min(watch.watcher.voidFromMs, isBack ? horizonMs + 1 : Number.POSITIVE_INFINITY);
    watch.watcher.voidFromMs = Number.POSITIVE_INFINITY;
    if (voidFromMs < Number.POSITIVE_INFINITY) watch.keepBefore(voidFromMs);
    watch.run(horizonMs);
    publishOccurrences(changes, published);
  }
  for (const row of fresh) if (rows.state[row] !== DEAD_ROW) rows.state[row] = SETTLED_ROW;
  session.fresh = [];
  session.gone = [];
  session.horizonMs = horizonMs;
  return readable(rows, judges, changes);
}

interface GatheredChanges {
  readonly added: Gathered;
  readonly revised: Gathered;
  readonly withdrawn: Gathered;
}

function readable(
  rows: Rows,
  judges: readonly Judge[],
  { added, revised, withdrawn }: GatheredChanges,
): Changes {
  const once = (gathered: Gathered): (() => Finding[]) => {
    let findings: Finding[] | null = null;
    return () => {
      findings ??= writeOut(rows, judges, gathered);
      return findings;
    };
  };
  const read = { added: once(added), revised: once(revised), withdrawn: once(withdrawn) };
  return {
    get added() {
      return read.added();
    },
    get revised() {
      return read.revised();
    },
    get withdrawn() {
      return read.withdrawn();
    },
  };
}

function publishDecision(
  { rows }: Court,
  changes: GatheredChanges,
  row: number,
  judge: Judge,
  decision: Decision | null,
): void {
  const { found } = rows;
  const place = placeOf(found, row, judge.index);
  if (place < 0) {
    if (!decision) return;
    gather(changes.added, row, judge.index, decision);
    addFound(found, row, judge.index, decision);
    return;
  }
  const beforeRow = found.row[place]!;
  const before = found.decisions[place]!;
  if (!decision) {
    gather(changes.withdrawn, beforeRow, judge.index, before);
    removeFound(found, row, place);
    return;
  }
  if (!isSameFinding(rows, judge, beforeRow, before, row, decision))
    gather(changes.revised, row, judge.index, decision);
  found.row[place] = row;
  found.decisions[place] = decision;
}

function publishOccurrences(
  { added, revised, withdrawn }: GatheredChanges,
  { watch, findings }: Published,
): void {
  const before = new Map(findings.slice(watch.unchanged).map((finding) => [finding.id, finding]));
  findings.length = watch.unchanged;
  for (let i = watch.unchanged; i < watch.occurrences.length; i++) {
    const { finding } = watch.occurrences[i]!;
    const known = before.get(finding.id);
    before.delete(finding.id);
    const isKnown = known !== undefined && isSame(known, finding);
    if (!isKnown) (known ? revised : added).others.push(finding);
    findings.push(isKnown ? known : finding);
  }
  for (const finding of before.values()) withdrawn.others.push(finding);
  watch.unchanged = watch.occurrences.length;
}

function settledRows({ rows }: Court): number[] {
  const all: number[] = [];
  for (let row = 0; row < rows.length; row++) if (rows.state[row] === SETTLED_ROW) all.push(row);
  return all;
}

/**
 * Bringing the findings up to date: first the lists of what patterns match, then clauses that breach patterns look at in
 * the order of time, then all others, then states and quotas.
 */
import type { Finding } from '../finding.js';
import { type Court, seenFrom, takeUp } from './case.js';
import { affected, type Docket } from './docket.js';
import { judgeRow } from './event-rule.js';
import { advance, type Ordered } from './ordered.js';
import { judgesFor, type Routes, route } from './route.js';
import { DEAD_ROW, type Found, LIVE_ROW, SETTLED_ROW } from './rows.js';
import { isSame } from './same.js';
import type { Judge } from './terms.js';
import type { Watch } from './watch.js';

/** Findings since the last settling; of revised ones the new form, of withdrawn ones the last. */
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
  const changes: Changes = { added: [], revised: [], withdrawn: [] };
  const isBack = horizonMs < session.horizonMs;
  const { fresh, gone } = session;
  const publish = (row: number, judge: Judge, finding: Finding | null): void =>
    publishFinding(court, changes, row, judge, finding);
  const earlier = (row: number, judge: Judge): Finding | null => {
    for (let found: Found | null = rows.findings[row]!; found; found = found.next)
      if (found.judge === judge.index) return found.finding;
    return null;
  };

  const routed = route(court, routes, dockets, fresh, gone);
  for (const row of gone) {
    for (let found: Found | null = rows.findings[row]!; found; found = found.next)
      changes.withdrawn.push(found.finding);
    rows.findings[row] = null;
  }
  const orderedFromMs = isBack ? Math.min(routed.orderedFromMs, horizonMs + 1) : routed.orderedFromMs;
  advance(court, judges, ordered, routed.queued, orderedFromMs, horizonMs, earlier, publish);

  const waited = session.waiting;
  session.waiting = [];
  const judgeOne = (row: number, judge: Judge): void => {
    const before = earlier(row, judge);
    if (seenFrom(court, judge, row) > horizonMs + 1) {
      session.waiting.push(row);
      if (before) publish(row, judge, null);
      return;
    }
    const finding = judgeRow(court, judge, row, before, rows.state[row] === SETTLED_ROW);
    if (finding !== before) publish(row, judge, finding);
  };
  const { direct } = routed;
  for (let i = 0; i < direct.row.length; i++) judgeOne(direct.row[i]!, direct.docket[i]!.judge);
  for (const row of fresh) {
    if (rows.state[row] !== LIVE_ROW) continue;
    // What a new version took over from the old one, and no judge would look at again.
    for (let found: Found | null = rows.findings[row]!; found; found = found.next) {
      const judge = judges[found.judge]!;
      if (!takeUp(court, judge, row) || seenFrom(court, judge, row) > horizonMs + 1)
        publish(row, judge, null);
    }
  }
  const again = isBack ? settledRows(court) : waited;
  const concerned: Judge[] = [];
  for (const row of new Set(again)) {
    if (rows.state[row] !== SETTLED_ROW) continue;
    judgesFor(court, routes, row, concerned);
    for (const judge of concerned) if (dockets[judge.index]) judgeOne(row, judge);
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
  return changes;
}

function publishFinding(
  { rows }: Court,
  changes: Changes,
  row: number,
  judge: Judge,
  finding: Finding | null,
): void {
  let previous: Found | null = null;
  for (let found: Found | null = rows.findings[row]!; found; previous = found, found = found.next) {
    if (found.judge !== judge.index) continue;
    if (finding) {
      found.finding = finding;
      changes.revised.push(finding);
    } else {
      changes.withdrawn.push(found.finding);
      if (previous) previous.next = found.next;
      else rows.findings[row] = found.next;
    }
    return;
  }
  if (!finding) return;
  changes.added.push(finding);
  rows.findings[row] = { judge: judge.index, finding, next: rows.findings[row]! };
}

function publishOccurrences({ added, revised, withdrawn }: Changes, { watch, findings }: Published): void {
  const before = new Map(findings.slice(watch.unchanged).map((finding) => [finding.id, finding]));
  findings.length = watch.unchanged;
  for (let i = watch.unchanged; i < watch.occurrences.length; i++) {
    const { finding } = watch.occurrences[i]!;
    const known = before.get(finding.id);
    before.delete(finding.id);
    const isKnown = known !== undefined && isSame(known, finding);
    if (!isKnown) (known ? revised : added).push(finding);
    findings.push(isKnown ? known : finding);
  }
  withdrawn.push(...before.values());
  watch.unchanged = watch.occurrences.length;
}

function settledRows({ rows }: Court): number[] {
  const all: number[] = [];
  for (let row = 0; row < rows.length; row++) if (rows.state[row] === SETTLED_ROW) all.push(row);
  return all;
}

/**
 * The reference: the exact meaning of an agreement, point by point, from the agreement as written and the happenings. For
 * tests. Nothing is compiled, nothing is kept up to date: every question is worked out from the guide's definitions at the
 * one moment it is asked for.
 *
 * Breaches are the only place where findings enter into conditions, and they look strictly at the past. So everything is
 * worked out in rounds: each round sees the breaches of the round before, until two rounds agree.
 */
import type { Agreement } from '../../../src/agreement/agreement.js';
import type { Finding as ProvedFinding, Standing } from '../../../src/compliance/finding.js';
import type { Happening } from '../../../src/compliance/happening.js';
import { type Breach, breachKey } from './breach.js';
import { judgeQuotas } from './quota.js';
import { standingAt } from './standing.js';
import { judgeStates } from './state.js';
import { judge } from './verdict.js';
import { contextOf, newWorld, type World } from './world.js';

/** A finding without its proof. */
export type Finding = Omit<ProvedFinding, 'incident' | 'agreement' | 'proof'>;

export interface Reference {
  /** In the order of (startMs, id). */
  readonly findings: readonly Finding[];
  /** Rounds until breaches stood. */
  readonly rounds: number;
  /** undefined: the clause does not bind the party under the reading. */
  standingAt(clause: string, reading: string, party: string, atMs: number): Standing | undefined;
}

export function evaluateByReference(
  agreement: Agreement,
  happenings: readonly Happening[],
  horizonMs: number,
): Reference {
  let breaches: ReadonlyMap<string, readonly Breach[]> = new Map();
  let findings: readonly Finding[] = [];
  let world = newWorld(agreement, happenings, horizonMs, breaches);
  const looked = looksAtBreaches(agreement);
  let rounds = 0;
  for (let before = ''; rounds < 200; rounds++) {
    world = newWorld(agreement, happenings, horizonMs, breaches);
    const round = workOut(world);
    findings = round.findings;
    breaches = round.breaches;
    const after = JSON.stringify([...breaches].map(([key, list]) => [key, list.map(seenOf)]));
    if (after === before || !looked) break;
    before = after;
  }
  if (rounds === 200) throw new Error('breaches do not come to rest');
  return {
    findings: [...findings].sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1)),
    rounds,
    standingAt: (clause, reading, party, atMs) => standingOf(world, clause, reading, party, atMs),
  };
}

/** What conditions can see of a breach. */
function seenOf(breach: Breach): unknown {
  return breach.kind === 'state'
    ? [breach.id, breach.foundMs, breach.sure, breach.untilMs]
    : [breach.id, breach.finding, [...breach.mayBeBy]];
}

function looksAtBreaches(agreement: Agreement): boolean {
  let looks = looking.get(agreement);
  if (looks === undefined) {
    looks = JSON.stringify(agreement).includes('"breach":');
    looking.set(agreement, looks);
  }
  return looks;
}
const looking = new WeakMap<Agreement, boolean>();

function workOut(world: World): {
  readonly findings: Finding[];
  readonly breaches: ReadonlyMap<string, readonly Breach[]>;
} {
  const findings: Finding[] = [];
  const breaches = new Map<string, readonly Breach[]>();
  for (const form of world.forms)
    for (const reading of world.agreement.readings.keys()) {
      const judged = world.happenings.flatMap((happening) => judge(world, form, reading, happening) ?? []);
      const states = [...judgeStates(world, form, reading), ...judgeQuotas(world, form, reading)];
      findings.push(
        ...judged.flatMap(({ finding }) => finding ?? []),
        ...states.map(({ finding }) => finding),
      );
      breaches.set(breachKey(form, reading), [
        ...judged.map(({ breach }) => breach),
        ...states.flatMap((state) => state.breaches),
      ]);
    }
  return { findings, breaches };
}

function standingOf(
  world: World,
  clause: string,
  reading: string,
  party: string,
  atMs: number,
): Standing | undefined {
  const form = world.forms.find(({ id }) => id === clause);
  const index = world.agreement.readings.findIndex(({ id }) => id === reading);
  if (!form?.versions[index]?.bound.includes(party)) return undefined;
  return standingAt(world, contextOf(world, form, index, party), atMs).is;
}

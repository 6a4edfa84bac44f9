/**
 * The reference: the exact meaning of an agreement, point by point, from the agreement as written and the happenings. For
 * tests. Nothing is compiled, nothing is kept up to date: every question is worked out from the guide's definitions at the
 * one moment it is asked for.
 *
 * Breaches are the only place where findings enter into conditions, and they look strictly at the past. So everything is
 * worked out in rounds: each round sees the breaches of the round before, until two rounds agree. What is assumed and found
 * alike up to some moment is right up to there.
 */
import type { Agreement } from '../../../src/agreement/agreement.js';
import type { Finding as ProvedFinding, Standing } from '../../../src/compliance/finding.js';
import type { Happening } from '../../../src/compliance/happening.js';
import { type Breach, breachKey } from './breach.js';
import { judgeQuotas } from './quota.js';
import { stretchesOver } from './standing.js';
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
  /** From when on it is what, from fromMs to the horizon; undefined: the clause does not bind the party under the reading. */
  standingsFrom(
    clause: string,
    reading: string,
    party: string,
    fromMs: number,
  ): readonly { readonly startMs: number; readonly is: Standing }[] | undefined;
}

export function evaluateByReference(
  agreement: Agreement,
  happenings: readonly Happening[],
  horizonMs: number,
): Reference {
  let assumed: ReadonlyMap<string, readonly Breach[]> = new Map();
  let findings: readonly Finding[] = [];
  let world = newWorld(agreement, happenings, horizonMs, assumed);
  const looked = looksAtBreaches(agreement);
  let rounds = 0;
  for (; rounds < MOST_ROUNDS; rounds++) {
    world = newWorld(agreement, happenings, horizonMs, assumed);
    const round = workOut(world);
    findings = round.findings;
    if (!looked) break;
    const untilMs = firstDifference(assumed, round.breaches);
    if (untilMs === Number.POSITIVE_INFINITY) break;
    assumed = rounds < PLAIN_ROUNDS ? round.breaches : asKnownAt(round.breaches, untilMs);
  }
  if (rounds === MOST_ROUNDS) throw new Error('breaches do not come to rest');
  return {
    findings: [...findings].sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1)),
    rounds,
    standingsFrom: (clause, reading, party, fromMs) => standingsOf(world, clause, reading, party, fromMs),
  };
}

const MOST_ROUNDS = 500;
/**
 * What one round finds is mostly what the next needs. But two breaches, each open only as long as the other is, would
 * move the end of both by a millisecond in each round; so later rounds assume that what is known at the first difference
 * stays so, which is right up to the next one.
 */
const PLAIN_ROUNDS = 6;

/** The first moment at which conditions see something else of the breaches; Infinity: never. */
function firstDifference(
  assumed: ReadonlyMap<string, readonly Breach[]>,
  found: ReadonlyMap<string, readonly Breach[]>,
): number {
  const before = seenOf(assumed);
  const after = seenOf(found);
  let first = Number.POSITIVE_INFINITY;
  for (const [seen, atMs] of [...before, ...after])
    if (!before.has(seen) || !after.has(seen)) first = Math.min(first, atMs);
  return first;
}

/** Everything that conditions come to see, with its moment. */
function seenOf(breaches: ReadonlyMap<string, readonly Breach[]>): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  for (const breach of [...breaches.values()].flat()) {
    if (breach.kind === 'happening') {
      const { id, happening, mayBeBy, seenFromMs, finding } = breach;
      seen.set(JSON.stringify([id, ...mayBeBy]), happening.startMs);
      if (seenFromMs !== Number.POSITIVE_INFINITY)
        seen.set(JSON.stringify([id, seenFromMs, finding]), seenFromMs);
      continue;
    }
    const { id, foundMs, sure, untilMs } = breach;
    seen.set(JSON.stringify([id, foundMs, sure]), foundMs + 1);
    if (untilMs !== Number.POSITIVE_INFINITY) seen.set(JSON.stringify([id, untilMs]), untilMs + 1);
  }
  return seen;
}

function asKnownAt(
  breaches: ReadonlyMap<string, readonly Breach[]>,
  atMs: number,
): ReadonlyMap<string, readonly Breach[]> {
  const known = (breach: Breach): Breach[] => {
    if (breach.kind === 'happening') return [breach];
    if (breach.foundMs + 1 > atMs) return [];
    return breach.untilMs + 1 > atMs ? [{ ...breach, untilMs: Number.POSITIVE_INFINITY }] : [breach];
  };
  return new Map([...breaches].map(([key, list]) => [key, list.flatMap(known)]));
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

function standingsOf(
  world: World,
  clause: string,
  reading: string,
  party: string,
  fromMs: number,
): ReturnType<Reference['standingsFrom']> {
  const form = world.forms.find(({ id }) => id === clause);
  const index = world.agreement.readings.findIndex(({ id }) => id === reading);
  if (!form?.versions[index]?.bound.includes(party)) return undefined;
  return stretchesOver(world, contextOf(world, form, index, party), fromMs, world.horizonMs);
}

/**
 * How the claims of a party belong together. A later total that takes in earlier ones is told apart from new ones; claims whose
 * periods do not meet form a series, and in a series no incident is matched twice.
 */

import type { ClaimFault, PartyClaim } from './claim.js';
import { COUNTING } from './unit.js';

export type Relation =
  /** Of a stretch that the party had given no figure for. */
  | { readonly kind: 'new' }
  /** Takes in the whole stretch of earlier ones, and more. */
  | {
      readonly kind: 'cumulative';
      readonly includes: readonly string[];
      /** What those of the included that do not overlap add up to, in the same unit; null where there are none. */
      readonly includedSum: number | null;
    }
  /** The same stretch and unit again. */
  | { readonly kind: 'repeats'; readonly of: string }
  /** Corrects an earlier figure, which is compared no more. */
  | { readonly kind: 'corrects'; readonly of: string };

export interface RelatedClaim {
  readonly claim: PartyClaim;
  readonly relation: Relation;
  /** Id of the later claim that corrects this one; '' for none. */
  readonly correctedBy: string;
  /** Claims of one series do not overlap: number of the series among those of the same by, against and about. */
  readonly series: number;
}

/** Clocks of two statements differ: so much of an overlap is none. */
const MEETING_MS = 3_600_000;

export function relate(claims: readonly PartyClaim[]): RelatedClaim[] {
  const groups = new Map<string, PartyClaim[]>();
  const order = [...claims].sort(
    (a, b) => a.saidMs - b.saidMs || a.endMs - b.endMs || (a.id < b.id ? -1 : 1),
  );
  for (const claim of order) {
    const key = JSON.stringify([claim.by, claim.against, claim.about]);
    const group = groups.get(key);
    if (group) group.push(claim);
    else groups.set(key, [claim]);
  }
  return [...groups.values()].flatMap(relateGroup);
}

function relateGroup(group: readonly PartyClaim[]): RelatedClaim[] {
  const correctedBy = new Map<string, string>();
  const known = new Set(group.map(({ id }) => id));
  for (const claim of group)
    if (known.has(claim.replaces) && claim.replaces !== claim.id) correctedBy.set(claim.replaces, claim.id);
  const series: PartyClaim[][] = [];
  const told: RelatedClaim[] = [];
  group.forEach((claim, n) => {
    const earlier = group.slice(0, n).filter(({ id }) => !correctedBy.has(id));
    const relation = relationOf(claim, earlier, known);
    const faults = [
      ...claim.faults,
      ...replacingFault(claim, known),
      ...lowerFault(claim, earlier, relation),
    ];
    const corrected = correctedBy.get(claim.id) ?? '';
    let at = -1;
    if (corrected === '') {
      at = series.findIndex((line) => !line.some((other) => meet(other, claim)));
      if (at < 0) at = series.push([]) - 1;
      series[at]!.push(claim);
    }
    told.push({ claim: { ...claim, faults }, relation, correctedBy: corrected, series: at });
  });
  return told;
}

function relationOf(claim: PartyClaim, earlier: readonly PartyClaim[], known: ReadonlySet<string>): Relation {
  if (known.has(claim.replaces) && claim.replaces !== claim.id)
    return { kind: 'corrects', of: claim.replaces };
  const same = earlier.findLast((other) => sameUnit(other, claim) && sameStretch(other, claim));
  if (same) return { kind: 'repeats', of: same.id };
  const includes = earlier.filter((other) => takesIn(claim, other) && other.endMs > other.startMs);
  if (includes.length === 0) return { kind: 'new' };
  return {
    kind: 'cumulative',
    includes: includes.map(({ id }) => id),
    includedSum: sumApart(claim, includes),
  };
}

const sameUnit = (a: PartyClaim, b: PartyClaim): boolean =>
  a.unit === b.unit || (COUNTING[a.unit] === 'incidents' && COUNTING[b.unit] === 'incidents');

const sameStretch = (a: PartyClaim, b: PartyClaim): boolean =>
  Math.abs(a.startMs - b.startMs) <= MEETING_MS && Math.abs(a.endMs - b.endMs) <= MEETING_MS;

const takesIn = (whole: PartyClaim, part: PartyClaim): boolean =>
  whole.startMs <= part.startMs + MEETING_MS &&
  whole.endMs >= part.endMs - MEETING_MS &&
  !sameStretch(whole, part);

const meet = (a: PartyClaim, b: PartyClaim): boolean =>
  Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs) > MEETING_MS;

/** Of the included the shortest stretches, none overlapping another: daily figures rather than earlier totals. */
function sumApart(claim: PartyClaim, included: readonly PartyClaim[]): number | null {
  const taken: PartyClaim[] = [];
  for (const one of [...included].sort((a, b) => a.endMs - a.startMs - (b.endMs - b.startMs))) {
    if (!one.total || !sameUnit(one, claim) || taken.some((other) => meet(other, one))) continue;
    taken.push(one);
  }
  return taken.length === 0 ? null : taken.reduce((all, { total }) => all + total!.count, 0);
}

/** A correction may come from another subject or party by mistake: it then replaces nothing. */
function replacingFault({ replaces, id }: PartyClaim, known: ReadonlySet<string>): ClaimFault[] {
  if (replaces === '' || (known.has(replaces) && replaces !== id)) return [];
  return [
    {
      fault: 'replacesNothing',
      expected: 'an earlier claim of the same party on the same subject',
      found: replaces,
    },
  ];
}

function lowerFault(claim: PartyClaim, earlier: readonly PartyClaim[], relation: Relation): ClaimFault[] {
  if (relation.kind !== 'cumulative' || claim.total?.most == null) return [];
  const { most } = claim.total;
  const higher = earlier.find(
    (other) => other.total && sameUnit(other, claim) && takesIn(claim, other) && other.total.least > most,
  );
  return higher
    ? [
        {
          fault: 'belowEarlierTotal',
          expected: `${higher.total!.count} or more (${higher.id})`,
          found: String(claim.total.count),
        },
      ]
    : [];
}

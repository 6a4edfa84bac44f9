/**
 * Who is who, each person once: from the odds of pairs to pairs.
 *
 * A pair stands against all rivals of both of its persons: with odds o of the pair and o' of the rivals,
 *
 *   P(pair) = o / (1 + o + sum of o')
 *
 * so that two equally good candidates leave each below one half, and the person undecided. Rows that one list has twice
 * are no rivals of each other.
 */
import type { Duplicates } from './duplicates.js';

export interface Assigned {
  /** Rows of the first and of the second list that are one person. */
  readonly a: number;
  readonly b: number;
  readonly probability: number;
  /** The pair is here because one of its rows repeats another. */
  readonly byDuplicate: boolean;
}

export interface Undecided {
  readonly a: number;
  readonly b: number;
  readonly probability: number;
}

export interface Assignment {
  readonly pairs: readonly Assigned[];
  readonly undecided: readonly Undecided[];
}

interface Scored {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly logOdds: Float64Array;
}

/** Odds below these are no rival. */
const LEAST_LOG_ODDS = Math.log(1e-4);
/** Persons whose candidates together are as probable as this are worth a person's look ... */
const WORTH_A_LOOK = 0.2;
/** ... at those candidates that are. */
const WORTH_NAMING = 0.05;

export function assign(scored: Scored, ofA: Duplicates, ofB: Duplicates, threshold: number): Assignment {
  const groups = groupPairs(scored, ofA.first, ofB.first);
  const probabilities = rivalled(groups);
  const order = [...groups.keys()].sort((x, y) => probabilities[y]! - probabilities[x]! || x - y);
  const [takenA, takenB] = [new Set<number>(), new Set<number>()];
  const pairs: Assigned[] = [];
  for (const g of order) {
    const { a, b, rows } = groups[g]!;
    const probability = probabilities[g]!;
    if (probability < threshold || takenA.has(a) || takenB.has(b)) continue;
    takenA.add(a);
    takenB.add(b);
    rows.forEach((p, i) => {
      pairs.push({ a: scored.a[p]!, b: scored.b[p]!, probability, byDuplicate: i > 0 });
    });
  }
  const open = order.filter((g) => !takenA.has(groups[g]!.a) && !takenB.has(groups[g]!.b));
  return { pairs: pairs.sort(byRows), undecided: worthALook(open).sort(byRows) };

  function worthALook(numbers: readonly number[]): Undecided[] {
    const [sumA, sumB] = [new Map<number, number>(), new Map<number, number>()];
    for (const g of numbers) {
      const { a, b } = groups[g]!;
      sumA.set(a, (sumA.get(a) ?? 0) + probabilities[g]!);
      sumB.set(b, (sumB.get(b) ?? 0) + probabilities[g]!);
    }
    return numbers
      .filter((g) => probabilities[g]! >= WORTH_NAMING)
      .filter((g) => Math.max(sumA.get(groups[g]!.a)!, sumB.get(groups[g]!.b)!) >= WORTH_A_LOOK)
      .map((g) => {
        const best = groups[g]!.rows[0]!;
        return { a: scored.a[best]!, b: scored.b[best]!, probability: probabilities[g]! };
      });
  }
}

const byRows = (x: { a: number; b: number }, y: { a: number; b: number }): number => x.a - y.a || x.b - y.b;

interface Group {
  readonly a: number;
  readonly b: number;
  /** Numbers of the pairs between the rows of the two persons, the best first. */
  readonly rows: number[];
  logOdds: number;
}

function groupPairs({ a, b, logOdds }: Scored, firstA: Int32Array, firstB: Int32Array): Group[] {
  const groups = new Map<number, Group>();
  for (let p = 0; p < logOdds.length; p++) {
    if (logOdds[p]! < LEAST_LOG_ODDS) continue;
    const [i, j] = [firstA[a[p]!]!, firstB[b[p]!]!];
    const key = i * 0x4000000 + j;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { a: i, b: j, rows: [p], logOdds: logOdds[p]! });
    else {
      group.rows.push(p);
      group.logOdds = Math.max(group.logOdds, logOdds[p]!);
    }
  }
  for (const { rows } of groups.values()) rows.sort((x, y) => logOdds[y]! - logOdds[x]! || x - y);
  return [...groups.values()];
}

function rivalled(groups: readonly Group[]): Float64Array {
  const sums = [new Map<number, number>(), new Map<number, number>()] as const;
  const odds = groups.map(({ logOdds }) => Math.exp(Math.min(logOdds, 60)));
  groups.forEach(({ a, b }, g) => {
    sums[0].set(a, (sums[0].get(a) ?? 0) + odds[g]!);
    sums[1].set(b, (sums[1].get(b) ?? 0) + odds[g]!);
  });
  return Float64Array.from(groups, ({ a, b }, g) => {
    const rivals = sums[0].get(a)! + sums[1].get(b)! - odds[g]!;
    return odds[g]! / (1 + rivals);
  });
}

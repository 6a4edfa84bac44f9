/**
 * Pairs worth comparing. Two persons are candidates when they share one of several keys, each made so that the slips
 * that break one leave another whole: a misspelt family name leaves the birth date, a wrong date leaves the names.
 */
import type { Profiles } from './profile.js';

export interface Candidates {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Keys that so many persons share that their pairs were passed over; other keys may still have found them. */
  readonly tooCommon: number;
}

/** Pairs that one value of one key may give: beyond, the value is a default, such as 1 January of some year. */
const MOST_PAIRS_OF_A_VALUE = 250_000;

/** @param within the two lists are one: each pair once, no row with itself */
export function findCandidates(a: Profiles, b: Profiles, within = false): Candidates {
  const pairs = new PairList(b.size);
  let tooCommon = 0;
  for (const key of KEYS) {
    const groups = groupRows(b, key.right);
    const seen = new Map<number, number>();
    for (let i = 0; i < a.size; i++) {
      for (const value of key.left(a, i)) {
        const rows = groups.get(value);
        if (rows === undefined) continue;
        const used = (seen.get(value) ?? 0) + rows.length;
        seen.set(value, used);
        if (used > MOST_PAIRS_OF_A_VALUE) {
          if (used - rows.length <= MOST_PAIRS_OF_A_VALUE) tooCommon++;
          continue;
        }
        for (const j of rows) {
          if (within && j <= i) continue;
          if (!key.filter || key.filter(a, i, b, j)) pairs.add(i, j);
        }
      }
    }
  }
  return { ...pairs.unique(), tooCommon };
}

type Filter = (a: Profiles, i: number, b: Profiles, j: number) => boolean;

interface Key {
  readonly left: (list: Profiles, row: number) => readonly number[];
  readonly right: (list: Profiles, row: number) => readonly number[];
  /** What else the two must have in common. */
  readonly filter: Filter | undefined;
}

const same = (of: (list: Profiles, row: number) => readonly number[], filter?: Filter): Key => ({
  left: of,
  right: of,
  filter,
});

const NOTHING: readonly number[] = [];

const joined = (x: number, y: number): readonly number[] =>
  x === 0 || y === 0 ? NOTHING : [x * 0x4000000 + y];
const monthDay = (born: number): number => (born % 100 === 0 ? 0 : born % 10_000);
const yearMonth = (born: number): number =>
  Math.floor(born / 100) % 100 === 0 ? 0 : Math.floor(born / 100) + 20_000;
const yearDay = (born: number): number =>
  born % 100 === 0 ? 0 : Math.floor(born / 10_000) * 100 + (born % 100) + 400_000;
const year = (born: number): number => Math.floor(born / 10_000);

const KEYS: readonly Key[] = [
  same((p, i) => (p.born[i]! % 100 === 0 ? NOTHING : [p.born[i]!])),
  { left: (p, i) => besides(p.born[i]!), right: (p, i) => [p.born[i]!], filter: shareName },
  same((p, i) => joined(p.familyCode[i]!, p.givenKey[i]!)),
  same((p, i) => joined(p.familyCode[i]!, p.patronymicKey[i]!)),
  same((p, i) => joined(p.familyCode[i]!, monthDay(p.born[i]!))),
  same((p, i) => joined(p.familyCode[i]!, yearMonth(p.born[i]!))),
  same((p, i) => joined(p.familyCode[i]!, yearDay(p.born[i]!))),
  same((p, i) => joined(p.givenKey[i]!, monthDay(p.born[i]!)), shareMore),
  same((p, i) => {
    const names = joined(p.givenKey[i]!, p.patronymicKey[i]!);
    return names.length === 0 || p.born[i] === 0 ? NOTHING : [names[0]! * 256 + (year(p.born[i]!) % 256)];
  }),
];

/** The days before and after, and the date with day and month exchanged. */
function besides(born: number): readonly number[] {
  if (born % 100 === 0) return NOTHING;
  const [y, m, d] = [year(born), Math.floor(born / 100) % 100, born % 100];
  const compact = (days: number): number => {
    const date = new Date(Date.UTC(y, m - 1, d + days));
    return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  };
  const exchanged = d <= 12 && d !== m ? [y * 10_000 + d * 100 + m] : NOTHING;
  return [compact(-1), compact(1), ...exchanged];
}

function shareName(a: Profiles, i: number, b: Profiles, j: number): boolean {
  return (
    (a.familyCode[i] !== 0 && a.familyCode[i] === b.familyCode[j]) ||
    (a.patronymicKey[i] !== 0 && a.patronymicKey[i] === b.patronymicKey[j]) ||
    (a.givenKey[i] !== 0 && a.givenKey[i] === b.givenKey[j])
  );
}

/** A given name and a birthday are not enough: many share them. */
function shareMore(a: Profiles, i: number, b: Profiles, j: number): boolean {
  if (a.familyInitial[i] === b.familyInitial[j]) return true;
  return a.patronymicKey[i] !== 0 && a.patronymicKey[i] === b.patronymicKey[j];
}

function groupRows(list: Profiles, keysOf: Key['right']): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (let row = 0; row < list.size; row++) {
    for (const value of keysOf(list, row)) {
      const rows = groups.get(value);
      if (rows === undefined) groups.set(value, [row]);
      else rows.push(row);
    }
  }
  return groups;
}

/** Pairs as single numbers, so that finding those met twice is sorting. */
class PairList {
  readonly #width: number;
  #pairs = new Float64Array(1 << 16);
  #length = 0;

  constructor(width: number) {
    this.#width = Math.max(1, width);
  }

  add(i: number, j: number): void {
    if (this.#length === this.#pairs.length) {
      const larger = new Float64Array(this.#pairs.length * 2);
      larger.set(this.#pairs);
      this.#pairs = larger;
    }
    this.#pairs[this.#length++] = i * this.#width + j;
  }

  unique(): { a: Int32Array; b: Int32Array } {
    const sorted = this.#pairs.subarray(0, this.#length).sort();
    const a = new Int32Array(sorted.length);
    const b = new Int32Array(sorted.length);
    let count = 0;
    for (let p = 0; p < sorted.length; p++) {
      if (p > 0 && sorted[p] === sorted[p - 1]) continue;
      a[count] = Math.floor(sorted[p]! / this.#width);
      b[count++] = sorted[p]! % this.#width;
    }
    return { a: a.slice(0, count), b: b.slice(0, count) };
  }
}

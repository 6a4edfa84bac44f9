/**
 * The findings that stand, as rows of typed arrays: for each happening a chain of those that judges made of it.
 */
import type { Finding } from '../finding.js';
import { type Decision, findingOf } from './decision.js';
import type { Rows } from './rows.js';
import type { Judge } from './terms.js';

export interface FoundTable {
  /** Place of the first of a happening's chain, by its row; -1: none. */
  heads: Int32Array;
  /** By place: the row it was decided on, which may be of an earlier version of the happening. */
  row: Int32Array;
  judge: Int32Array;
  /** By place: the next of the chain; -1: the last. */
  next: Int32Array;
  readonly decisions: (Decision | null)[];
  length: number;
  readonly freed: number[];
}

export function openFound(): FoundTable {
  const capacity = 256;
  return {
    heads: new Int32Array(capacity).fill(-1),
    row: new Int32Array(capacity),
    judge: new Int32Array(capacity),
    next: new Int32Array(capacity),
    decisions: [],
    length: 0,
    freed: [],
  };
}

/** Makes room for chains of as many rows. */
export function makeRoomForRows(found: FoundTable, rows: number): void {
  if (rows <= found.heads.length) return;
  const heads = new Int32Array(Math.max(rows, found.heads.length * 2)).fill(-1);
  heads.set(found.heads);
  found.heads = heads;
}

/** @returns its place; -1 where the judge made none of the row */
export function placeOf({ heads, judge: judges, next }: FoundTable, row: number, judge: number): number {
  let place = heads[row]!;
  while (place >= 0 && judges[place] !== judge) place = next[place]!;
  return place;
}

export function addFound(found: FoundTable, row: number, judge: number, decision: Decision): void {
  const place = found.freed.pop() ?? found.length++;
  if (place >= found.row.length) {
    found.row = doubled(found.row);
    found.judge = doubled(found.judge);
    found.next = doubled(found.next);
  }
  found.row[place] = row;
  found.judge[place] = judge;
  found.decisions[place] = decision;
  found.next[place] = found.heads[row]!;
  found.heads[row] = place;
}

function doubled(from: Int32Array): Int32Array {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}

export function removeFound(found: FoundTable, row: number, place: number): void {
  const { heads, next } = found;
  if (heads[row] === place) heads[row] = next[place]!;
  else
    for (let before = heads[row]!; before >= 0; before = next[before]!)
      if (next[before] === place) {
        next[before] = next[place]!;
        break;
      }
  found.decisions[place] = null;
  found.freed.push(place);
}

/** Findings gathered, to be written out when they are read. */
export interface Gathered {
  readonly row: number[];
  readonly judge: number[];
  readonly decision: Decision[];
  /** That are written out already. */
  readonly others: Finding[];
}

export const openGathered = (): Gathered => ({ row: [], judge: [], decision: [], others: [] });

export function gather(into: Gathered, row: number, judge: number, decision: Decision): void {
  into.row.push(row);
  into.judge.push(judge);
  into.decision.push(decision);
}

export function writeOut(rows: Rows, judges: readonly Judge[], gathered: Gathered): Finding[] {
  const { row, judge, decision, others } = gathered;
  const findings = decision.map((one, i) => findingOf(rows, judges[judge[i]!]!, row[i]!, one));
  for (const other of others) findings.push(other);
  return findings;
}

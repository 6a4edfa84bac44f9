/**
 * What the sources say, weighed by what is known of each from all it said (sources/): takes the place of the usual weights
 * of statements wherever there are incidents enough to judge sources by.
 *
 * A saying's worth for the author is held against accident or other: log P(says | party) - log P(says | other). For its
 * having happened the authors are summed over: log sum_h P(h) P(says | h) - log P(says | did not happen).
 * Rows of evidence, one for each saying, are made for people to read; the stage itself needs their sums.
 */
import type { Account, Incident } from '../incident/incident.js';
import { MOST_SAYINGS } from './calibration.js';
import { add, type Evidence } from './evidence.js';
import { sumAscending } from './posterior.js';
import type { PreparedSetting } from './prepare.js';
import type { Reading } from './reading.js';
import { AUTHOR, HAPPENING } from './rule.js';
import type { SourceModel } from './sources/estimate.js';
import { emptyRows, type SayingRows, SILENT, type SourceNumber, shareOut } from './sources/sayings.js';

export interface Testimony {
  /**
   * Hears what is said of incident i; to be called before the others.
   * @param named the incident, where a row for each saying is wanted
   * @returns the number of distinct sayings: the same words in several mouths are one, and so is all that a bloc says,
   * so that neither copies nor a bloc make it more; at most MOST_SAYINGS
   */
  hear(reading: Reading, i: number, named: Incident | undefined): number;
  /** Adds what the author's evidence gains. */
  author(into: Evidence, named: Incident | undefined): void;
  /** @param bare log-odds of the author from everything but sayings */
  happened(bare: Float64Array, into: Evidence, named: Incident | undefined): void;
}

/** What the sayings of each incident of a reading add up to: [incident][hypothesis, did not happen], where known. */
export interface ToldSums {
  readonly reading: Reading;
  readonly sums: Float64Array;
  /** Distinct sayings. */
  readonly distinct: Uint8Array;
  readonly known: Uint8Array;
}

export function toldSums(reading: Reading): ToldSums {
  const incidents = reading.offsets.length - 1;
  const width = reading.prepared.ids.length + 1;
  return {
    reading,
    sums: new Float64Array(incidents * width),
    distinct: new Uint8Array(incidents),
    known: new Uint8Array(incidents),
  };
}

/** @param told of sources alike: what one pass has summed up the next need not */
export function makeTestimony(model: SourceModel, prepared: PreparedSetting, told?: ToldSums): Testimony {
  const read = model.reader(prepared);
  const speakers = numbersOf(model.numbering(), prepared.parties.length);
  const count = prepared.ids.length;
  const other = count - 1;
  const width = count + 1;
  let rows = emptyRows(64);
  let each = new Float64Array(64 * width);
  const out = new Float64Array(width);
  const weights = new Float64Array(count);
  let end = 0;
  const blocs = Int32Array.from(model.sources, ({ bloc }) => bloc);
  const words = new Int32Array(2 * MOST_SAYINGS);
  const single = emptyRows(1);
  /** The first account that by itself reads as this row. */
  const accountOf = (incident: Incident, row: number): number =>
    incident.accounts.findIndex(
      (account) =>
        read({ ...incident, accounts: [account] }, single, 0) === 1 &&
        single.source[0] === rows.source[row] &&
        single.says[0] === rows.says[row],
    );
  return {
    hear(reading, i, named) {
      const isOfTold = told !== undefined && told.reading === reading && named === undefined;
      if (isOfTold && told.known[i] === 1) {
        for (let h = 0; h < width; h++) out[h] = told.sums[i * width + h]!;
        return told.distinct[i]!;
      }
      const size = reading.offsets[i + 1]! - reading.offsets[i]!;
      if (size > rows.says.length) {
        rows = emptyRows(2 * size);
        each = new Float64Array(2 * size * width);
      }
      end = named ? read(named, rows, 0) : writeRows(reading, i, speakers(reading), rows, 0);
      for (let h = 0; h < width; h++) out[h] = 0;
      model.weigh(rows, 0, end, out, named ? each : undefined);
      const distinct = countDistinct(rows, end, blocs, words);
      if (isOfTold) {
        for (let h = 0; h < width; h++) told.sums[i * width + h] = out[h]!;
        told.distinct[i] = distinct;
        told.known[i] = 1;
      }
      return distinct;
    },
    author(into, named) {
      if (!named) {
        for (let h = 0; h < other; h++) add(into, AUTHOR.accusation, h, out[h]! - out[other]!);
        return;
      }
      for (let row = 0; row < end; row++) {
        const account = accountOf(named, row);
        const rule = account < 0 ? AUTHOR.accusation : authorRule(named.accounts[account]!);
        const reference = each[row * width + other]!;
        for (let h = 0; h < other; h++) add(into, rule, h, each[row * width + h]! - reference, account);
      }
    },
    happened(bare, into, named) {
      for (let h = 0; h < count; h++) weights[h] = bare[h]!;
      let before = logSum(weights, count);
      if (!named) {
        for (let h = 0; h < count; h++) weights[h]! += out[h]!;
        add(into, HAPPENING['told-by-party'], 0, logSum(weights, count) - before - out[count]!);
        return;
      }
      for (let row = 0; row < end; row++) {
        for (let h = 0; h < count; h++) weights[h]! += each[row * width + h]!;
        const after = logSum(weights, count);
        const account = accountOf(named, row);
        const rule = account < 0 ? HAPPENING['told-by-party'] : happenedRule(named.accounts[account]!);
        add(into, rule, 0, after - before - each[row * width + count]!, account);
        before = after;
      }
    },
  };
}

/** @param heard room for the blocs and words that were counted */
function countDistinct(rows: SayingRows, end: number, blocs: Int32Array, heard: Int32Array): number {
  const { source, wording } = rows;
  let [count, kept] = [0, 0];
  /** Whether this was not heard before. Beyond the room there is, nothing is new. */
  const isNew = (mark: number): boolean => {
    for (let k = 0; k < kept; k++) if (heard[k] === mark) return false;
    if (kept === heard.length) return false;
    heard[kept++] = mark;
    return true;
  };
  // Blocs first: whoever repeats the words of one adds nothing to it. Wordings are odd, so an even mark is free for a bloc.
  for (let row = 0; row < end; row++) {
    const bloc = source[row]! < 0 ? -1 : blocs[source[row]!]!;
    if (bloc < 0) continue;
    if (isNew(2 * (bloc + 1))) count++;
    if (wording[row] !== 0) isNew(wording[row]!);
  }
  for (let row = 0; row < end; row++) {
    if (source[row]! >= 0 && blocs[source[row]!]! >= 0) continue;
    if (wording[row] === 0 || isNew(wording[row]!)) count++;
  }
  return Math.min(count, MOST_SAYINGS);
}

let scratch = new Float64Array(8);

/** log of the sum of exponentials. */
function logSum(weights: Float64Array, count: number): number {
  if (scratch.length < count) scratch = new Float64Array(count);
  let top = weights[0]!;
  for (let h = 1; h < count; h++) if (weights[h]! > top) top = weights[h]!;
  for (let h = 0; h < count; h++) scratch[h] = Math.exp(weights[h]! - top);
  return top + Math.log(sumAscending(scratch, count));
}

/** Number of a source of the reading in a party's voice, by [source][voice + 1]; NOT_YET where it was not asked for. */
type Speakers = (source: number, speaker: number) => number;

/** Speakers of a reading; the numbers are kept, for the next incident has the same sources. */
export function numbersOf(numberOf: SourceNumber, parties: number): (reading: Reading) => Speakers {
  let sources: readonly string[] = [];
  let known = new Int32Array(0);
  const find: Speakers = (source, speaker) => {
    const at = source * (parties + 1) + speaker + 1;
    if (at >= known.length) {
      const larger = new Int32Array(2 * at + 64).fill(NOT_YET);
      larger.set(known);
      known = larger;
    }
    if (known[at] === NOT_YET) known[at] = numberOf(sources[source]!, speaker);
    return known[at]!;
  };
  return (reading) => {
    if (reading.sources !== sources) {
      sources = reading.sources;
      known.fill(NOT_YET);
    }
    return find;
  };
}

const NOT_YET = -0x80000000;

/** Sayings of incident i from its columns, as sources/sayings.ts reads them from the incident. @returns their end */
export function writeRows(
  { offsets, columns }: Reading,
  i: number,
  numberOf: Speakers,
  rows: SayingRows,
  at: number,
): number {
  const to = offsets[i + 1]!;
  const { source, says, weight, wording } = rows;
  let end = at;
  let severally = false;
  for (let row = offsets[i]!; row < to; row++) {
    const saying = columns.says[row]!;
    if (saying === SILENT) continue;
    const number = numberOf(columns.source[row]!, columns.speaker[row]!);
    const word = columns.hedge[row]!;
    let again = -1;
    for (let other = at; other < end; other++) {
      if (source[other] !== number) continue;
      if (says[other] === saying) again = other;
      else severally = true;
    }
    if (again >= 0) {
      if (word > weight[again]!) weight[again] = word;
      continue;
    }
    source[end] = number;
    says[end] = saying;
    weight[end] = word;
    wording[end] = columns.wording[row]!;
    end++;
  }
  if (severally) shareOut(rows, at, end);
  return end;
}

function authorRule({ voice, actor, stance }: Account): number {
  if (stance === 'denied' && (voice === actor || voice === '')) return AUTHOR['denied-by-source'];
  if (voice !== '') return voice === actor ? AUTHOR.admission : AUTHOR.accusation;
  if (actor === 'none') return AUTHOR['told-as-accident'];
  return stance === 'alleged' ? AUTHOR['third-party-allegation'] : AUTHOR['third-party-report'];
}

function happenedRule({ voice, actor, stance }: Account): number {
  if (stance === 'denied' && (actor === voice || actor === 'none' || actor === 'undetermined'))
    return HAPPENING['said-not-to-have-happened'];
  if (voice !== '') return HAPPENING['told-by-party'];
  return stance === 'asserted' ? HAPPENING['told-by-third-party'] : HAPPENING['alleged-by-third-party'];
}

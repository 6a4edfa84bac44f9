/**
 * How a happening falls under an event rule, before anything that depends on the course of events: whose terms, who may
 * have done it, how well it fits; the guide, "Event rules".
 */
import { NO, type Truth, UNKNOWN } from '../../agreement/program.js';
import type { RulingStep } from '../proof.js';
import type { Graph } from './graph.js';
import { patternTruth } from './matching.js';
import type { Memo } from './memo.js';
import type { Rows } from './rows.js';
import { rulingOver } from './ruling.js';
import { slotTruth } from './slots.js';
import type { Steps } from './steps.js';
import type { Judge, Terms } from './terms.js';

export interface Court {
  readonly graph: Graph;
  readonly rows: Rows;
  readonly partyIndex: ReadonlyMap<string, number>;
  /** By standing. */
  readonly steps: readonly Steps[];
  /** By judge. */
  readonly memos: readonly Memo[];
}

/** How the happening falls under the terms, before anything that depends on time. */
export interface Case {
  terms: Terms;
  ruling: RulingStep | null;
  isRuledTwice: boolean;
  /** Parties, as indexes. */
  readonly candidates: number[];
  fit: Truth;
  /** Whose fit is shown. */
  fitParty: number;
  author: string;
}

const one: Case = {
  terms: undefined as unknown as Terms,
  ruling: null,
  isRuledTwice: false,
  candidates: [],
  fit: NO,
  fitParty: -1,
  author: '',
};

/** @returns the case, good until the next is taken up; null where the happening does not fit */
export function takeUp(court: Court, judge: Judge, row: number): Case | null {
  const { graph, rows } = court;
  let terms = judge.terms[judge.reading]!;
  one.ruling = null;
  one.isRuledTwice = false;
  if (judge.rulings) {
    const ruled = rulingOver(graph, judge, rows.startMs[row]!, rows.lastMs[row]!);
    const under = judge.terms[ruled.reading];
    if (!under) return null;
    terms = under;
    one.ruling = ruled.step;
    one.isRuledTwice = ruled.isTwice;
  }
  one.terms = terms;
  one.candidates.length = 0;
  return terms.patterns ? byPattern(court, terms, terms.patterns, row) : byFit(court, terms, row);
}

function byFit({ graph, rows, partyIndex }: Court, terms: Terms, row: number): Case | null {
  if (rows.isIncident[row] === 0) return null;
  const { parties } = graph.program;
  const { slots, yes, maybe } = rows;
  const at = row * slots.width;
  const { author, shares } = rows.authors[rows.author[row]!]!;
  one.author = author;
  one.fitParty = -1;
  const isOpen = author === 'undetermined' || author === 'both';
  const authorParty = isOpen ? -1 : (partyIndex.get(author) ?? -1);
  let firstFit: Truth = NO;
  let firstParty = -1;
  for (const party of terms.fitting) {
    const slot = terms.slots[party]!;
    const fit = slot < 0 ? NO : slotTruth(yes, maybe, at, slot);
    if (fit === NO) continue;
    if (firstParty < 0) {
      firstParty = party;
      firstFit = fit;
    }
    if (terms.isBound[party] === 0) continue;
    const isCandidate = isOpen ? (shares[parties[party]!]?.value ?? 0) > 0 : party === authorParty;
    if (!isCandidate) continue;
    if (one.candidates.length === 0) {
      one.fit = fit;
      one.fitParty = party;
    } else if (fit !== one.fit) one.fit = UNKNOWN;
    one.candidates.push(party);
  }
  if (firstParty < 0) return null;
  if (one.candidates.length === 0) {
    one.fit = firstFit;
    one.fitParty = firstParty;
  }
  return one;
}

/** The author is the party that matched: the first with the best match. */
function byPattern(
  { graph, rows }: Court,
  terms: Terms,
  patterns: readonly number[],
  row: number,
): Case | null {
  one.fit = NO;
  one.fitParty = -1;
  for (const party of terms.fitting) {
    const pattern = patterns[party]!;
    const fit = pattern < 0 ? NO : patternTruth(graph.program, rows, pattern, row);
    if (fit <= one.fit) continue;
    one.fit = fit;
    one.fitParty = party;
  }
  if (one.fitParty < 0) return null;
  one.author = graph.program.parties[one.fitParty]!;
  if (terms.isBound[one.fitParty] === 1) one.candidates.push(one.fitParty);
  return one;
}

/** From when on the verdict is seen: after the end and the delay of judgement. */
export function seenFrom(court: Court, judge: Judge, row: number): number {
  const { rows, graph } = court;
  const last = rows.lastMs[row]!;
  if (!judge.rulings || judge.delayMs === 0) return last + 1 + judge.terms[judge.reading]!.delayMs;
  const { reading } = rulingOver(graph, judge, rows.startMs[row]!, last);
  return last + 1 + (judge.terms[reading]?.delayMs ?? 0);
}

/**
 * What clauses about states of things and quotas have in common: occurrences, found at some moment, each a finding.
 */
import type { Probability } from '../../attribution/attribution.js';
import { bandOf } from '../band.js';
import { type Finding, STANDINGS } from '../finding.js';
import type { Proof } from '../proof.js';
import { CERTAIN } from './authorship.js';
import type { Court } from './case.js';
import { lowAt, type Watcher } from './graph.js';
import { isoOf } from './iso.js';

export interface Occurrence {
  readonly finding: Finding;
  /** When it was found. Breach patterns see it as an instant of then. */
  readonly foundMs: number;
  /** For a violation: when it was first found to be open in the same episode, and the id it had; NaN: it was not. */
  readonly openMs: number;
  readonly openId: string;
}

/** A clause, reading and party whose state is watched. */
export interface Watch {
  readonly clause: number;
  readonly reading: number;
  readonly party: number;
  readonly standing: number;
  readonly watcher: Watcher;
  /** In the order of time; the last may still be going on. */
  readonly occurrences: Occurrence[];
  /** How many of the first are the same as when this was last set. */
  unchanged: number;
  /** Works out the occurrences up to the moment, given those before that still stand. */
  readonly run: (untilMs: number) => void;
  /** Keeps what was found and had ended before. */
  readonly keepBefore: (t: number) => void;
  /** The next moment at which something may be found, as far as is known. */
  readonly nextMs: () => number;
}

/** Keeps the first occurrences. */
export function cutOccurrences(watch: Watch, length: number): void {
  watch.occurrences.length = length;
  watch.unchanged = Math.min(watch.unchanged, length);
}

const NO_BASIS: Probability = { value: 0.5, low: 0, high: 1 };

export function occurrenceFinding(
  { graph }: Court,
  place: Pick<Watch, 'clause' | 'reading' | 'party' | 'standing'>,
  rule: 'state-holds' | 'state-open' | 'quota-missed' | 'quota-open',
  startMs: number,
  endMs: number,
  standingMs: number,
  proof: Proof,
): Finding {
  const { agreement, clauses, parties } = graph.program;
  const { id: clause, standard } = clauses[place.clause]!;
  const reading = agreement.readings[place.reading]!.id;
  const party = parties[place.party]!;
  const isMet = rule === 'state-holds' || rule === 'quota-missed';
  return {
    id: `${party}@${isoOf(startMs)}~${agreement.id}~${clause}~${reading}`,
    incident: '',
    agreement: agreement.id,
    clause,
    reading,
    party,
    standing: STANDINGS[lowAt(graph.standings[place.standing]!, standingMs)]!,
    verdict: isMet ? 'violation' : 'undetermined',
    rule,
    band: isMet ? bandOf(CERTAIN.value, standard) : 'none',
    probability: isMet ? CERTAIN : NO_BASIS,
    startMs,
    endMs,
    proof,
  };
}

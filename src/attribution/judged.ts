/**
 * An attribution whose numbers are there and whose words are written when they are read, by measuring the incident again:
 * of many incidents few are ever looked at. A class, so that what is not yet written costs nothing.
 */
import type { Incident } from '../incident/incident.js';
import type { Reason } from '../record/reason.js';
import {
  type Attribution,
  DID_NOT_HAPPEN,
  type Factor,
  type Hypothesis,
  type HypothesisSet,
  type Probability,
} from './attribution.js';
import { authorFactors, happenedFactors } from './explain.js';
import type { Measurer } from './measure.js';
import { missingEvidence } from './missing.js';
import { type Grounds, nameOf, reasonFor, verdictOn } from './verdict.js';

export function judged(
  incident: Incident,
  index: number,
  measurer: Measurer,
  happened: Probability,
  hypotheses: readonly Hypothesis[],
  grounds: Grounds,
): Attribution {
  return new Judged(incident, index, measurer, happened, hypotheses, grounds);
}

class Judged implements Attribution {
  readonly incident: string;
  readonly author: string;
  readonly #of: Incident;
  readonly #index: number;
  readonly #measurer: Measurer;
  readonly #grounds: Grounds;

  constructor(
    incident: Incident,
    index: number,
    measurer: Measurer,
    readonly happened: Probability,
    readonly hypotheses: readonly Hypothesis[],
    grounds: Grounds,
  ) {
    this.incident = incident.id;
    this.#of = incident;
    this.#index = index;
    this.#measurer = measurer;
    this.#grounds = grounds;
    this.author = nameOf(verdictOn(incident.conduct, grounds), grounds, measurer.prepared.ids);
  }

  get joint(): Readonly<Record<string, number>> {
    const joint: Record<string, number> = {};
    for (const { id, probability } of this.hypotheses) joint[id] = probability.value * this.happened.value;
    joint[DID_NOT_HAPPEN] = 1 - this.happened.value;
    return joint;
  }

  get set(): HypothesisSet {
    const { coverage, leastProbability } = this.#measurer.calibration.conformal;
    const ranked = Object.entries(this.joint).sort(([, a], [, b]) => b - a);
    const kept = ranked.filter(([, value], rank) => rank === 0 || value >= leastProbability);
    return { hypotheses: kept.map(([id]) => id), coverage };
  }

  get vouched(): readonly string[] {
    return this.#measurer.prepared.ids.filter((_, h) => (this.#grounds.vouched & (1 << h)) !== 0);
  }

  get factors(): readonly Factor[] {
    const { prepared, author, happening } = this.#measurer;
    this.#measurer.measure(this.#of, this.#index, true);
    return [...authorFactors(author, this.#of, prepared), ...happenedFactors(happening, this.#of, prepared)];
  }

  get reasons(): readonly Reason[] {
    const { prepared } = this.#measurer;
    const verdict = verdictOn(this.#of.conduct, this.#grounds);
    const decided = reasonFor(verdict, this.#grounds, prepared.ids);
    if (verdict === 'passes-threshold' || verdict === 'clash') return [decided];
    return [decided, missingEvidence(this.#of, prepared)];
  }

  toJSON(): Attribution {
    return plain(this);
  }
}

/** All of it written out, as data that can be copied, stored and sent. */
export function plain(attribution: Attribution): Attribution {
  const { incident, happened, hypotheses, author, joint, set, vouched, factors, reasons } = attribution;
  return { incident, happened, hypotheses, author, joint, set, vouched, factors, reasons };
}

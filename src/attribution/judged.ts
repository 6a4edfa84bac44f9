/**
 * An attribution that is a view of its row of numbers: objects are made when they are read, and words are written when
 * they are read, by measuring the incident again. Of many incidents few are ever looked at. A class, so that what is not
 * yet made costs nothing.
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
import { leastInSet } from './calibration.js';
import { authorFactors, happenedFactors } from './explain.js';
import { COLUMN, type Judgements } from './judgements.js';
import { type MissingKind, missingEvidence, missingKinds } from './missing.js';
import { shiftedBy, sigmoid } from './posterior.js';
import { type Grounds, nameOf, reasonFor, type Verdict, verdictOn } from './verdict.js';
import type { AttributionWeights } from './weights.js';

/** @param index place of the incident in the series, -1 for none @param row its row in the table */
export function judged(incident: Incident, index: number, judgements: Judgements, row: number): Attribution {
  return new Judged(incident, index, judgements, row);
}

class Judged implements Attribution {
  readonly incident: string;
  readonly author: string;
  readonly #of: Incident;
  readonly #index: number;
  readonly #judgements: Judgements;
  readonly #row: number;
  #happened: Probability | undefined;
  #hypotheses: readonly Hypothesis[] | undefined;

  constructor(incident: Incident, index: number, judgements: Judgements, row: number) {
    this.incident = incident.id;
    this.#of = incident;
    this.#index = index;
    this.#judgements = judgements;
    this.#row = row;
    const grounds = groundsOf(judgements, row);
    this.author = nameOf(verdictOn(incident.conduct, grounds), grounds, judgements.measurer.prepared.ids);
  }

  get happened(): Probability {
    this.#happened ??= happenedOf(this.#judgements, this.#row);
    return this.#happened;
  }

  get hypotheses(): readonly Hypothesis[] {
    this.#hypotheses ??= hypothesesOf(this.#judgements, this.#row);
    return this.#hypotheses;
  }

  get joint(): Readonly<Record<string, number>> {
    const { numbers, measurer } = this.#judgements;
    const { ids } = measurer.prepared;
    const at = this.#row * this.#judgements.stride + ids.length;
    const happened = sigmoid(numbers[at + ids.length + COLUMN.happenedLogOdds]!);
    const joint: Record<string, number> = {};
    for (let h = 0; h < ids.length; h++) joint[ids[h]!] = numbers[at + h]! * happened;
    joint[DID_NOT_HAPPEN] = 1 - happened;
    return joint;
  }

  get set(): HypothesisSet {
    const { conformal } = this.#judgements.measurer.calibration;
    const ranked = Object.entries(this.joint).sort(([, a], [, b]) => b - a);
    const leading = ranked[0]![1];
    const least = leastInSet(conformal, leading);
    // Whatever leads is in the set; where several lead alike, all of them.
    const kept = ranked.filter(([, value]) => value === leading || value >= least);
    return { hypotheses: kept.map(([id]) => id), coverage: conformal.coverage };
  }

  get vouched(): readonly string[] {
    const { vouched } = this.#grounds;
    return this.#judgements.measurer.prepared.ids.filter((_, h) => (vouched & (1 << h)) !== 0);
  }

  get factors(): readonly Factor[] {
    const { measurer } = this.#judgements;
    const { prepared, author, happening } = measurer;
    measurer.measure(this.#of, this.#index, true);
    return [...authorFactors(author, this.#of, prepared), ...happenedFactors(happening, this.#of, prepared)];
  }

  get reasons(): readonly Reason[] {
    const { prepared } = this.#judgements.measurer;
    const decided = reasonFor(this.#verdict, this.#grounds, prepared.ids);
    return this.#isDecided ? [decided] : [decided, missingEvidence(this.#of, prepared)];
  }

  get missing(): readonly MissingKind[] {
    return this.#isDecided ? [] : missingKinds(this.#of, this.#judgements.measurer.prepared);
  }

  get #grounds(): Grounds {
    return groundsOf(this.#judgements, this.#row);
  }

  get #verdict(): Verdict {
    return verdictOn(this.#of.conduct, this.#grounds);
  }

  get #isDecided(): boolean {
    const verdict = this.#verdict;
    return verdict === 'passes-threshold' || verdict === 'clash';
  }

  toJSON(): Attribution {
    return plain(this);
  }
}

/** All of it written out, as data that can be copied, stored and sent. */
export function plain(attribution: Attribution): Attribution {
  const { incident, happened, hypotheses, author, joint, set, vouched, factors, reasons, missing } =
    attribution;
  return { incident, happened, hypotheses, author, joint, set, vouched, factors, reasons, missing };
}

function groundsOf({ numbers, stride, measurer }: Judgements, row: number): Grounds {
  const { ids, authorThreshold } = measurer.prepared;
  const at = row * stride + ids.length;
  let leading = 0;
  let tied = false;
  for (let h = 1; h < ids.length; h++) {
    if (!(numbers[at + h]! >= numbers[at + leading]!)) continue;
    tied = numbers[at + h] === numbers[at + leading];
    leading = h;
  }
  const rest = at + ids.length;
  return {
    named: numbers[rest + COLUMN.named]!,
    vouched: numbers[rest + COLUMN.vouched]!,
    leading: tied ? -1 : leading,
    value: numbers[at + leading]!,
    happened: sigmoid(numbers[rest + COLUMN.happenedLogOdds]!),
    threshold: authorThreshold,
  };
}

function hypothesesOf({ numbers, stride, measurer }: Judgements, row: number): Hypothesis[] {
  const { ids, weights } = measurer.prepared;
  const at = row * stride;
  const count = ids.length;
  const spread = spreadOf(numbers[at + 2 * count + COLUMN.independent]!, weights.interval);
  const down = Math.exp(-spread);
  const up = Math.exp(spread);
  return ids.map((id, h) => {
    const value = numbers[at + count + h]!;
    const probability = { value, low: shiftedBy(value, down), high: shiftedBy(value, up) };
    return { id, logOdds: numbers[at + h]!, probability };
  });
}

function happenedOf({ numbers, stride, measurer }: Judgements, row: number): Probability {
  const { ids, weights } = measurer.prepared;
  const rest = row * stride + 2 * ids.length;
  const logOdds = numbers[rest + COLUMN.happenedLogOdds]!;
  const spread = spreadOf(numbers[rest + COLUMN.happenedVoices]!, weights.interval);
  return { value: sigmoid(logOdds), low: sigmoid(logOdds - spread), high: sigmoid(logOdds + spread) };
}

function spreadOf(independent: number, { deviation, z }: AttributionWeights['interval']): number {
  return (deviation / Math.sqrt(1 + independent)) * z;
}

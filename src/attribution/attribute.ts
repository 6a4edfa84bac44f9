/**
 * Who probably did it, and apart from that whether it happened.
 *
 * Model: log-odds of the hypotheses (each party, and accident or another hand) are sums of named factors, one for each
 * thing that speaks for or against; the posterior is their softmax. Parties start equal; nothing here looks at which
 * party it is. Independent evidence adds (I. J. Good 1950); repetition by one voice adds less each time.
 * Interval: the log-odds shifted by z standard deviations, which shrink with the square root of independent accounts.
 */
import type { Incident } from '../incident/incident.js';
import type { Attribution, Hypothesis, Probability } from './attribution.js';
import { judged } from './judged.js';
import { type Measurer, makeMeasurer } from './measure.js';
import { shifted, sigmoid } from './posterior.js';
import { type AttributionSetting, prepare, type Surroundings } from './prepare.js';
import type { Grounds } from './verdict.js';
import type { AttributionWeights } from './weights.js';

export type { AttributionSetting } from './prepare.js';

/** One incident. For many, `makeAttributor` prepares the setting once; `attributeAll` lets them speak to each other. */
export function attribute(incident: Incident, setting: AttributionSetting): Attribution {
  return makeAttributor(setting)(incident);
}

/** @param surroundings what is known from many incidents; with a series, the index of each incident in it is needed */
export function makeAttributor(
  setting: AttributionSetting,
  surroundings?: Surroundings,
): (incident: Incident, index?: number) => Attribution {
  const measurer = makeMeasurer(prepare(setting), surroundings);
  return (incident, index = -1) => judge(incident, index, measurer);
}

export function judge(incident: Incident, index: number, measurer: Measurer): Attribution {
  measurer.measure(incident, index);
  const { prepared, said, logOdds, probability, happenedLogOdds } = measurer;
  const { ids, weights } = prepared;
  const spread = spreadOf(said.independent, weights.interval);
  const hypotheses: Hypothesis[] = [];
  let leading = 0;
  let tied = false;
  for (let h = 0; h < ids.length; h++) {
    const value = probability[h]!;
    if (h > 0 && value >= probability[leading]!) {
      tied = value === probability[leading]!;
      leading = h;
    }
    hypotheses.push({ id: ids[h]!, logOdds: logOdds[h]!, probability: spanned(value, spread) });
  }
  const happenedSpread = spreadOf(measurer.happenedVoices, weights.interval);
  const happened: Probability = {
    value: sigmoid(happenedLogOdds),
    low: sigmoid(happenedLogOdds - happenedSpread),
    high: sigmoid(happenedLogOdds + happenedSpread),
  };
  const grounds: Grounds = {
    named: said.named,
    vouched: said.vouched,
    leading: tied ? -1 : leading,
    value: probability[leading]!,
    happened: happened.value,
    threshold: prepared.authorThreshold,
  };
  return judged(incident, index, measurer, happened, hypotheses, grounds);
}

function spanned(value: number, spread: number): Probability {
  return { value, low: shifted(value, -spread), high: shifted(value, spread) };
}

function spreadOf(independent: number, { deviation, z }: AttributionWeights['interval']): number {
  return (deviation / Math.sqrt(1 + independent)) * z;
}

/**
 * Who probably did it, and apart from that whether it happened.
 *
 * Model: log-odds of the hypotheses (each party, and accident or another hand) are sums of named factors, one for each
 * thing that speaks for or against; the posterior is their softmax. Parties start equal; nothing here looks at which
 * party it is. Independent evidence adds (I. J. Good 1950); repetition by one voice adds less each time.
 * Interval: the log-odds shifted by z standard deviations, which shrink with the square root of independent accounts.
 */
import type { Incident } from '../incident/incident.js';
import type { Reason } from '../record/reason.js';
import type { Party, Source } from '../record/source.js';
import { type Attribution, type Factor, type Hypothesis, OTHER, type Probability } from './attribution.js';
import { happenedFactors } from './happened.js';
import { locationFactors } from './location.js';
import { posterior, sigmoid } from './posterior.js';
import { type Statements, statementFactors } from './statement.js';
import { type Arsenal, arsenal, type WeaponSystem } from './weapon.js';
import type { AttributionWeights } from './weights.js';

export interface AttributionSetting {
  readonly parties: readonly Party[];
  readonly sources: readonly Source[];
  readonly weapons: readonly WeaponSystem[];
  /** How far a place is from ground that the party held then, km; 0 on its own ground, NaN where that is not known. */
  readonly distanceToGroundKm: (lat: number, lon: number, atMs: number, party: string) => number;
  /** Who held the ground then: a party id, `contested` or `unknown`. */
  readonly controlAt: (lat: number, lon: number, atMs: number) => string;
  /** Posterior from which the leading hypothesis is called the author. */
  readonly authorThreshold: number;
  readonly weights: AttributionWeights;
}

/** The setting with what follows from it, worked out once. */
export interface PreparedSetting extends AttributionSetting {
  /** Hypotheses: the parties in the order of the mission, OTHER last. */
  readonly ids: readonly string[];
  readonly partyIds: ReadonlySet<string>;
  readonly sensorIds: ReadonlySet<string>;
  readonly arsenal: Arsenal;
}

/** One incident. For many, `makeAttributor` prepares the setting once. */
export function attribute(incident: Incident, setting: AttributionSetting): Attribution {
  return makeAttributor(setting)(incident);
}

export function makeAttributor(setting: AttributionSetting): (incident: Incident) => Attribution {
  const prepared: PreparedSetting = {
    ...setting,
    ids: [...setting.parties.map((party) => party.id), OTHER],
    partyIds: new Set(setting.parties.map((party) => party.id)),
    sensorIds: new Set(setting.sources.filter((source) => source.kind === 'sensor').map(({ id }) => id)),
    arsenal: arsenal(setting.weapons),
  };
  return (incident) => judge(incident, prepared);
}

function judge(incident: Incident, setting: PreparedSetting): Attribution {
  const { weights, ids } = setting;
  const unexplained = weights.author.unexplained.includes(incident.conduct);
  const prior = unexplained ? weights.author.priorOtherUnexplained : weights.author.priorOther;
  const priors = ids.map((id) => (id === OTHER ? prior : 0));
  const statements = statementFactors(incident, setting);
  const location = locationFactors(incident, setting, priors);
  const logOdds = ids.map((id, i) => priors[i]! + sumFor(id, statements.factors) + sumFor(id, location));
  const deviation = weights.interval.deviation / Math.sqrt(1 + statements.independent);
  const probabilities = posterior(logOdds, deviation * weights.interval.z);
  const hypotheses: Hypothesis[] = ids.map((id, i) => ({
    id,
    logOdds: logOdds[i]!,
    probability: probabilities[i]!,
  }));
  const happening = happenedFactors(incident, setting);
  const verdict = authorOf(incident, hypotheses, statements, setting.authorThreshold);
  const priorFactor: Factor = {
    hypothesis: OTHER,
    logOdds: prior,
    rule: 'prior',
    because: unexplained
      ? 'Told without an attacker by its nature: accident or another hand is as likely as a party.'
      : 'Parties start equal; accident or another hand starts lower.',
  };
  return {
    incident: incident.id,
    happened: happenedProbability(happening, weights),
    hypotheses,
    author: verdict.author,
    factors: [priorFactor, ...statements.factors, ...location, ...happening.factors],
    reasons: verdict.reasons,
  };
}

function sumFor(hypothesis: string, factors: readonly Factor[]): number {
  let sum = 0;
  for (const factor of factors) if (factor.hypothesis === hypothesis) sum += factor.logOdds;
  return sum;
}

function happenedProbability(
  happening: { readonly factors: readonly Factor[]; readonly independent: number },
  weights: AttributionWeights,
): Probability {
  const logOdds = weights.happened.prior + sumFor('happened', happening.factors);
  const spread = (weights.interval.deviation / Math.sqrt(1 + happening.independent)) * weights.interval.z;
  return { value: sigmoid(logOdds), low: sigmoid(logOdds - spread), high: sigmoid(logOdds + spread) };
}

function authorOf(
  incident: Incident,
  hypotheses: readonly Hypothesis[],
  { named, vouched }: Pick<Statements, 'named' | 'vouched'>,
  threshold: number,
): { readonly author: string; readonly reasons: readonly Reason[] } {
  if (incident.conduct === 'clash' && named.size === 0)
    return {
      author: 'both',
      reasons: [{ rule: 'clash', because: 'Ground combat, and no account names an attacker.' }],
    };
  const leading = hypotheses.reduce((a, b) => (b.probability.value > a.probability.value ? b : a));
  const { value } = leading.probability;
  const shown = `${leading.id} leads with ${value.toFixed(2)}`;
  if (!named.has(leading.id))
    return {
      author: 'undetermined',
      reasons: [
        {
          rule: 'nobody-names-it',
          because: `${shown}, but no account names it; location alone decides nothing.`,
        },
      ],
    };
  if (value < threshold)
    return {
      author: 'undetermined',
      reasons: [{ rule: 'below-threshold', because: `${shown}; the threshold is ${threshold}.` }],
    };
  // However often one side accuses the other, it stays one interested voice.
  if (!vouched.has(leading.id))
    return {
      author: 'undetermined',
      reasons: [
        {
          rule: 'accuser-alone',
          because: `${shown}, but only an adversary names it; an accusation alone names nobody.`,
        },
      ],
    };
  return {
    author: leading.id,
    reasons: [{ rule: 'passes-threshold', because: `${shown}; the threshold is ${threshold}.` }],
  };
}

/**
 * The benchmark: model and baselines over the same held-out worlds, with and without sources that lie together, and over
 * the worlds of the mismatch suite. Baselines and thresholds are fitted in training worlds.
 */
import { DID_NOT_HAPPEN, OTHER } from '../attribution/attribution.js';
import { type AttributionWeights, loadWeights } from '../attribution/weights.js';
import { BASELINES, type Experience, forecastBy, learn } from './baseline.js';
import { EVENT_KINDS, type EventKind } from './event.js';
import { type Forecast, joined, leadingOf } from './forecast.js';
import { MISMATCHES } from './mismatch.js';
import { forecastByModel } from './model.js';
import { BASE } from './parameter.js';
import { areaUnderRoc, type Score, scoreOf } from './score.js';
import { HELD_OUT_SEEDS, THRESHOLD_SEEDS } from './seeds.js';
import { type Threshold, thresholdFor } from './threshold.js';
import { makeWorld, type World, type WorldOptions } from './world.js';

export interface BenchmarkOptions {
  /** Incidents in all, shared out over the seeds. */
  readonly incidents: number;
  readonly seeds?: readonly number[];
  /** Share of the sources that lie together in the second half of the table. */
  readonly liarShare: number;
  readonly onStep?: (step: string, done: number, total: number) => void;
}

export interface MethodResult {
  readonly name: string;
  /** Threshold from which the method is to be 99 % right, by training worlds; above 1: it never was. */
  readonly threshold: number;
  /** Share right that was asked of it there: a little more, for worlds differ. */
  readonly askedInTraining: number;
  readonly honest: Score;
  readonly lied: Score;
}

export interface KindResult {
  readonly kind: EventKind;
  readonly incidents: number;
  /** Accuracy of each method on it, in the order of the methods. */
  readonly accuracy: readonly number[];
}

export interface MismatchResult {
  readonly id: string;
  readonly what: string;
  /** Scores of the methods, in their order. */
  readonly scores: readonly Score[];
}

/** The same worlds with other amounts of evidence. */
export interface EvidenceResult {
  /** How often sources tell, against the usual. */
  readonly coverage: number;
  readonly accountsAnIncident: number;
  readonly scores: readonly Score[];
}

export interface BenchmarkResult {
  readonly format: 'truceline-attribution-benchmark/1';
  readonly simulated: true;
  readonly incidents: number;
  readonly seeds: readonly number[];
  readonly liarShare: number;
  readonly missionThreshold: number;
  /** The model first. */
  readonly methods: readonly MethodResult[];
  readonly kinds: readonly KindResult[];
  /** How well the bloc is told from the other sources, for each seed: area under the ROC curve. */
  readonly blocAuc: readonly number[];
  readonly evidence: readonly EvidenceResult[];
  readonly mismatches: readonly MismatchResult[];
  /** Calibration error of each method over all worlds of the mismatch suite together. */
  readonly mismatchEce: readonly number[];
}

/** Share that is to be right of what is named above a method's own threshold. */
const WANTED_RIGHT = 0.99;
const MISSION_THRESHOLD = 0.8;
const COVERAGES = [0.25, 0.5, 1, 2];
/** In each training world. */
const MOST_TRAINING_INCIDENTS = 5_000;
export const METHODS: readonly string[] = ['model', ...BASELINES.map(({ name }) => name)];

export function runBenchmark(options: BenchmarkOptions): BenchmarkResult {
  const seeds = options.seeds ?? HELD_OUT_SEEDS;
  const weights = loadWeights();
  const size = Math.max(1, Math.round(options.incidents / seeds.length));
  const mismatchSize = Math.max(1, Math.round(size / 5));
  const worlds = THRESHOLD_SEEDS.length + seeds.length * (2 + COVERAGES.length + MISMATCHES.length);
  let done = 0;
  const step = (name: string): void => options.onStep?.(name, done++, worlds);
  const training = train(Math.min(size, MOST_TRAINING_INCIDENTS), seeds.length, weights, step);
  const thresholds = training.thresholds.map(({ threshold }) => [MISSION_THRESHOLD, threshold]);
  const over = (what: string, make: (seed: number) => WorldOptions): Judged =>
    together(
      seeds.map((seed) => {
        step(what);
        return judge(makeWorld(make(seed)), training.experience, weights);
      }),
    );
  const score = (judged: Judged): Score[] =>
    judged.forecasts.map((forecast, m) => scoreOf(forecast, judged.truths, thresholds[m]!));

  const honest = over('honest sources', (seed) => ({ seed, incidents: size }));
  const lied = over('lying sources', (seed) => ({ seed, incidents: size, liarShare: options.liarShare }));
  const evidence = COVERAGES.map((coverage) => ({
    coverage,
    judged: over(`coverage ${coverage}`, (seed) => ({
      seed,
      incidents: mismatchSize,
      parameters: { coverage: coverage * BASE.coverage },
    })),
  }));
  const suite = MISMATCHES.map((mismatch) => ({
    ...mismatch,
    judged: over(mismatch.id, (seed) => ({
      seed,
      incidents: mismatchSize,
      parameters: mismatch.parameters,
      liarShare: mismatch.liarShare ?? 0,
    })),
  }));
  const honestScores = score(honest);
  const liedScores = score(lied);
  const all = together(suite.map(({ judged }) => judged));
  return {
    format: 'truceline-attribution-benchmark/1',
    simulated: true,
    incidents: honest.truths.length,
    seeds,
    liarShare: options.liarShare,
    missionThreshold: MISSION_THRESHOLD,
    methods: METHODS.map((name, m) => ({
      name,
      threshold: training.thresholds[m]!.threshold,
      askedInTraining: training.thresholds[m]!.asked,
      honest: honestScores[m]!,
      lied: liedScores[m]!,
    })),
    kinds: byKind(honest),
    blocAuc: lied.blocAuc,
    evidence: evidence.map(({ coverage, judged }) => ({
      coverage,
      accountsAnIncident: judged.accounts / judged.truths.length,
      scores: score(judged),
    })),
    mismatches: suite.map(({ id, what, judged }) => ({ id, what, scores: score(judged) })),
    mismatchEce: score(all).map(({ eceEqualWidth }) => eceEqualWidth),
  };
}

/** Forecasts of all methods, the model first, beside the truth. */
interface Judged {
  readonly forecasts: readonly Forecast[];
  readonly truths: Uint8Array;
  readonly kinds: readonly EventKind[];
  readonly blocAuc: readonly number[];
  /** Of all incidents together. */
  readonly accounts: number;
}

function judge(world: World, experience: readonly Experience[], weights: AttributionWeights): Judged {
  const ids = [...world.parties, OTHER, DID_NOT_HAPPEN];
  const model = forecastByModel(world, weights);
  const forecasts = [
    model.forecast,
    ...BASELINES.map((baseline, b) => forecastBy(baseline, experience[b]!, world)),
  ];
  const truths = Uint8Array.from(world.truths, (truth) => ids.indexOf(truth));
  return {
    forecasts,
    truths,
    kinds: world.kinds,
    blocAuc: world.liars.size > 0 ? [blocAuc(world, model.dependence)] : [],
    accounts: world.incidents.reduce((sum, { accounts }) => sum + accounts.length, 0),
  };
}

function blocAuc(world: World, dependence: ReadonlyMap<string, number>): number {
  return areaUnderRoc(
    world.sources.map(({ id }) => dependence.get(id) ?? 0),
    world.sources.map(({ id }) => world.liars.has(id)),
  );
}

function together(parts: readonly Judged[]): Judged {
  const truths = new Uint8Array(parts.reduce((sum, part) => sum + part.truths.length, 0));
  let at = 0;
  for (const part of parts) {
    truths.set(part.truths, at);
    at += part.truths.length;
  }
  return {
    forecasts: METHODS.map((_, m) => joined(parts.map((part) => part.forecasts[m]!))),
    truths,
    kinds: parts.flatMap((part) => part.kinds),
    blocAuc: parts.flatMap((part) => part.blocAuc),
    accounts: parts.reduce((sum, part) => sum + part.accounts, 0),
  };
}

function train(
  incidents: number,
  benchWorlds: number,
  weights: AttributionWeights,
  step: (name: string) => void,
): { readonly experience: readonly Experience[]; readonly thresholds: readonly Threshold[] } {
  const worlds = THRESHOLD_SEEDS.map((seed) => {
    step('training worlds');
    return makeWorld({ seed, incidents });
  });
  const experience = BASELINES.map((baseline) => learn(baseline, worlds));
  const judged = worlds.map((world) => judge(world, experience, weights));
  return {
    experience,
    thresholds: METHODS.map((_, m) =>
      thresholdFor(
        WANTED_RIGHT,
        judged.map(({ forecasts, truths }) => ({ forecast: forecasts[m]!, truths })),
        benchWorlds,
      ),
    ),
  };
}

function byKind({ forecasts, truths, kinds }: Judged): KindResult[] {
  return EVENT_KINDS.map((kind) => {
    const rows = [...kinds.keys()].filter((row) => kinds[row] === kind);
    const accuracy = forecasts.map(
      (forecast) => rows.filter((row) => leadingOf(forecast, row) === truths[row]).length / rows.length,
    );
    return { kind, incidents: rows.length, accuracy };
  });
}

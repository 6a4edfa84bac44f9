/**
 * How well counts corrected for coverage tell how much happened, and change points when it changed. All of it simulated.
 */
import { CHANGE_SETTING, type ChangePoint, changePoints } from '../../coverage/change.js';
import { correctedCount, type Watched } from '../../coverage/corrected.js';
import { estimateByTwo } from '../../coverage/double-observer.js';
import { simulateSector, type WatchedLine, type WatchedSector } from './watched-line.js';

export interface CountScore {
  readonly scatter: number;
  readonly sectors: number;
  readonly happened: number;
  readonly raw: number;
  readonly corrected: number;
  /** Relative error of the corrected total over all sectors, each seed apart: the largest. */
  readonly worstTotalError: number;
  /** Ratio of noticed events in the most closely watched tenth of sectors to those in the least, less that of the truth. */
  readonly rawMisleads: number;
  /** Median over sectors of the relative error of the corrected, and of the raw count. */
  readonly medianError: number;
  readonly medianRawError: number;
  /** Share of the sectors whose number of events lies in the interval of 95 %. */
  readonly intervalsHold: number;
  /** The same for totals of the two observers. */
  readonly twoObserversHold: number;
}

export interface ChangeScore {
  readonly noticedPerDay: number;
  readonly scatter: number;
  readonly falseAlarmsPerSectorYear: number;
  readonly medianDelayDays: number;
  readonly seenWithinTwoDays: number;
}

const COUNT_DAYS = 30;
const SECTORS = 200;

export function scoreCounts(seeds: readonly number[], scatter: number): CountScore {
  let happened = 0;
  let raw = 0;
  let corrected = 0;
  let hold = 0;
  let twoHold = 0;
  let twoCount = 0;
  let worstTotalError = 0;
  const errors: number[] = [];
  const rawErrors: number[] = [];
  const ends = { most: { raw: 0, true: 0 }, least: { raw: 0, true: 0 } };
  for (const seed of seeds) {
    const line: WatchedLine = { seed, sectors: SECTORS, days: COUNT_DAYS, perDay: 12, scatter };
    let seedTrue = 0;
    let seedCorrected = 0;
    for (let s = 0; s < SECTORS; s++) {
      const sector = simulateSector(line, s);
      const truth = sum(sector.happened);
      const seen = sum(sector.noticed);
      const count = correctedCount([0, 1].map((hourClass) => stratum(sector, hourClass)));
      if (count.kind !== 'corrected') throw new Error(`sector ${s} of seed ${seed}: ${count.reason}`);
      seedTrue += truth;
      seedCorrected += count.total;
      raw += seen;
      if (truth >= count.low && truth <= count.high) hold++;
      errors.push(Math.abs(count.total - truth) / truth);
      rawErrors.push(Math.abs(seen - truth) / truth);
      const end = s < SECTORS / 10 ? ends.least : s >= SECTORS * 0.9 ? ends.most : undefined;
      if (end) {
        end.raw += seen;
        end.true += truth;
      }
      const two = estimateByTwo({ first: seen, second: sector.second, both: sector.both, independent: true });
      if (two.kind === 'estimated') {
        twoCount++;
        if (truth >= two.low && truth <= two.high) twoHold++;
      }
    }
    happened += seedTrue;
    corrected += seedCorrected;
    worstTotalError = Math.max(worstTotalError, Math.abs(seedCorrected - seedTrue) / seedTrue);
  }
  return {
    scatter,
    sectors: seeds.length * SECTORS,
    happened,
    raw,
    corrected,
    worstTotalError,
    rawMisleads: ends.most.raw / ends.least.raw / (ends.most.true / ends.least.true) - 1,
    medianError: median(errors),
    medianRawError: median(rawErrors),
    intervalsHold: hold / (seeds.length * SECTORS),
    twoObserversHold: twoHold / twoCount,
  };
}

/** A year without change, then the rate doubles; `perDay` is what happens, half of it or so is noticed. */
export function scoreChange(seed: number, perDay: number, scatter: number): ChangeScore {
  const quietDays = 365;
  let falseAlarms = 0;
  let noticed = 0;
  const delays: number[] = [];
  for (let s = 0; s < SECTORS; s++) {
    const line: WatchedLine = {
      seed,
      sectors: SECTORS,
      days: quietDays + 60,
      perDay,
      scatter,
      change: { day: quietDays, factor: 2 },
      evenEffort: true,
    };
    const sector = simulateSector(line, s);
    noticed += sum(sector.noticed.subarray(0, quietDays * 24));
    const alarms = changePoints(sector);
    const before = (one: ChangePoint): boolean => one.hour < quietDays * 24;
    falseAlarms += alarms.filter(before).length;
    const first = alarms.find((one) => !before(one));
    delays.push(first ? (first.hour + 1) / 24 - quietDays : Number.POSITIVE_INFINITY);
  }
  const tested = quietDays - CHANGE_SETTING.leastReferenceDays - CHANGE_SETTING.guardDays;
  return {
    noticedPerDay: noticed / SECTORS / quietDays,
    scatter,
    falseAlarmsPerSectorYear: (falseAlarms / SECTORS) * (365 / tested),
    medianDelayDays: median(delays),
    seenWithinTwoDays: delays.filter((days) => days <= 2).length / SECTORS,
  };
}

function stratum({ noticed, exposure, hourClass }: WatchedSector, wanted: number): Watched {
  const within = (_: number, h: number): boolean => hourClass[h] === wanted;
  return {
    noticed: noticed.filter(within),
    exposure: exposure.filter(within),
    burst: noticed.map((_, h) => Math.floor(h / 24)).filter(within),
  };
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/**
 * Change points: has the rate of events in a sector risen or fallen, and since when? Hour by hour, with a bounded rate of
 * false alarms.
 *
 * Shiryaev and Roberts: R(t) = (R(t-1) + Δt) · L(t), where L is the likelihood of what was counted after a change over that
 * before it. While nothing changes, R(t) - t is a martingale with mean zero, so the mean time until R reaches A is at
 * least A, whatever the rate and however uneven the watching (Pollak, Ann. Stat. 13 (1985) 206; Tartakovsky et al.,
 * Sequential Analysis, 2014, 8.4.3). R is a mean over several factors of change. An unwatched hour has L = 1: it says
 * nothing. Fire comes in bursts, and the hours of a day share theirs: a day's count so far is negative binomial, with the
 * scatter that the days of the reference stretch had. That stretch ends some days before, so that a change does not hide in it.
 *
 * The bound holds for a known rate; how well it holds with the estimated one is measured (`truceline bench coverage`).
 */
import { logRatio } from './negative-binomial.js';
import { type HourlyCounts, type Usual, uncertaintyOf, usualLevel } from './usual.js';

export interface ChangeSetting {
  /** The reference stretch grows from the least to the longest. */
  readonly leastReferenceDays: number;
  readonly referenceDays: number;
  /** Days between the end of the reference stretch and the day under test. */
  readonly guardDays: number;
  /** Mean time between false alarms, days, for a known rate. */
  readonly alarmEveryDays: number;
  /** Factors of change looked for. */
  readonly factors: readonly number[];
  readonly classes: number;
}

export const CHANGE_SETTING: ChangeSetting = {
  leastReferenceDays: 21,
  referenceDays: 56,
  guardDays: 3,
  alarmEveryDays: 600,
  factors: [1.5, 2, 3, 0.5, 0.25],
  classes: 2,
};

export interface ChangePoint {
  /** Hour in which the alarm was raised, and the likeliest first hour of the change. */
  readonly hour: number;
  readonly since: number;
  readonly factor: number;
}

/** Fewest events in the reference stretch: below, "usual" is not known well enough for a factor. */
const LEAST_NOTICED = 40;

/** Alarms in the order of time; after each, the reference begins at the change. Days begin at hour 0. One pass. */
export function changePoints(counts: HourlyCounts, setting: ChangeSetting = CHANGE_SETTING): ChangePoint[] {
  const { factors } = setting;
  const alarms: ChangePoint[] = [];
  /** R at the beginning of the day, for each factor. */
  const morning = new Float64Array(factors.length);
  const statistic = new Float64Array(factors.length);
  const rise = new LastRise(factors.length);
  let start = 0;
  for (let day = 0; day < counts.noticed.length; day += 24) {
    const until = day - setting.guardDays * 24;
    if (until - start < setting.leastReferenceDays * 24) continue;
    const usual = usualLevel(
      counts,
      Math.max(start, until - setting.referenceDays * 24),
      until,
      setting.classes,
    );
    if (usual.noticed < LEAST_NOTICED) continue;
    let count = 0;
    let expected = 0;
    const end = Math.min(day + 24, counts.noticed.length);
    for (let h = day; h < end; h++) {
      const p = counts.exposure[h]!;
      const rate = usual.rate[counts.hourClass[h]!]!;
      if (p > 0 && rate > 0) {
        count += counts.noticed[h]!;
        expected += p * rate;
      }
      const size = sizeOf(usual);
      let mean = 0;
      for (let f = 0; f < factors.length; f++) {
        const log = expected > 0 ? logRatio(count, expected, factors[f]!, size) : 0;
        statistic[f] = (morning[f]! + (h - day + 1) / 24) * Math.exp(log);
        mean += statistic[f]! / factors.length;
        if (h === end - 1) rise.add(f, day, log);
      }
      if (mean < setting.alarmEveryDays) continue;
      const best = statistic.indexOf(Math.max(...statistic));
      alarms.push({ hour: h, since: rise.since(best, day), factor: factors[best]! });
      start = alarms.at(-1)!.since;
      statistic.fill(0);
      rise.reset();
      break;
    }
    morning.set(statistic);
  }
  return alarms;
}

/** Where the cumulative sum of the log likelihood ratio last rose from its lowest: the likeliest day of a change. */
class LastRise {
  readonly #sum: Float64Array;
  readonly #from: Int32Array;

  constructor(factors: number) {
    this.#sum = new Float64Array(factors);
    this.#from = new Int32Array(factors).fill(-1);
  }

  add(factor: number, day: number, log: number): void {
    if (this.#sum[factor]! <= 0) {
      this.#sum[factor] = 0;
      this.#from[factor] = day;
    }
    this.#sum[factor]! += log;
  }

  since(factor: number, day: number): number {
    return this.#sum[factor]! > 0 ? this.#from[factor]! : day;
  }

  reset(): void {
    this.#sum.fill(0);
    this.#from.fill(-1);
  }
}

/**
 * Size of the negative binomial of a day's count so far: the scatter of days (variance = dispersion · mean over a whole
 * day, with a share of it earlier), and the uncertainty of the usual rate (relative variance about 1 / noticed).
 */
function sizeOf(usual: Usual): number {
  const relative = usual.scatter + uncertaintyOf(usual);
  return relative > 0 ? 1 / relative : Number.POSITIVE_INFINITY;
}

/**
 * A simulated line of contact that is watched unevenly: sectors with rates of their own, nights quieter than days, patrols
 * whose effort differs tenfold between sectors and goes where it likes. Everything is simulated; each sector draws from a
 * stream of its own.
 */
import { between, exponential, gamma, poisson, type Random, randomOf } from '../../random/random.js';

export interface WatchedLine {
  readonly seed: number;
  readonly sectors: number;
  readonly days: number;
  /** Events that happen in a sector in a day, in the middle. */
  readonly perDay: number;
  /** Variance of a day's rate over its mean squared: 0 is Poisson, fire in bursts has more. */
  readonly scatter: number;
  /** Rate from the day of change on, as a factor; that day counts from 0. */
  readonly change?: { readonly day: number; readonly factor: number };
  /** Effort is the same everywhere; otherwise it differs tenfold. */
  readonly evenEffort?: boolean;
}

export interface WatchedSector {
  readonly happened: Float64Array;
  readonly noticed: Float64Array;
  readonly exposure: Float64Array;
  /** 0 by day, 1 by night. */
  readonly hourClass: Uint8Array;
  /** Events that a second observer notices, and those that both do: 40 % of all, whoever else watches. */
  readonly second: number;
  readonly both: number;
}

const SECOND_NOTICES = 0.4;

export function simulateSector(line: WatchedLine, sector: number): WatchedSector {
  const random = randomOf(line.seed, sector, 17);
  const hours = line.days * 24;
  const happened = new Float64Array(hours);
  const noticed = new Float64Array(hours);
  const exposure = new Float64Array(hours);
  const hourClass = new Uint8Array(hours);
  // From 0.08 to 0.8, evenly in logarithms: some sectors are watched ten times as closely as others.
  const effort = line.evenEffort ? 0.5 : 0.08 * 10 ** (sector / Math.max(1, line.sectors - 1));
  const rate = line.perDay * (line.evenEffort ? 1 : between(random, 0.5, 1.5));
  let second = 0;
  let both = 0;
  let burst = 1;
  for (let h = 0; h < hours; h++) {
    const hour = h % 24;
    const night = hour < 6 || hour >= 20;
    if (hour === 0 && line.scatter > 0) burst = gamma(random, 1 / line.scatter, line.scatter);
    const changed = line.change && h >= line.change.day * 24 ? line.change.factor : 1;
    hourClass[h] = night ? 1 : 0;
    exposure[h] = watchedIn(random, effort, night);
    const mean = (rate / 24) * (night ? 0.6 : 1.2857) * burst * changed;
    happened[h] = poisson(random, mean);
    for (let event = 0; event < happened[h]!; event++) {
      const byFirst = random() < exposure[h]!;
      const bySecond = random() < SECOND_NOTICES;
      if (byFirst) noticed[h]!++;
      if (bySecond) second++;
      if (byFirst && bySecond) both++;
    }
  }
  return { happened, noticed, exposure, hourClass, second, both };
}

/** Patrols come and go: hours are watched more or less closely around the effort, nights at a third of it. */
function watchedIn(random: Random, effort: number, night: boolean): number {
  const mean = night ? effort / 3 : effort;
  return Math.min(1, Math.max(0.002, mean * Math.min(2.5, exponential(random, 1) + 0.2)));
}

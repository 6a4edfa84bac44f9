/**
 * The time of an incident from its accounts: the preferred one (by precision, grade, then the earlier), unless the other clocks
 * outvote it.
 *
 * Each clock time says that the event lay in its interval, as far as clocks can be trusted, with a chance of being about something
 * else. A candidate c, one of the times told, scores the sum over all clocks i of ln((1 - e) |c and i| / (|c| |i|) + e / W). Days have no vote:
 * a feed dates a report by its post, and many posts of the day after do not make it the day of the event.
 */
import type { CodedTime } from '../../coding/coded.js';
import { voiceOf } from '../grade.js';
import type { PlacedReport, Telling } from '../telling.js';
import { CLOCK_OFF_MS, TIME_ASTRAY, TIME_ASTRAY_MS } from './weights.js';

/** Fewer clocks than this cannot outvote one. */
const CLOCKS_LEAST = 3;
/** More speak for the rest. */
const CLOCKS_MOST = 24;

export function timeOf(told: readonly Telling[], preferred: PlacedReport): CodedTime {
  if (told.length < CLOCKS_LEAST || told.every(({ best }) => agree(best.time, preferred.time)))
    return preferred.time;
  const clocks = told.filter(({ best: { time } }) => time.precision !== 'day' && time.precision !== 'days');
  if (clocks.length < CLOCKS_LEAST) return preferred.time;
  const voters = clocks.slice(0, CLOCKS_MOST).map(({ best, formal }) => ({
    time: best.time,
    voice: voiceOf(best),
    formal,
  }));
  const votes = new Map<string, number>();
  for (const { voice } of voters) votes.set(voice, (votes.get(voice) ?? 0) + 1);
  const score = (candidate: CodedTime): number => {
    let sum = 0;
    for (const { time, formal, voice } of voters) {
      const astray = formal ? TIME_ASTRAY.formal : TIME_ASTRAY.told;
      const weight = formal ? 1 : 1 / votes.get(voice)!;
      sum += weight * Math.log((1 - astray) * shared(candidate, time) + astray / TIME_ASTRAY_MS);
    }
    return sum;
  };
  let chosen = preferred.time;
  let most = score(chosen);
  for (const { time } of voters) {
    const sum = score(time);
    // In the order of association, so that of equals the earlier stays.
    if (sum <= most + 1e-9) continue;
    chosen = time;
    most = sum;
  }
  return chosen;
}

const startOf = (time: CodedTime): number => time.startMs - CLOCK_OFF_MS[time.precision];
const endOf = (time: CodedTime): number => time.endMs + CLOCK_OFF_MS[time.precision];
const agree = (a: CodedTime, b: CodedTime): boolean => startOf(a) <= endOf(b) && startOf(b) <= endOf(a);

/** Per millisecond: the density that both give together. */
function shared(a: CodedTime, b: CodedTime): number {
  const both = Math.min(endOf(a), endOf(b)) - Math.max(startOf(a), startOf(b));
  return both <= 0 ? 0 : both / ((endOf(a) - startOf(a)) * (endOf(b) - startOf(b)));
}

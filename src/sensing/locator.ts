/**
 * From a stream of arrivals to located events. Time is cut into windows that stand fixed on the clock, so that neither the order
 * of the input (within the lateness) nor how it was cut into pieces changes the result: a batch is the same as a stream.
 *
 * A window is worked out when the newest arrival is later than its end by MARGIN (the slowest sound over the longest reach) and
 * the lateness. It is searched with a margin behind its end, and keeps the events whose moment lies in it. The first windows are
 * worked out twice: what they teach (learn.ts) is used on themselves too. Over 300 lines, because a window, its lateness and what is
 * learned from it are one state.
 */
import {
  type Arrivals,
  SENSOR_KINDS,
  type SensorKind,
  type Sensors,
  type Weather,
} from '../formats/network/network.js';
import { airFrom, dropAir, forgetAir, keepAir, type Observation, observeAir } from './air-field.js';
import { type Belief, startBelief } from './belief.js';
import { startBuffer } from './buffer.js';
import { applyPlaces } from './clocks.js';
import type { Fix } from './fix.js';
import { refresh } from './hearing.js';
import { isSure, learn } from './learn.js';
import { learnLookouts, withLookouts } from './lookouts.js';
import { withRivals } from './mirror.js';
import { neighbourhoods, standIns } from './neighbourhood.js';
import { refreshNoise } from './noise.js';
import { fromPlane } from './plane.js';
import { reconsider } from './reconsider.js';
import { refine } from './refine.js';
import { type Located, markEchoes, release, resolve } from './resolve.js';
import { type Search, triplesOf } from './search.js';
import { SLOWEST_SOUND } from './speed.js';
import { fixOf } from './tell.js';
import { startWatermark } from './watermark.js';
import { type Air, airAt, rowsAround } from './weather.js';
import { FREE, type Window, windowOf } from './window.js';

export interface LocateOptions {
  /** How much later than others an arrival may come in, seconds. */
  readonly latenessSeconds?: number;
  /** Furthest that anything is heard, metres. */
  readonly reachMetres?: number;
  /** Events below this probability are not told. */
  readonly leastProbability?: number;
}

export interface Tally {
  arrivals: number;
  used: number;
  echoes: number;
  unexplained: number;
  late: number;
  events: number;
  open: number;
}

export interface Locator {
  readonly belief: Belief;
  readonly tally: Tally;
  readonly arrivalsBySensor: Int32Array;
  readonly lateBySensor: Int32Array;
  /** Takes arrivals in; gives the events that they complete. */
  take(arrivals: Arrivals): Fix[];
  /** The events of all that is left. */
  finish(): Fix[];
}

const WINDOW_SECONDS = 480;
const LOOK_AHEAD_SECONDS = 40;
const CALIBRATION_ARRIVALS = 4000;
const CALIBRATION_SECONDS = 1800;
const CALIBRATION_EVENTS = 50;
/** Sensors closer together are searched with the same air; each event is settled with its own. */
const ALIKE_AIR_METRES = 5000;
const NEAREST_PARTNERS = 3;
const PARTNERS = 5;
const BATCH_ARRIVALS = 20_000;
const RADIANS = Math.PI / 180;

export function locator(
  sensors: Sensors,
  weather: Weather | undefined,
  options: LocateOptions = {},
): Locator {
  const { latenessSeconds = 300, reachMetres = 20_000, leastProbability = 0.5 } = options;
  const near = neighbourhoods(sensors, 2 * reachMetres);
  const airPlace = standIns(near, ALIKE_AIR_METRES);
  const made = (holds: (kind: SensorKind) => boolean): Uint8Array =>
    Uint8Array.from(sensors.kind, (kind) => Number(holds(SENSOR_KINDS[kind]!)));
  // Sound shakes the ground too, but a seismic station feels so little of it that no search begins there.
  const timed = made((kind) => kind !== 'camera');
  const heard = made((kind) => kind.startsWith('acoustic'));
  const nearestTriples = triplesOf(near, heard, NEAREST_PARTNERS, false);
  const triples = triplesOf(near, heard, PARTNERS, true);
  const bearingSigma = Float64Array.from(
    sensors.bearingSigmaDegrees,
    (s) => (s > 0 ? Math.max(s, 0.5) : 5) * RADIANS,
  );
  const marginSeconds = reachMetres / SLOWEST_SOUND + LOOK_AHEAD_SECONDS;
  const belief = startBelief(sensors.count);
  const tally: Tally = { arrivals: 0, used: 0, echoes: 0, unexplained: 0, late: 0, events: 0, open: 0 };
  const lateBySensor = new Int32Array(sensors.count);
  const arrivalsBySensor = new Int32Array(sensors.count);
  const alongLine = Int32Array.from(sensors.ids, (_, s) => s).sort(
    (a, b) => sensors.lon[a]! - sensors.lon[b]! || a - b,
  );
  const buffer = startBuffer();
  const watermark = startWatermark(sensors.count);
  let next = Number.NaN;
  let calibrating: { from: number; arrivals: number; seconds: number } | undefined;
  let calibrated = false;

  const work = (index: number, dry: boolean): Fix[] => {
    const baseMs = index * WINDOW_SECONDS * 1000;
    const order = buffer.between(baseMs - 5000, baseMs + (WINDOW_SECONDS + marginSeconds) * 1000);
    if (order.length < 4) return [];
    applyPlaces(belief.clocks, near);
    const window = windowOf(sensors.count, order, buffer.columns(baseMs, belief));
    const search = searchOver(window, baseMs, dry ? someAnchors(window) : undefined);
    const { events, passedOver } = resolve(search, (fit, own) => withRivals(search, fit, own));
    const told = settle(search, events, baseMs);
    if (!dry) {
      search.airAround = airsAt(baseMs, search.weatherAround);
      const changed = reconsider(search, passedOver, events, (fit, own) => withRivals(search, fit, own));
      settleAgain(search, events, told, changed, baseMs);
    }
    const own = withLookouts(search, events)
      .filter(({ whole: { fit } }) => fit.moment >= 0 && fit.moment < WINDOW_SECONDS)
      .sort((a, b) => a.whole.fit.moment - b.whole.fit.moment || a.owner - b.owner);
    const fixes: Fix[] = [];
    forgetAir(belief.air);
    for (const { event, owner, whole } of own) {
      if (event) {
        learn(search, event, baseMs / 1000);
        learnLookouts(search, event, owner);
      }
      if (dry) continue;
      const picks = [...whole.fit.picks, ...whole.more];
      buffer.use(Int32Array.from(picks, (pick) => window.source[pick]!));
      const fix = tell(whole, picks, window, baseMs, tally.events + fixes.length);
      if (1 / (1 + Math.exp(-whole.fit.score)) < leastProbability) continue;
      fixes.push(fix);
      tally.used += picks.length;
      if (fix.alternatives.length > 0) tally.open++;
    }
    tally.events += fixes.length;
    if (!dry) {
      for (const { whole } of own) markEchoes(search, whole.fit);
      for (let i = 0; i < window.count; i++) {
        if (!(window.time[i]! >= 0 && window.time[i]! < WINDOW_SECONDS)) continue;
        if (window.owner[i] === FREE) tally.unexplained++;
        else if (window.owner[i]! < FREE) tally.echoes++;
      }
    }
    return fixes;
  };

  /** Every event once more, with the air as the others around it have told it. */
  const settle = (search: Search, events: Located[], baseMs: number): (Observation | undefined)[] => {
    const told = events.map(({ fit, rivals }) => {
      if (!isSure({ fit, rivals })) return undefined;
      const { lat, lon } = fromPlane(sensors.lat[fit.anchor]!, sensors.lon[fit.anchor]!, fit.x, fit.y);
      const one = observeAir(
        fit,
        lat,
        lon,
        baseMs / 1000 + fit.moment,
        search.weatherAround(fit.anchor),
        search.airAround(fit.anchor),
      );
      if (one) keepAir(belief.air, one);
      return one;
    });
    settleAgain(search, events, told, events.keys(), baseMs);
    // What lies after this window will be told again by the next.
    told.forEach((one, index) => {
      const { moment } = events[index]!.fit;
      if (one && !(moment >= 0 && moment < WINDOW_SECONDS)) dropAir(belief.air, one);
    });
    return told;
  };

  /** The events once more with the air that all others have told. */
  const settleAgain = (
    search: Search,
    events: Located[],
    told: readonly (Observation | undefined)[],
    which: Iterable<number>,
    baseMs: number,
  ): void => {
    for (const index of which) {
      const event = events[index]!;
      const { anchor, x, y, moment } = event.fit;
      const { lat, lon } = fromPlane(sensors.lat[anchor]!, sensors.lon[anchor]!, x, y);
      const air = airFrom(
        belief.air,
        near,
        anchor,
        search.weatherAround(anchor),
        lat,
        lon,
        baseMs / 1000 + moment,
        told[index],
      );
      const again = refine(search, event.fit, index, 100, air);
      if (again === undefined || again.picks.length < 4) continue;
      release(search, event.fit, again, index);
      const settled = withRivals(search, again, index, air);
      if (settled.fit !== again) release(search, again, settled.fit, index);
      event.fit = settled.fit;
      event.rivals = settled.rivals;
    }
  };

  const tell = (
    { fit, rivals }: Located,
    picks: number[],
    window: Window,
    baseMs: number,
    index: number,
  ): Fix => {
    const ids = picks
      .sort((a, b) => window.time[a]! - window.time[b]!)
      .map((pick) => buffer.ids[window.source[pick]!]!);
    return fixOf(`fix-${index + 1}`, baseMs + fit.moment * 1000, { fit, rivals }, sensors, ids);
  };

  /** Anchors along the line until they have enough arrivals to learn from: what is worked out twice stays small. */
  const someAnchors = (window: Window): Uint8Array => {
    const anchors = new Uint8Array(sensors.count);
    let arrivals = 0;
    for (const s of alongLine) {
      if (arrivals >= CALIBRATION_ARRIVALS) break;
      anchors[s] = 1;
      arrivals += window.start[s + 1]! - window.start[s]!;
    }
    return anchors;
  };

  /** The air around each sensor in the middle of the window, as events have told it so far. */
  const airsAt = (baseMs: number, weatherAround: (sensor: number) => Air): ((sensor: number) => Air) => {
    const airs: Air[] = [];
    const seconds = baseMs / 1000 + WINDOW_SECONDS / 2;
    const airOfPlace = (s: number): Air =>
      (airs[s] ??= airFrom(belief.air, near, s, weatherAround(s), sensors.lat[s]!, sensors.lon[s]!, seconds));
    return (s) => airOfPlace(airPlace[s]!);
  };

  const searchOver = (window: Window, baseMs: number, anchors?: Uint8Array): Search => {
    const middleMs = baseMs + WINDOW_SECONDS * 500;
    const weathers: Air[] = [];
    const rows = weather && rowsAround(weather, middleMs);
    const weatherAround = (s: number): Air =>
      (weathers[s] ??= airAt(weather, middleMs, sensors.lat[s]!, sensors.lon[s]!, rows));
    return {
      sensors,
      near,
      nearestTriples,
      triples,
      belief,
      window,
      fromSeconds: -5,
      toSeconds: WINDOW_SECONDS + LOOK_AHEAD_SECONDS,
      spanSeconds: spanOf(window),
      anchors,
      brief: anchors !== undefined,
      airAround: airsAt(baseMs, weatherAround),
      weatherAround,
      timed,
      bearingSigma,
      logEfficiency: Float64Array.from(belief.efficiency, Math.log),
      reachMetres,
      logEventDensity: Math.log(1e-10),
      bearingGain(sensor, bearing, x, y) {
        const sigma = bearingSigma[sensor]!;
        let turn = bearing - Math.atan2(x, y);
        turn -= 2 * Math.PI * Math.round(turn / (2 * Math.PI));
        const density = (0.95 / (sigma * Math.sqrt(2 * Math.PI))) * Math.exp(-0.5 * (turn / sigma) ** 2);
        return Math.log(density * 2 * Math.PI + 0.05);
      },
    };
  };

  /** Past this a window can be worked out. */
  const dueMs = (index: number): number =>
    ((index + 1) * WINDOW_SECONDS + marginSeconds + latenessSeconds) * 1000;

  const calibrate = (index: number, last: boolean): void => {
    calibrating ??= { from: index, arrivals: 0, seconds: 0 };
    work(index, true);
    const baseMs = index * WINDOW_SECONDS * 1000;
    calibrating.arrivals += buffer.between(baseMs, baseMs + WINDOW_SECONDS * 1000).length;
    calibrating.seconds += WINDOW_SECONDS;
    const longEnough = calibrating.seconds >= CALIBRATION_SECONDS && belief.events >= CALIBRATION_EVENTS;
    if (calibrating.arrivals < CALIBRATION_ARRIVALS && !longEnough && !last) return;
    calibrated = true;
    // The same events tell the air again.
    for (const told of belief.air.byAnchor) told.length = 0;
    refresh(belief.hearing);
    refreshNoise(belief.noise);
    next = calibrating.from - 1;
  };

  const advance = (all: boolean): Fix[] => {
    const fixes: Fix[] = [];
    const untilMs = watermark.nowMs();
    const ready = (index: number): boolean =>
      all
        ? buffer.nextAfter(index * WINDOW_SECONDS * 1000) < Number.POSITIVE_INFINITY
        : watermark.isPast(dueMs(index));
    for (; ready(next); next++) {
      // Over stretches without any arrival, however long a wrong date makes them.
      const gapMs = buffer.nextAfter(next * WINDOW_SECONDS * 1000);
      next = Math.max(next, Math.floor(Math.min(gapMs, untilMs) / 1000 / WINDOW_SECONDS) - 1);
      if (!ready(next)) break;
      if (calibrated) {
        for (const fix of work(next, false)) fixes.push(fix);
        buffer.drop((next + 1) * WINDOW_SECONDS * 1000 - 5000);
      } else calibrate(next, all && !ready(next + 1));
    }
    return fixes;
  };

  return {
    belief,
    tally,
    arrivalsBySensor,
    lateBySensor,
    take(arrivals) {
      for (let i = 0; i < arrivals.count; i++) {
        const timeMs = arrivals.timeMs[i]!;
        tally.arrivals++;
        if (calibrated && timeMs < next * WINDOW_SECONDS * 1000 - 5000) {
          tally.late++;
          lateBySensor[arrivals.sensor[i]!]!++;
          continue;
        }
        buffer.add(arrivals, i);
        const sensor = arrivals.sensor[i]!;
        arrivalsBySensor[sensor]!++;
        watermark.see(sensor, timeMs);
        const index = Math.floor(timeMs / 1000 / WINDOW_SECONDS) - 1;
        if (!calibrated && calibrating === undefined && !(next <= index)) next = index;
      }
      return Number.isNaN(next) || !watermark.isPast(dueMs(next)) ? [] : advance(false);
    },
    finish: () => (Number.isNaN(next) ? [] : advance(true)),
  };
}

/** A batch: all arrivals in the order of their times, whatever order they came in. */
export function locateAll(
  into: Locator,
  arrivals: Arrivals,
  onFixes: (fixes: readonly Fix[], done: number) => void,
): void {
  const { ids, timeMs } = arrivals;
  const order = new Int32Array(arrivals.count);
  let sorted = true;
  for (let i = 0; i < order.length; i++) {
    order[i] = i;
    sorted &&= i === 0 || !(before(i, i - 1) < 0);
  }
  function before(a: number, b: number): number {
    return timeMs[a]! - timeMs[b]! || (ids[a]! < ids[b]! ? -1 : 1);
  }
  if (!sorted) order.sort(before);
  for (let from = 0; from < order.length; from += BATCH_ARRIVALS) {
    const part = order.subarray(from, from + BATCH_ARRIVALS);
    const fill = <T extends Float64Array | Int32Array>(taken: T, of: T): T => {
      for (let k = 0; k < part.length; k++) taken[k] = of[part[k]!]!;
      return taken;
    };
    const column = (of: Float64Array): Float64Array => fill(new Float64Array(part.length), of);
    const batch = {
      count: part.length,
      ids: Array.from(part, (i) => ids[i]!),
      sensor: fill(new Int32Array(part.length), arrivals.sensor),
      timeMs: column(timeMs),
      timeSigmaSeconds: column(arrivals.timeSigmaSeconds),
      bearingDegrees: column(arrivals.bearingDegrees),
      amplitudeDecibels: column(arrivals.amplitudeDecibels),
    };
    onFixes(into.take(batch), from + part.length);
  }
  onFixes(into.finish(), order.length);
}

/** From the first to the last arrival: before a stream begins nothing is silent. */
function spanOf({ time }: Window): number {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const at of time) {
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  return Math.max(10, last - first);
}

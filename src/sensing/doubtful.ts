/**
 * Sensors that a person should look at: silent where others hear, or telling what fits no event. The locator trusts them less by
 * itself (learn.ts: efficiency); it names them here.
 */
import { SENSOR_KINDS, type Sensors } from '../formats/network/network.js';
import type { Locator } from './locator.js';

export interface Doubtful {
  readonly id: string;
  readonly why: 'silent' | 'fits-nothing' | 'late' | 'clock-off' | 'bearings-off';
  /** Of a clock: its offset in seconds; of bearings: theirs in degrees; else how many arrivals. */
  readonly amount: number;
}

/** Events that it should have heard, before anything is said of it. */
const FEWEST_EXPECTED = 8;
const HEARD_SHARE = 0.2;
const CLOCK_SECONDS = 0.1;
const BEARING_DEGREES = 1;

export function doubtfulSensors(
  sensors: Sensors,
  { belief, arrivalsBySensor, lateBySensor }: Locator,
): Doubtful[] {
  const found: Doubtful[] = [];
  sensors.ids.forEach((id, s) => {
    const arrivals = arrivalsBySensor[s]!;
    const expected = belief.expected[s]!;
    // A seismic station need not feel sound at all.
    const mayBeDeaf = SENSOR_KINDS[sensors.kind[s]!] === 'seismic' && arrivals > 0;
    if (lateBySensor[s]! > 0 && lateBySensor[s]! >= arrivals)
      found.push({ id, why: 'late', amount: lateBySensor[s]! });
    else if (!mayBeDeaf && expected >= FEWEST_EXPECTED && belief.heard[s]! < HEARD_SHARE * expected)
      found.push({ id, why: arrivals === 0 ? 'silent' : 'fits-nothing', amount: arrivals });
    const clock = belief.clocks.offset[s]! + belief.lights.clock[s]!;
    if (Math.abs(clock) > CLOCK_SECONDS) found.push({ id, why: 'clock-off', amount: clock });
    const turn = (belief.lights.turn[s]! * 180) / Math.PI;
    if (Math.abs(turn) > BEARING_DEGREES) found.push({ id, why: 'bearings-off', amount: turn });
  });
  return found;
}

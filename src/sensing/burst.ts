/**
 * Arrivals a second that a sensor has by chance around one of its arrivals: what it has on the whole (window.ts), or what it had
 * just then, when lorries pass a seismic station or fire flickers before a camera.
 */
import type { Window } from './window.js';

const AROUND_SECONDS = 2;

export function burstRate({ sensor, start, time, logRate }: Window, pick: number): number {
  const s = sensor[pick]!;
  const at = time[pick]!;
  let others = 0;
  for (let k = pick - 1; k >= start[s]! && at - time[k]! < AROUND_SECONDS; k--) others++;
  for (let k = pick + 1; k < start[s + 1]! && time[k]! - at < AROUND_SECONDS; k++) others++;
  // One other within the time may be chance or of the same event.
  return Math.max(Math.exp(logRate[s]!), (others - 1) / (2 * AROUND_SECONDS));
}

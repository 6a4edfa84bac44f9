/**
 * To which moment, and so to which local day, a finding belongs: that of its incident; of another happening its start; of a
 * missed quota the last moment of its stretch, when it was missed; of a state of things its start, or the start of
 * the mission's period where it came into it from before.
 */
import type { Finding } from '../compliance/finding.js';
import type { Incident } from '../incident/incident.js';
import type { Interval } from '../time/instant.js';
import { homeMs } from './date-only.js';

export function findingHomeMs(
  finding: Pick<Finding, 'startMs' | 'endMs' | 'proof'>,
  incident: Pick<Incident, 'time'> | undefined,
  period: Interval,
): number {
  if (incident) return homeMs(incident.time);
  const { startMs, endMs, proof } = finding;
  if (proof.kind === 'quota') return Math.max(startMs, endMs - 1);
  return proof.kind === 'state' && startMs < period.startMs && endMs > period.startMs
    ? period.startMs
    : startMs;
}

/** Does it last at some moment of the stretch? A quota, and whatever happened, counts where its home is. */
export function lastsIn(
  finding: Pick<Finding, 'startMs' | 'endMs' | 'proof'>,
  stretch: Interval,
  period: Interval,
): boolean {
  if (finding.proof.kind === 'state')
    return finding.startMs < stretch.endMs && finding.endMs > stretch.startMs;
  const home = findingHomeMs(finding, undefined, period);
  return home >= stretch.startMs && home < stretch.endMs;
}

/**
 * The other direction: what was found in the period of a claim, is attributed to the party it names and lies within what the
 * claim is about, and is not matched with it. Under an agreement that is what some reading holds for a violation by that party;
 * on other subjects what fits the words of the claim.
 */
import type { Interval } from '../time/instant.js';
import type { PartyClaim } from './claim.js';
import { type ComparedPart, incidentsOf } from './comparison.js';
import { type Candidate, weightOf } from './fit.js';
import type { Comparing } from './setting.js';
import { COUNTING } from './unit.js';

export function notClaimedIn(
  claim: PartyClaim,
  parts: readonly ComparedPart[],
  candidates: readonly Candidate[],
  { setting, findingsOf }: Comparing,
): string[] {
  if (parts.every(({ beside }) => beside.kind !== 'matched')) return [];
  const claimed = new Set(incidentsOf({ parts }));
  const isJudged = setting.agreements.has(claim.about);
  const asked = claim.parts.filter(({ unit }) => COUNTING[unit] === 'incidents');
  return candidates
    .filter((one) => {
      const { incident, attributed } = one;
      if (attributed !== 'asClaimed' || claimed.has(incident.id) || !isMostlyIn(incident.time, claim))
        return false;
      if (!isJudged) return asked.some((part) => weightOf(part, one, { timeMs: 0 }) > 0);
      return (findingsOf.get(incident.id) ?? []).some(
        ({ agreement, verdict }) => agreement === claim.about && verdict === 'violation',
      );
    })
    .map(({ incident }) => incident.id);
}

function isMostlyIn(time: Interval, { startMs, endMs }: Interval): boolean {
  const middle = (time.startMs + Math.max(time.endMs, time.startMs)) / 2;
  return middle >= startMs && middle < endMs;
}

/**
 * Numbers in the unit of the claim, over all incidents that fit: incidents, objects, places and first-order units each once, killed and
 * injured as lowest and highest accounts. Nothing is matched: incidents may stand under several such numbers.
 */
import type { Toll } from '../incident/incident.js';
import { ATTRIBUTED } from './attributed.js';
import type { ClaimPart } from './claim.js';
import type { Beside } from './comparison.js';
import { type Candidate, LEEWAY_MS, weightOf } from './fit.js';
import { COUNTING } from './unit.js';

export function countBeside(part: ClaimPart, candidates: readonly Candidate[]): Beside {
  const fitting = candidates.filter((one) => weightOf(part, one, { timeMs: LEEWAY_MS }) > 0);
  const [asClaimed, undetermined, otherwise] = ATTRIBUTED.map((attributed) =>
    numberOf(
      part,
      fitting.filter((one) => one.attributed === attributed),
    ),
  );
  return {
    kind: 'counted',
    asClaimed: asClaimed!,
    undetermined: undetermined!,
    otherwise: otherwise!,
    incidents: fitting.map(({ incident }) => incident.id),
  };
}

function numberOf({ unit }: ClaimPart, fitting: readonly Candidate[]): Toll {
  if (COUNTING[unit] === 'toll') {
    const sum = { min: 0, max: 0 };
    for (const { incident } of fitting)
      for (const toll of [
        unit === 'injured' ? null : incident.killed,
        unit === 'killed' ? null : incident.injured,
      ]) {
        sum.min += toll?.min ?? 0;
        sum.max += toll?.max ?? 0;
      }
    return sum;
  }
  if (COUNTING[unit] === 'incidents') return { min: fitting.length, max: fitting.length };
  const named = new Set<string>();
  let nameless = 0;
  for (const { incident } of fitting) {
    const { place, facility, targetName } = incident;
    const name =
      unit === 'regions' ? place.region : unit === 'places' ? place.name : (facility?.facility ?? targetName);
    if (name === '') nameless++;
    else named.add(name);
  }
  // Those without a name may be one of the others, one together, or each another.
  return { min: Math.max(named.size, nameless > 0 ? 1 : 0), max: named.size + nameless };
}

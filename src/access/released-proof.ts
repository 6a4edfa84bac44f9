/**
 * A proof without what a role is not shown: records go by their released names, and where places are generalised, neither the
 * facility nor the zone that an event lay in is named. Verdict, probabilities, times and terms stay.
 */
import type { FitStep, Proof } from '../compliance/proof.js';

export function releasedProof(proof: Proof, exactPlace: boolean, idOf: (id: string) => string): Proof {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    const out: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      if (key === 'records') out[key] = (item as string[]).map(idOf);
      else if (key === 'fit' && !exactPlace) out[key] = (item as FitStep[]).map(withoutPlace);
      else out[key] = walk(item);
    }
    return out;
  };
  return walk(proof) as Proof;
}

function withoutPlace(step: FitStep): FitStep {
  if (step.field === 'zone') return { ...step, told: '' };
  if (step.field !== 'target') return step;
  return { ...step, told: step.told.split(':', 1)[0]! };
}

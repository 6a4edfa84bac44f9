/**
 * The model under test, as a forecast like any other: the attribution stage as the program runs it, over all incidents of
 * the world at once, with the sources judged from what they say.
 */
import { attributeAll } from '../attribution/attribute-all.js';
import { type Attribution, DID_NOT_HAPPEN, OTHER } from '../attribution/attribution.js';
import { answerAt, UNDETERMINED } from '../attribution/verdict.js';
import type { AttributionWeights } from '../attribution/weights.js';
import type { Forecast } from './forecast.js';
import type { World } from './world.js';

export interface ModelForecast {
  readonly forecast: Forecast;
  /** How dependent on others each source is judged to be, by id: what finds a bloc. Sources that said too little: absent. */
  readonly dependence: ReadonlyMap<string, number>;
}

export function forecastByModel(world: World, weights: AttributionWeights): ModelForecast {
  const setting = { ...world.setting, weights };
  const { attributions, sources } = attributeAll(world.incidents, setting);
  const dependence = new Map<string, number>();
  // A source is judged apart for what it says itself and what it quotes from a party.
  for (const { source, dependence: found } of sources?.sources ?? [])
    dependence.set(source, Math.max(found, dependence.get(source) ?? 0));
  return { forecast: forecastOf(attributions, world.parties), dependence };
}

function forecastOf(attributions: readonly Attribution[], parties: readonly string[]): Forecast {
  const ids = [...parties, OTHER, DID_NOT_HAPPEN];
  const probabilities = new Float64Array(attributions.length * ids.length);
  const mayAnswer = new Uint8Array(attributions.length);
  const sets = new Uint8Array(attributions.length);
  attributions.forEach((attribution, row) => {
    const { joint, set } = attribution;
    ids.forEach((id, h) => {
      probabilities[row * ids.length + h] = joint[id]!;
      if (set.hypotheses.includes(id)) sets[row]! |= 1 << h;
    });
    mayAnswer[row] = answerAt(attribution, 0).hypothesis === UNDETERMINED ? 0 : 1;
  });
  return { ids, incidents: attributions.length, probabilities, mayAnswer, sets };
}

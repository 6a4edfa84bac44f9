/**
 * Physical signs of where fire came from, as those on the spot and instruments give them.
 *
 * Craters: back bearings of mortar and artillery impacts are taken to be good to 10 to 25 degrees. Sound: people hear
 * direction with about 6 degrees of error in the open, more among houses; arrays of sensors place muzzle blasts within
 * kilometres at these distances. Tracks of drones and cruise missiles tell of the last leg only: they do not fly straight.
 */

import { between, normal, type Random } from '../random/random.js';
import type { Sign } from '../record/sign.js';
import type { SimulatedEvent } from './event.js';
import type { WorldParameters } from './parameter.js';
import type { Teller } from './teller.js';
import { bearingTo, toLatLon } from './terrain.js';

/** Share of the accounts of each kind of source that come with a sign, where there is one to be found. */
const GIVES: Readonly<Record<Teller['kind'], number>> = {
  official: 0.06,
  outlet: 0.02,
  leaning: 0.01,
  press: 0.04,
  local: 0.15,
  researcher: 0.5,
  monitor: 0.5,
  sensor: 0.55,
};
const SHELLS = new Set(['artillery', 'mortar', 'mlrs']);
const FLIERS = new Set(['long_range_drone', 'cruise_missile', 'ballistic_missile', 'glide_bomb']);
/** Radius within which 90 % of a two-dimensional normal error falls, in standard deviations. */
const RADIUS_90 = 2.146;

export function signsOf(
  event: SimulatedEvent,
  teller: Teller,
  random: Random,
  parameters: WorldParameters,
): Sign[] {
  const { origin, means } = event;
  if (!origin || random() >= GIVES[teller.kind] * parameters.signs) return [];
  if (teller.kind === 'sensor' && random() < 0.6) return [firing(event, random, parameters)];
  if (teller.kind === 'local' || teller.kind === 'sensor')
    return FLIERS.has(means) && teller.kind === 'local'
      ? [bearing('track', event, random, parameters, 30)]
      : [bearing('sound', event, random, parameters, teller.kind === 'sensor' ? 6 : 15)];
  if (SHELLS.has(means)) return [bearing('crater', event, random, parameters, between(random, 10, 25))];
  if (FLIERS.has(means))
    return [
      bearing(
        'track',
        event,
        random,
        parameters,
        means === 'ballistic_missile' ? 8 : between(random, 15, 35),
      ),
    ];
  return [bearing('sound', event, random, parameters, between(random, 8, 20))];
}

function bearing(
  kind: 'crater' | 'track' | 'sound',
  event: SimulatedEvent,
  random: Random,
  parameters: WorldParameters,
  sigmaDegrees: number,
): Sign {
  const stray = random() < parameters.strayBearings;
  const error = stray ? between(random, 0, 360) : deviate(random, parameters) * sigmaDegrees;
  const biased = error + (kind === 'sound' ? parameters.sensorBiasDegrees : 0);
  const fromDegrees = (((bearingTo(event.at, event.origin!) + biased) % 360) + 360) % 360;
  // Whole degrees, as they are written down.
  return {
    kind,
    fromDegrees: Math.round(fromDegrees) % 360,
    sigmaDegrees: Math.max(1, Math.round(sigmaDegrees)),
  };
}

function firing(event: SimulatedEvent, random: Random, parameters: WorldParameters): Sign {
  const sigmaKm = between(random, 0.3, 2.5);
  const place = toLatLon({
    xKm: event.origin!.xKm + deviate(random, parameters) * sigmaKm + parameters.sensorBiasKm,
    yKm: event.origin!.yKm + deviate(random, parameters) * sigmaKm,
  });
  return { kind: 'firing', ...place, radiusMetres: Math.round(sigmaKm * RADIUS_90 * 1000) };
}

/** Student's t: a normal number over the root of a chi-squared over its degrees of freedom. */
function deviate(random: Random, { bearingSpread, bearingFreedom }: WorldParameters): number {
  const usual = normal(random) * bearingSpread;
  if (bearingFreedom === Number.POSITIVE_INFINITY) return usual;
  let squares = 0;
  for (let i = 0; i < bearingFreedom; i++) squares += normal(random) ** 2;
  return usual / Math.sqrt(squares / bearingFreedom);
}

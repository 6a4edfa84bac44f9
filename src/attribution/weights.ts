/**
 * The weights as data: weights.yaml beside this file gives each with its ground.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { CONDUCTS } from '../record/codes.js';

const share = z.number().min(0).max(1);
const positive = z.number().min(0);
const negative = z.number().max(0);

export const attributionWeights = z.strictObject({
  format: z.literal('truceline-attribution-weights/1'),
  reliability: z.strictObject({ A: share, B: share, C: share, D: share, E: share, F: share }),
  repetition: z.number().min(0).lt(1),
  author: z.strictObject({
    priorOther: z.number(),
    priorOtherUnexplained: z.number(),
    unexplained: z.array(z.enum(CONDUCTS)),
    testimony: positive,
    admission: positive,
    againstInterest: positive,
    accusation: positive,
    thirdParty: positive,
    thirdPartyAlleged: positive,
    thirdPartyDenial: negative,
    toldAsAccident: positive,
    denial: negative,
    silence: z.number(),
    crater: positive,
    track: positive,
    sound: positive,
    firing: positive,
    ownGround: negative,
    ownFacility: z.number(),
    ownForces: z.number(),
    outOfReach: negative,
    notInInventory: negative,
    series: positive,
    locationCeiling: z.number().gt(0).lt(1),
  }),
  happened: z.strictObject({
    prior: z.number(),
    testimony: positive,
    thirdParty: positive,
    thirdPartyAlleged: positive,
    party: positive,
    partiesAgree: positive,
    denial: negative,
    detection: positive,
    trace: positive,
  }),
  signs: z.strictObject({
    trust: share,
    trustInParty: share,
    detourDegrees: positive,
    fallsShort: share,
    firingByOther: z.number().gt(0).max(1),
    vouchFrom: positive,
  }),
  series: z.strictObject({
    radiusKm: z.number().gt(0),
    days: z.number().gt(0),
    saturation: z.number().gt(0),
  }),
  sources: z.strictObject({ leastIncidents: z.int().min(1), sample: z.int().min(1) }),
  interval: z.strictObject({ deviation: positive, z: positive }),
});

export type AttributionWeights = z.infer<typeof attributionWeights>;

/** Reads and checks a weights file. @throws when it is not there or does not fit: the package would be broken. */
export function loadWeights(
  path: string | URL = new URL('./weights.yaml', import.meta.url),
): AttributionWeights {
  return attributionWeights.parse(parse(readFileSync(path, 'utf8')));
}

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
    admission: positive,
    accusation: positive,
    thirdParty: positive,
    thirdPartyAlleged: positive,
    denial: negative,
    ownGround: negative,
    outOfReach: negative,
    notInInventory: negative,
    locationCeiling: z.number().gt(0).lt(1),
  }),
  happened: z.strictObject({
    prior: z.number(),
    thirdParty: positive,
    thirdPartyAlleged: positive,
    party: positive,
    partiesAgree: positive,
    denial: negative,
    detection: positive,
  }),
  interval: z.strictObject({ deviation: positive, z: positive }),
});

export type AttributionWeights = z.infer<typeof attributionWeights>;

/** Reads and checks a weights file. @throws when it is not there or does not fit: the package would be broken. */
export function loadWeights(
  path: string | URL = new URL('./weights.yaml', import.meta.url),
): AttributionWeights {
  return attributionWeights.parse(parse(readFileSync(path, 'utf8')));
}

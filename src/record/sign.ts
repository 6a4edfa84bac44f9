/**
 * Physical signs of where fire came from. They speak for or against whoever held the ground they point to; what they are
 * worth is the attribution stage's matter. Degrees are true bearings from the place of the event towards the origin, 0
 * north, 90 east; sigma is one standard deviation.
 */
import { z } from 'zod';

const fromDegrees = z.number().min(0).lt(360).describe('true bearing from the event towards the origin');
const sigmaDegrees = z.number().gt(0).max(180).describe('one standard deviation of the bearing');

export const sign = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('crater'), fromDegrees, sigmaDegrees }),
    z.strictObject({ kind: z.literal('track'), fromDegrees, sigmaDegrees }),
    z.strictObject({ kind: z.literal('sound'), fromDegrees, sigmaDegrees }),
    z.strictObject({
      kind: z.literal('firing'),
      lat: z.number().min(-90).max(90),
      lon: z.number().min(-180).max(180),
      radiusMetres: z.number().min(0).max(3_000_000).describe('about 90 % radius of uncertainty'),
    }),
  ])
  .describe(
    'crater: shape of the impact; track: flight seen or tracked back; sound: heard from there; firing: the fire itself was noticed at a place',
  );

export type Sign = z.infer<typeof sign>;

/**
 * What an observer noticed from where they stood: over which bearings, and how far off. The place of the event follows
 * from it (src/coding/sighted.ts, docs/observer-geometry.md). Bearings are true, from the observer towards the event, 0
 * north, 90 east, or points of a compass of sixteen; a range is what the observer said, not corrected.
 */
import { z } from 'zod';

export const COMPASS_POINTS = [
  'N',
  'NNE',
  'NE',
  'ENE',
  'E',
  'ESE',
  'SE',
  'SSE',
  'S',
  'SSW',
  'SW',
  'WSW',
  'W',
  'WNW',
  'NW',
  'NNW',
] as const;
export type CompassPoint = (typeof COMPASS_POINTS)[number];

/** `ear`: heard; `eye`: seen by a person; `instrument`: a camera, a radar, an acoustic sensor. */
export const SIGHTED_BY = ['ear', 'eye', 'instrument'] as const;

const NO_OBSERVER =
  'an observer with lat and lon: a bearing or a range says nothing without the place it was taken from';
const BEARING = `a true bearing of at least 0 and below 360 degrees (north is 0), or one of: ${COMPASS_POINTS.join(', ')}`;
const metres = z.number().min(0).max(3_000_000);

export const sighting = z
  .strictObject({
    observer: z
      .strictObject(
        {
          lat: z.number().min(-90).max(90).describe('WGS 84 degrees'),
          lon: z.number().min(-180).max(180).describe('WGS 84 degrees'),
          radiusMetres: metres.optional().describe('about 90 % radius of uncertainty; absent: known exactly'),
        },
        { error: ({ code }) => (code === 'invalid_type' ? NO_OBSERVER : undefined) },
      )
      .describe('where the observer stood'),
    by: z.enum(SIGHTED_BY),
    bearings: z
      .array(z.union([z.number(BEARING).min(0, BEARING).lt(360, BEARING), z.enum(COMPASS_POINTS)], BEARING))
      .min(1)
      .max(64)
      .optional()
      .describe('several are one arc, from the outermost to the outermost'),
    bearingSigmaDegrees: z
      .number()
      .gt(0)
      .max(180)
      .optional()
      .describe('one standard deviation of a bearing, where it is known'),
    rangeMetres: z
      .strictObject({ min: metres, max: metres.gt(0) })
      .refine(({ min, max }) => min <= max, { message: 'a min that is not above its max', path: ['min'] })
      .optional()
      .describe('how far off, as the observer said it'),
  })
  .describe('What an observer noticed from a place: bearings, a range, or both.');

export type Sighting = z.infer<typeof sighting>;

/**
 * Fields that records of several kinds have, in zod. Conventions: see record.ts.
 */
import { z } from 'zod';
import { PLACE_PRECISIONS, TIME_PRECISIONS } from './codes.js';
import { INSTANT_FORM, isNotBefore } from './instant-form.js';
import { isInCalendar } from './written-instant.js';

export const instant = z
  .string()
  .regex(INSTANT_FORM, {
    message: 'an ISO 8601 instant with an offset, such as 2025-03-21T00:20:00+03:00',
    abort: true,
  })
  .refine(isInCalendar, 'an instant that exists in the calendar')
  .describe('ISO 8601 instant with an offset or Z');

export const identifier = z.string().min(1).max(200);
export const shortText = z.string().max(2_000);
export const wholeNumber = z.int().min(0);

export const recordTime = z
  .strictObject({
    start: instant,
    end: instant.describe('exclusive; equal to start for an instant'),
    precision: z.enum(TIME_PRECISIONS),
  })
  .refine(({ start, end }) => isNotBefore(end, start), {
    message: 'an end that is not before its start',
    path: ['end'],
  });
export type RecordTime = z.infer<typeof recordTime>;

export const recordPlace = z
  .strictObject({
    name: z.string().max(300).optional().describe('as the source names it'),
    lat: z.number().min(-90).max(90).optional().describe('WGS 84 degrees'),
    lon: z.number().min(-180).max(180).optional().describe('WGS 84 degrees'),
    radiusMetres: z.number().min(0).max(3_000_000).optional().describe('about 90 % radius of uncertainty'),
    ellipse90: z
      .strictObject({
        majorMetres: z.number().gt(0).max(3_000_000).describe('longer half axis'),
        minorMetres: z.number().gt(0).max(3_000_000).describe('shorter half axis'),
        azimuthDegrees: z.number().min(0).lt(180).describe('of the longer axis, clockwise from true north'),
      })
      .refine(({ majorMetres, minorMetres }) => minorMetres <= majorMetres, {
        message: 'a minorMetres that is not above majorMetres',
        path: ['minorMetres'],
      })
      .optional()
      .describe('region that holds the true place with 90 %, where it is known better than by a radius'),
    probability: z.number().min(0).max(1).optional().describe('that it is here and not elsewhere'),
    alternatives: z
      .array(
        z.strictObject({
          lat: z.number().min(-90).max(90),
          lon: z.number().min(-180).max(180),
          probability: z.number().min(0).max(1),
        }),
      )
      .min(1)
      .max(64)
      .optional()
      .describe('other places that the same measurement allows, such as a mirror image'),
    precision: z.enum(PLACE_PRECISIONS).optional(),
    region: z.string().max(200).optional().describe('first-order unit'),
    country: z.string().max(3).optional().describe('ISO 3166-1 alpha-2, recognised borders'),
    basis: z
      .enum(['feed', 'coder', 'sensor', 'text'])
      .optional()
      .describe('who placed it: the feed, a person, a sensor, or the report text'),
  })
  .refine((place) => (place.lat === undefined) === (place.lon === undefined), {
    message: 'lat and lon together, or neither',
    path: ['lat'],
  });
export type RecordPlace = z.infer<typeof recordPlace>;

/** Forms only; what a signature covers and who may sign is in src/signing. */
export const verifierLine = z
  .string()
  .max(400)
  .regex(
    /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/,
    'a verifier line: <name>+<key id>+<base64 of the key>, as truceline source new-key prints it',
  );
export const signature = z
  .strictObject({
    key: z
      .string()
      .max(300)
      .regex(/^[^\s+]+\+[0-9a-f]{8}$/, 'the name and the id of a key: <name>+<8 hexadecimal digits>'),
    value: z.string().regex(/^[A-Za-z0-9+/]{85}[AQgw]==$/, 'base64 of the 64 bytes of an Ed25519 signature'),
  })
  .describe('of the source, over the record without this member (docs/signed-feeds.md)');

const received = z
  .strictObject({
    deviceAt: instant.describe('clock of the device when it sent the record'),
    serverAt: instant.describe('clock of the server when it took the record in'),
  })
  .describe(
    'both clocks, where a person sent it from a device; written by the server, no part of what was sent',
  );

export const base = {
  id: identifier.describe('unique in the mission; the same id is never written twice'),
  source: identifier.describe('id of a source in the mission configuration'),
  reportedAt: instant.optional().describe('when the source said it'),
  reference: z.string().max(500).optional().describe('where in the source: row, page, address'),
  note: shortText.optional(),
  signature: signature.optional(),
  received: received.optional(),
};

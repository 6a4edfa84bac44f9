/**
 * Events of vessels, as `truceline ais --tracks` writes them, one JSON object a line, and as the format `ais` reads them.
 * Only the two zone events and a warship outside its area are about where a vessel went; all the others say that positions
 * cannot be trusted or are missing, and are no movements.
 *
 * Times are ISO 8601 in UTC, positions WGS 84 degrees. `mmsi` and `name` are what the vessel sends of itself.
 */
import { z } from 'zod';
import { instant } from '../../record/fields.js';

const lat = z.number().min(-90).max(90);
const lon = z.number().min(-180).max(180);
const count = z.number().min(0);
const at = z.strictObject({ time: instant, lat, lon });
const vessel = { mmsi: z.int().min(1).max(999_999_999), name: z.string().max(100).optional() };
const here = { time: instant, lat, lon };
const zone = z.string().min(1).max(200);
const doubt = z
  .literal('duplicate-identity')
  .optional()
  .describe('the identity is sent from two places: which of them this is cannot be said');

const zoneEvent = z.strictObject({
  event: z.enum(['zone-entered', 'zone-left']),
  ...vessel,
  ...here,
  zone,
  seenFirst: z.literal(true).optional().describe('the vessel was first seen inside'),
  doubt,
});
const warship = z.strictObject({
  event: z.literal('warship-outside'),
  ...vessel,
  ...here,
  zone,
  reading: z.string().max(500).describe('the reading of an agreement that names the area'),
  party: z.string().min(1).max(200).optional().describe('whose flag the MMSI gives, as the zone names it'),
  doubt,
});
const gap = z.strictObject({
  event: z.literal('gap'),
  ...vessel,
  from: at,
  to: at.optional().describe('missing where the vessel was not heard again'),
  minutes: count.describe('without the time in which nothing at all was received'),
  kilometres: count.optional(),
});
const feedGap = z.strictObject({
  event: z.literal('feed-gap'),
  from: instant,
  to: instant,
  minutes: count,
});
const jump = z.strictObject({
  event: z.literal('jump'),
  ...vessel,
  from: at,
  to: at,
  kilometres: count,
  impliedKnots: count,
});
const speed = z.strictObject({
  event: z.literal('impossible-speed'),
  ...vessel,
  ...here,
  reportedKnots: count,
  impliedKnots: count
    .optional()
    .describe('from the displacement; missing where the reported speed alone is impossible'),
});
const duplicate = z.strictObject({
  event: z.literal('duplicate-identity'),
  ...vessel,
  here: at,
  there: at,
  kilometres: count,
});
const land = z.strictObject({
  event: z.literal('on-land'),
  ...vessel,
  from: at,
  to: at,
  reports: z.int().min(1),
});
const cluster = z.strictObject({
  event: z.literal('clustered-positions'),
  from: instant,
  to: instant,
  lat,
  lon,
  radiusMetres: count,
  pattern: z
    .enum(['circle', 'spot'])
    .describe('on a circle around the middle, as some jammers make receivers see it, or on one spot'),
  vessels: z.array(z.int().min(1)).min(1).max(10_000),
});
const clock = z.strictObject({ event: z.literal('clock-went-back'), from: instant, to: instant });

export const vesselEvent = z.discriminatedUnion('event', [
  zoneEvent,
  warship,
  gap,
  feedGap,
  jump,
  speed,
  duplicate,
  land,
  cluster,
  clock,
]);

export const VESSEL_EVENTS: readonly string[] = vesselEvent.options.flatMap(({ shape }) =>
  'options' in shape.event ? shape.event.options : [...shape.event.values],
);

type Read<T extends z.ZodType> = Readonly<z.infer<T>>;
export type At = Read<typeof at>;
export type VesselEvent = Read<typeof vesselEvent>;
export type ClusterEvent = Read<typeof cluster>;
export type FeedGapEvent = Read<typeof feedGap>;
export type ClockEvent = Read<typeof clock>;

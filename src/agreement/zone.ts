/**
 * Places of an agreement: zones, and the lines they are measured from. Positions are WGS 84 degrees, longitude first,
 * as in GeoJSON.
 */
import { z } from 'zod';
import { exactlyOne } from './form.js';
import { citation, id, localised, partyId } from './primitives.js';

const point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).describe('[lon, lat]');

export const line = z
  .strictObject({
    title: localised.optional(),
    points: z.array(point).min(2).optional(),
    register: z.string().optional().describe('file with columns seq,lat,lon, relative to the agreement file'),
    mission: z.literal(true).optional().describe("the mission's own line of contact"),
    date: z.iso.date().optional().describe('the day it shows'),
    sides: z
      .strictObject({ left: partyId, right: partyId })
      .optional()
      .describe('whose ground lies to the left and to the right when one follows the points'),
    source: citation.optional(),
  })
  .check(exactlyOne('', ['points', 'register', 'mission']));
export type Line = z.infer<typeof line>;

export const zone = z
  .strictObject({
    title: localised.optional(),
    polygon: z.array(point).min(3).optional().describe('corners in order; the last joins the first'),
    centre: point.optional().describe('with withinKm: a settlement or any other place'),
    line: z
      .union([id, z.record(partyId, id)])
      .optional()
      .describe('with withinKm: a line, or for each party its own'),
    withinKm: z.number().positive().optional().describe('distance from the centre or the line'),
    beyondKm: z.number().positive().optional().describe('with line: not nearer than this (a band)'),
    side: z.string().optional().describe('with line: only the ground of this party; self, other or an id'),
    sea: z.literal(true).optional().describe('the sea as the mission knows it'),
    territory: z
      .strictObject({
        register: z.string().describe('GeoJSON file, relative to the agreement file'),
        units: z.array(z.string()).min(1).describe('values of the property id'),
      })
      .optional(),
    anyOf: z.array(id).min(1).optional().describe('other zones'),
    allOf: z.array(id).min(1).optional().describe('the part that these zones have in common'),
    except: z.array(id).min(1).optional().describe('beside any of the above: not in these zones'),
    byName: z.literal(true).optional().describe('no geometry: records say that they lie in it'),
    source: citation.optional(),
  })
  .check(exactlyOne('', ['polygon', 'centre', 'line', 'sea', 'territory', 'anyOf', 'allOf', 'byName']));
export type Zone = z.infer<typeof zone>;

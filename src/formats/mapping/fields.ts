/**
 * The fields of an observation that a mapping can fill, in the words of the mapping file. The list is also the default:
 * a column or property of one of these names is taken as that field where no mapping is given.
 */
import {
  CONDUCTS,
  LANGUAGES,
  MEANS,
  PLACE_PRECISIONS,
  REPORT_KINDS,
  STANCES,
  TARGETS,
} from '../../record/codes.js';
import { SIGHTED_BY } from '../../record/sighting.js';

/** Fields of closed vocabulary, with their words. */
export const CODED_FIELDS = {
  reportKind: REPORT_KINDS,
  conduct: CONDUCTS,
  means: MEANS,
  target: TARGETS,
  stance: STANCES,
  language: LANGUAGES,
  placePrecision: PLACE_PRECISIONS,
  sightedBy: SIGHTED_BY,
} as const;
export type CodedField = keyof typeof CODED_FIELDS;

/** Free text, with the longest that a record takes, in characters. */
export const TEXT_FIELDS = {
  text: 20_000,
  summary: 2_000,
  note: 2_000,
  targetName: 300,
  reference: 500,
  place: 300,
  region: 200,
  country: 3,
} as const;
export type TextField = keyof typeof TEXT_FIELDS;

/** Whole numbers from 0. */
export const COUNT_FIELDS = ['count', 'killed', 'injured'] as const;
export const TIME_FIELDS = ['time', 'clock', 'start', 'end', 'reportedAt'] as const;
export const POSITION_FIELDS = ['lat', 'lon', 'radiusMetres'] as const;

/** What an observer noticed from where they stood; sightedBy belongs to them (sighting.ts). */
export const SIGHTING_FIELDS = [
  'observerLat',
  'observerLon',
  'observerRadiusMetres',
  'bearings',
  'rangeKm',
] as const;

export const FIELDS = [
  ...TIME_FIELDS,
  ...POSITION_FIELDS,
  'place',
  'region',
  'country',
  'placePrecision',
  ...SIGHTING_FIELDS,
  'sightedBy',
  'text',
  'summary',
  'language',
  'reportKind',
  'conduct',
  'means',
  'target',
  'targetName',
  'actor',
  'stance',
  ...COUNT_FIELDS,
  'reference',
  'note',
] as const;
export type Field = (typeof FIELDS)[number];

export function isField(name: string): name is Field {
  return (FIELDS as readonly string[]).includes(name);
}

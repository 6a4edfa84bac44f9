/**
 * Patterns: which events of the trace are meant. Each is a map with one leading key that says what kind of event it is;
 * docs/agreement-language.md has their meaning.
 */
import { z } from 'zod';
import { exactlyOne } from './form.js';
import { id, partyId, word } from './primitives.js';

/** `self`, `other` (any party but self), `any` (anybody), an id, or several of these. */
export type PartyTerm = string | readonly string[];
export const partyTerm: z.ZodType<PartyTerm> = z.union([partyId, z.array(partyId).min(1)]).meta({
  id: 'PartyTerm',
  description: 'self, other, any, an id of a party, guarantor or other, or a list of these',
});

export const SURE = ['possible', 'probable', 'confirmed'] as const;
export type Sure = (typeof SURE)[number];

const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)]);

type OneOrMore<T> = T | readonly T[];

/** What is matched in an incident; absent fields match anything. */
export interface IncidentFit {
  conduct?: OneOrMore<string> | undefined;
  means?: OneOrMore<string> | undefined;
  target?: OneOrMore<string> | undefined;
  facilityClasses?: readonly string[] | undefined;
  weapons?: OneOrMore<string> | undefined;
  purpose?: OneOrMore<string> | undefined;
  zone?: OneOrMore<string> | undefined;
}
export const incidentFit = {
  conduct: oneOrMore(word).optional(),
  means: oneOrMore(word).optional(),
  target: oneOrMore(word).optional(),
  facilityClasses: z.array(z.string()).min(1).optional().describe('classes of protected objects'),
  weapons: oneOrMore(id).optional().describe('ids of weaponClasses'),
  purpose: oneOrMore(word).optional().describe('such as return_fire, demining, humanitarian'),
  zone: oneOrMore(id).optional().describe('ids of zones; any one of them'),
};

export interface Pattern {
  event?: string | undefined;
  incident?: (IncidentFit & { by?: PartyTerm | undefined; sure?: Sure | undefined }) | undefined;
  breach?:
    | {
        clause?: OneOrMore<string> | undefined;
        by?: PartyTerm | undefined;
        reading?: string | undefined;
        sure?: Sure | undefined;
      }
    | undefined;
  declaration?:
    | {
        by?: PartyTerm | undefined;
        act?: OneOrMore<string> | undefined;
        about?: OneOrMore<string> | undefined;
      }
    | undefined;
  handover?:
    | {
        from?: PartyTerm | undefined;
        to?: PartyTerm | undefined;
        category?: OneOrMore<string> | undefined;
      }
    | undefined;
  effort?:
    | {
        status?: OneOrMore<string> | undefined;
        by?: PartyTerm | undefined;
        zone?: OneOrMore<string> | undefined;
      }
    | undefined;
  measure?: { of: string; by?: PartyTerm | undefined; zone?: OneOrMore<string> | undefined } | undefined;
  decision?:
    | {
        by?: PartyTerm | undefined;
        about?: OneOrMore<string> | undefined;
        decision?: OneOrMore<string> | undefined;
      }
    | undefined;
}

const PATTERN_KEYS = [
  'event',
  'incident',
  'breach',
  'declaration',
  'handover',
  'effort',
  'measure',
  'decision',
] as const;

export const pattern: z.ZodType<Pattern> = z
  .strictObject({
    event: id.optional().describe('name of an entry of events'),
    incident: z
      .strictObject({ ...incidentFit, by: partyTerm.optional(), sure: z.enum(SURE).optional() })
      .optional(),
    breach: z
      .strictObject({
        clause: oneOrMore(id).optional().describe('absent: this clause'),
        by: partyTerm.optional().describe('absent: other'),
        reading: id.optional().describe('absent: the reading that is being judged'),
        sure: z.enum(SURE).optional().describe('absent: probable'),
      })
      .optional(),
    declaration: z
      .strictObject({
        by: partyTerm.optional(),
        act: oneOrMore(word).optional(),
        about: oneOrMore(z.string()).optional(),
      })
      .optional(),
    handover: z
      .strictObject({
        from: partyTerm.optional(),
        to: partyTerm.optional(),
        category: oneOrMore(word).optional(),
      })
      .optional(),
    effort: z
      .strictObject({
        status: oneOrMore(word).optional(),
        by: partyTerm.optional().describe('the party that kept it from watching'),
        zone: oneOrMore(id).optional(),
      })
      .optional(),
    measure: z
      .strictObject({
        of: word.describe('name of the value'),
        by: partyTerm.optional(),
        zone: oneOrMore(id).optional(),
      })
      .optional(),
    decision: z
      .strictObject({
        by: partyTerm.optional(),
        about: oneOrMore(z.string()).optional(),
        decision: oneOrMore(z.string()).optional(),
      })
      .optional(),
  })
  .check(exactlyOne('a pattern', PATTERN_KEYS))
  .meta({ id: 'Pattern' });

/**
 * The feed's own machine coding (`event_type` of VIINA 2.0) as a detector of events. The viina format keeps it in the
 * note. Codes stand between bars, some misspelt in the feed itself ("firefighb").
 */
import type { Observation } from '../../record/record.js';

const PREFIX = 'event_type: ';

/** Left out: loc (a place was found), arrests, sanctions, retreats, cyber attacks, hospitals, alerts. */
const VIOLENT: ReadonlySet<string> = new Set([
  'aad',
  'airstrike',
  'ambush',
  'apc',
  'armor',
  'artillery',
  'civcas',
  'control',
  'firefighb',
  'firefight',
  'ied',
  'milcas',
  'occupy',
  'property',
  'raid',
  'tank',
  'uav',
]);

export const isAnyType = (observation: Observation): boolean => typesOf(observation).length > 0;

export const isViolentType = (observation: Observation): boolean =>
  typesOf(observation).some((type) => VIOLENT.has(type));

function typesOf({ note }: Observation): readonly string[] {
  if (!note?.startsWith(PREFIX)) return [];
  return note
    .slice(PREFIX.length)
    .split('|')
    .map((type) => type.trim())
    .filter((type) => type !== '');
}

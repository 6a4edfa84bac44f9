/**
 * An operation from the air: one attack, as a rule of one night, with all that was said of it. Rival numbers stand side by
 * side by source; nothing is added.
 */
import type { NamedPlace } from '../coding/place-namer.js';
import type { Means } from '../record/codes.js';
import type { Interval } from '../time/instant.js';
import type { Advance } from './advance.js';
import type { Bulletin } from './bulletin.js';
import type { Wave } from './wave.js';

/** What an attack from the air is made with; drones for the battlefield are not. */
export const AIR_MEANS: ReadonlySet<Means> = new Set([
  'ballistic_missile',
  'cruise_missile',
  'missile',
  'glide_bomb',
  'long_range_drone',
]);

export interface RegionUnderAlert extends Interval {
  readonly region: string;
}

export type LaunchArea =
  /** Words of a bulletin that name places. */
  | {
      readonly kind: 'named';
      readonly words: string;
      readonly source: string;
      /** Those that the gazetteer knows, with their radius. */
      readonly places: readonly NamedPlace[];
    }
  /** Against the heading of the alerts: whence, clockwise from north. */
  | { readonly kind: 'bearing'; readonly fromDegrees: number; readonly sigmaDegrees: number }
  | { readonly kind: 'undetermined' };

export interface Operation extends Interval {
  readonly id: string;
  /** Local day on which its night ends, YYYY-MM-DD. */
  readonly night: string;
  /** Who acted, as the records say: a party id, or `undetermined`. */
  readonly actor: string;
  /** Nothing tells its hours: only dates. */
  readonly dateOnly: boolean;
  readonly means: readonly Means[];
  /** What each source says, by source and time. */
  readonly bulletins: readonly Bulletin[];
  readonly incidents: readonly string[];
  /** Incidents known to the day only, which may belong to it. */
  readonly mayBelong: readonly string[];
  /** In the order in which they were warned. */
  readonly regions: readonly RegionUnderAlert[];
  readonly wave: Wave;
  /** How the alerts went from the nearest launch place outward; absent where no place is known. */
  readonly advance?: Advance;
  readonly launchArea: LaunchArea;
}

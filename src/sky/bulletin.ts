/**
 * A bulletin: what one account says of an attack from the air, in numbers. Each number keeps its unit (what happened to
 * what kind of means) and the words that led to it; numbers of different units, texts or sources are never added.
 */
import type { NamedPlace } from '../coding/place-namer.js';
import type { Means } from '../record/codes.js';
import type { Interval } from '../time/instant.js';

export const BULLETIN_ACTS = ['launched', 'downed', 'lost', 'hit'] as const;
/** `lost`: off the radar, suppressed or jammed; not shot down, and not known to have hit. */
export type BulletinAct = (typeof BULLETIN_ACTS)[number];

/** `drone` where the words do not tell which kind. */
export type BulletinMeans = Extract<
  Means,
  'drone' | 'missile' | 'ballistic_missile' | 'cruise_missile' | 'glide_bomb' | 'several'
>;

export interface BulletinNumber {
  readonly act: BulletinAct;
  readonly means: BulletinMeans;
  readonly count: number;
  readonly bound: 'exact' | 'about' | 'above';
  /** Part of a total that the same text gives, by region or by kind of means; never added to it. */
  readonly part: boolean;
  /** "three each": the count holds for every place of `place`. */
  readonly each: boolean;
  /** Words of the text that say where; '' where it does not say. */
  readonly place: string;
  /** The words that led to the number. */
  readonly words: string;
}

export interface BulletinText {
  readonly numbers: readonly BulletinNumber[];
  /** It speaks of a night. */
  readonly night: boolean;
  /** Its numbers are of a longer time than a day and a night: they tell of no single attack. */
  readonly longer: boolean;
  /** Words that say where the launches were, '' where none do. */
  readonly launchedFrom: string;
}

export interface Bulletin extends BulletinText {
  /** Of the words that say where the launches were, those that the gazetteer knows. */
  readonly launchPlaces: readonly NamedPlace[];
  readonly observation: string;
  readonly source: string;
  /** Party in whose voice it speaks, '' for a third party. */
  readonly voice: string;
  /** Who launched, as the account says: a party id, or `undetermined`. */
  readonly actor: string;
  readonly time: Interval;
  /** True where the time is no better than a day. */
  readonly dateOnly: boolean;
}

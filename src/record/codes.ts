/**
 * The closed vocabularies of what is reported.
 *
 * Conduct, means, target and stance follow the news codebook of the field (one code a report); `alert` and
 * `detection` are added for signals that come without a story: a warning that something may be on its way, and a
 * sensor's detection. `interference` is added for positions and signals of navigation that cannot be what they say: what
 * jamming and forging look like, whoever or whatever causes it. `ship` is any vessel, `warship` one that says or is said
 * to be a naval vessel. `ill_treatment` and `killing_hors_de_combat` are serious harm: see serious-harm.ts. No code names a party: who acted is a party id of the mission, or one of ACTOR_WORDS.
 */
export const REPORT_KINDS = [
  'event',
  'summary',
  'statement',
  'exchange',
  'alert',
  'detection',
  'other',
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const CONDUCTS = [
  'strike',
  'clash',
  'interception',
  'explosion',
  'mine',
  'sabotage',
  'interference',
  'movement',
  'ill_treatment',
  'killing_hors_de_combat',
  'other',
  'none',
] as const;
export type Conduct = (typeof CONDUCTS)[number];

export const MEANS = [
  'ballistic_missile',
  'cruise_missile',
  'missile',
  'glide_bomb',
  'long_range_drone',
  'fpv_drone',
  'drone',
  'artillery',
  'mlrs',
  'mortar',
  'small_arms',
  'mine',
  'ship',
  'warship',
  'several',
  'unspecified',
  'none',
] as const;
export type Means = (typeof MEANS)[number];

export const TARGETS = [
  'energy',
  'residential',
  'medical',
  'education',
  'transport',
  'port',
  'industry',
  'military',
  'civilian',
  'prisoners',
  'unspecified',
  'none',
] as const;
export type Target = (typeof TARGETS)[number];

/** `asserted` told as fact; `alleged` put in a party's mouth or contested; `denied` a denial is the main point. */
export const STANCES = ['asserted', 'alleged', 'denied', 'none'] as const;
export type Stance = (typeof STANCES)[number];

/** What an actor can be besides a party id: every party (a clash), not said, or nobody (no event). */
export const ACTOR_WORDS = ['both', 'undetermined', 'none'] as const;

/** How exactly a time is known. `day`: local midnight to midnight; `days`: a longer stretch. */
export const TIME_PRECISIONS = ['second', 'minute', 'hour', 'day', 'days'] as const;
export type TimePrecision = (typeof TIME_PRECISIONS)[number];

/** What kind of place a position stands for; `direction` is a stretch of the front named after a town. */
export const PLACE_PRECISIONS = ['site', 'town', 'district', 'direction', 'region', 'country'] as const;
export type PlacePrecision = (typeof PLACE_PRECISIONS)[number];

/** Honest radius, in metres, of a place of which only the kind is known. Convention of this project. */
export const RADIUS_METRES_BY_PRECISION: Readonly<Record<PlacePrecision, number>> = {
  site: 500,
  town: 5_000,
  district: 20_000,
  direction: 20_000,
  region: 80_000,
  country: 500_000,
};

export const LANGUAGES = ['en', 'uk', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * What each code is called in print, in English. Part of the message catalogue.
 */
import type { AuthorRule, HappenedRule } from '../attribution/rule.js';
import type { Band, Standing, Verdict } from '../compliance/finding.js';
import type { Conduct, Means, Stance, Target, TimePrecision } from '../record/codes.js';
import type { Declaration, Effort, Handover } from '../record/record.js';
import type { Source } from '../record/source.js';
import type { CountedConduct } from './counts.js';
import type { Certainty, Likelihood } from './likelihood.js';
import type { SMALLER } from './told-waterfall.js';
import type { TruceMeasure } from './truces.js';

export interface Vocabulary {
  readonly conduct: Readonly<Record<Conduct, string>>;
  /** The same after a verb: with its article. */
  readonly aConduct: Readonly<Record<Conduct, string>>;
  /** Heads of columns: plural. */
  readonly conducts: Readonly<Record<CountedConduct, string>>;
  readonly means: Readonly<Record<Means, string>>;
  readonly target: Readonly<Record<Target, string>>;
  /** The same as what was struck, with its preposition; '' where nothing is to be said. */
  readonly onTarget: Readonly<Record<Target, string>>;
  /** The same as what something took place at. */
  readonly atTarget: Readonly<Record<Target, string>>;
  readonly stance: Readonly<Record<Stance, string>>;
  /** What was done to the conduct, as an attribute. */
  readonly stanced: Readonly<Record<Stance, string>>;
  readonly precision: Readonly<Record<TimePrecision, string>>;
  readonly likelihood: Readonly<Record<Likelihood, string>>;
  readonly certainty: Readonly<Record<Certainty, string>>;
  /** Head of a column of findings. */
  readonly bandShort: Readonly<Record<Exclude<Band, 'none'>, string>>;
  readonly band: Readonly<Record<Band, string>>;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly standing: Readonly<Record<Standing, string>>;
  readonly agreementStatus: Readonly<Record<'proposed' | 'declared' | 'agreed', string>>;
  readonly act: Readonly<Record<Declaration['act'], string>>;
  readonly handover: Readonly<Record<Handover['category'], string>>;
  readonly effort: Readonly<Record<Effort['status'], string>>;
  /** How a kind of source comes to know: the column "means" of the annexed table. */
  readonly observedBy: Readonly<Record<Source['kind'] | 'unknown', string>>;
  /** Steps of a waterfall. */
  readonly rule: Readonly<Record<AuthorRule | HappenedRule | typeof SMALLER, string>>;
  readonly truce: Readonly<Record<TruceMeasure | 'killed' | 'injured', string>>;
}

export const vocabulary: Vocabulary = {
  conduct: {
    strike: 'strike',
    clash: 'clash',
    interception: 'interception',
    explosion: 'explosion',
    mine: 'mine or unexploded ordnance',
    sabotage: 'sabotage',
    interference: 'interference with navigation',
    movement: 'movement',
    ill_treatment: 'ill-treatment',
    killing_hors_de_combat: 'killing of persons hors de combat',
    other: 'other conduct',
    none: 'no conduct',
  },
  aConduct: {
    strike: 'a strike',
    clash: 'a clash',
    interception: 'an interception',
    explosion: 'an explosion',
    mine: 'a mine or unexploded ordnance',
    sabotage: 'sabotage',
    interference: 'interference with navigation',
    movement: 'movement',
    ill_treatment: 'ill-treatment',
    killing_hors_de_combat: 'a killing of persons hors de combat',
    other: 'other conduct',
    none: 'no conduct',
  },
  conducts: {
    strike: 'Strikes',
    clash: 'Clashes',
    interception: 'Interceptions',
    explosion: 'Explosions',
    mine: 'Mines',
    sabotage: 'Sabotage',
    interference: 'Interference',
    movement: 'Movement',
    other: 'Other',
  },
  means: {
    ballistic_missile: 'ballistic missile',
    cruise_missile: 'cruise missile',
    missile: 'missile, kind not stated',
    glide_bomb: 'glide bomb',
    long_range_drone: 'long-range drone',
    fpv_drone: 'FPV drone',
    drone: 'drone, kind not stated',
    artillery: 'artillery',
    mlrs: 'multiple rocket launcher',
    mortar: 'mortar',
    small_arms: 'small arms',
    mine: 'mine',
    ship: 'ship',
    warship: 'warship',
    several: 'several kinds',
    unspecified: 'weapon not stated',
    none: 'no weapon',
  },
  target: {
    energy: 'energy object',
    residential: 'residential building',
    medical: 'medical facility',
    education: 'educational facility',
    transport: 'transport',
    port: 'port',
    industry: 'industry',
    military: 'military object',
    civilian: 'civilians or civilian objects',
    prisoners: 'persons who surrendered or were detained',
    unspecified: 'target not stated',
    none: 'no target',
  },
  onTarget: {
    energy: 'on an energy object',
    residential: 'on residential buildings',
    medical: 'on a medical facility',
    education: 'on an educational facility',
    transport: 'on transport',
    port: 'on a port',
    industry: 'on industry',
    military: 'on a military object',
    civilian: 'on civilians or civilian objects',
    prisoners: 'on persons who surrendered or were detained',
    unspecified: '',
    none: '',
  },
  atTarget: {
    energy: 'at an energy object',
    residential: 'at residential buildings',
    medical: 'at a medical facility',
    education: 'at an educational facility',
    transport: 'at transport',
    port: 'at a port',
    industry: 'at industry',
    military: 'at a military object',
    civilian: 'at civilians or civilian objects',
    prisoners: 'at persons who surrendered or were detained',
    unspecified: '',
    none: '',
  },
  stance: { asserted: 'asserts', alleged: 'alleges', denied: 'denies', none: 'mentions' },
  stanced: { asserted: 'asserted', alleged: 'alleged', denied: 'denied', none: 'mentioned' },
  precision: {
    second: 'to the second',
    minute: 'to the minute',
    hour: 'to the hour',
    day: 'date only',
    days: 'dates only',
  },
  likelihood: {
    almostNoChance: 'almost no chance',
    veryUnlikely: 'very unlikely',
    unlikely: 'unlikely',
    roughlyEvenChance: 'roughly even chance',
    likely: 'likely',
    veryLikely: 'very likely',
    almostCertain: 'almost certain',
  },
  certainty: {
    confirmed: 'confirmed',
    probable: 'probable',
    possible: 'possible',
    undetermined: 'undetermined',
  },
  bandShort: { confirmed: 'violation: confirmed', probable: 'probable', possible: 'possible' },
  band: {
    confirmed: 'confirmed violation',
    probable: 'probable violation',
    possible: 'possible violation',
    none: 'no violation',
  },
  verdict: {
    violation: 'violation',
    noViolation: 'no violation',
    notInForce: 'not in force',
    undetermined: 'undetermined',
  },
  standing: {
    proposed: 'proposed only',
    notYet: 'not yet in force',
    inForce: 'in force',
    suspended: 'suspended',
    released: 'party released',
    lapsed: 'lapsed',
    undetermined: 'undetermined',
  },
  agreementStatus: { proposed: 'proposed', declared: 'declared', agreed: 'agreed' },
  act: {
    proposes: 'proposes',
    accepts: 'accepts',
    accepts_conditionally: 'accepts on conditions',
    rejects: 'rejects',
    orders: 'orders',
    denies: 'denies',
    claims: 'claims',
    demands: 'demands',
    extends: 'extends',
    withdraws: 'withdraws',
    lifts: 'lifts',
    notifies: 'notifies',
    meets: 'meets',
  },
  handover: {
    prisoner_of_war: 'prisoners of war',
    wounded: 'wounded persons',
    civilian: 'civilians',
    child: 'children',
    remains: 'remains',
  },
  effort: {
    watching: 'watching',
    down: 'out of service',
    jammed: 'jammed',
    denied: 'access denied',
    clouded: 'clouded',
  },
  observedBy: {
    party: 'statement of a party',
    media: 'news report',
    mission: 'mission observer',
    sensor: 'sensor',
    warning: 'warning service',
    institution: 'statement of an institution',
    unknown: 'source not registered',
  },
  rule: {
    prior: 'Starting point',
    admission: 'Admission',
    'against-interest': 'Against its own interest',
    accusation: 'Accusation',
    'third-party-report': 'Report of a third party',
    'third-party-allegation': 'Allegation passed on by a third party',
    'third-party-denial': 'Denial passed on by a third party',
    'denied-by-source': 'Said not to be so',
    'told-as-accident': 'Told as an accident',
    denial: 'Denial',
    silence: 'Silence',
    crater: 'Crater',
    track: 'Track',
    sound: 'Sound',
    firing: 'Firing noticed',
    'own-ground': 'Control of the ground',
    'own-facility': 'Own facility',
    'own-forces': 'Own forces',
    'not-in-inventory': 'Means not held',
    'out-of-reach': 'Beyond the reach of the means',
    series: 'Pattern of a series',
    'held-down': 'Held down',
    calibration: 'Calibration',
    'happened-prior': 'Starting point',
    'told-by-third-party': 'Told by a third party',
    'alleged-by-third-party': 'Passed on by a third party',
    'told-by-party': 'Told by a party',
    'said-not-to-have-happened': 'Said not to have happened',
    detected: 'Detected by a sensor',
    'physical-trace': 'Physical traces',
    'parties-agree': 'Parties agree that it happened',
    'happened-calibration': 'Calibration',
    smaller: 'Smaller steps',
  },
  truce: {
    alerts: 'Air-raid alerts begun',
    alertHours: 'Alert-hours',
    longRangeStrikes: 'Strikes: missiles, bombs, long-range drones',
    nearLineStrikes: 'Strikes: artillery, rockets, mortars, FPV drones',
    otherStrikes: 'Strikes: other or weapon not stated',
    clashes: 'Clashes',
    interceptions: 'Interceptions',
    explosionsAndOther: 'Explosions and other',
    killed: 'Killed',
    injured: 'Injured',
  },
};

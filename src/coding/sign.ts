/**
 * Signs by number: what a text shows is a set of bits, and asking for one is a shift and a mask. Names are data
 * (`layer.sign`, from the lexicon's files); those that rules ask for are listed here, so that a misspelt one is refused
 * by the compiler. Numbers last as long as the process and stand in no output.
 */

const numbers = new Map<string, number>();

/** The number of `layer.sign`. */
export function signNumber(name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(name, number);
  return number;
}

/** How many signs have a number by now. */
export const signCount = (): number => numbers.size;

function numbered<L extends string, N extends string>(
  layer: L,
  names: readonly N[],
): Readonly<Record<N, number>> {
  return Object.fromEntries(names.map((name) => [name, signNumber(`${layer}.${name}`)])) as Record<N, number>;
}

export const SIGN = {
  bearing: numbered('bearing', ['from', 'near']),
  civilians: numbered('civilians', ['person', 'worker']),
  district: numbered('district', ['adjective']),
  country: numbered('country', ['name']),
  direction: numbered('direction', ['adjective']),
  frame: numbered('frame', [
    'again',
    'ahead',
    'alarm',
    'asks',
    'besides',
    'episode',
    'evacuated',
    'expert',
    'general',
    'mapper',
    'more',
    'office',
    'reaction',
    'restored',
    'teller',
    'tellsAbout',
    'tends',
    'times',
    'underway',
  ]),
  happening: numbered('happening', [
    'attack',
    'clash',
    'damage',
    'destroyed',
    'explosion',
    'insurgent',
    'interception',
    'mine',
    'missed',
    'movement',
    'notViolence',
    'presence',
    'sabotage',
    'strike',
    'toll',
  ]),
  harm: numbered('harm', ['besides', 'hurt', 'killed', 'person']),
  life: numbered('life', ['accident', 'crime', 'health', 'leisure', 'nature']),
  means: numbered('means', ['aviation', 'combined', 'glide_bomb', 'mine', 'notMeans']),
  number: numbered('number', ['notCounted']),
  party: numbered('party', ['adjective', 'force', 'voice', 'weapon']),
  place: numbered('place', [
    'and',
    'direction',
    'district',
    'near',
    'office',
    'region',
    'river',
    'settlement',
    'taken',
    'village',
  ]),
  region: numbered('region', ['adjective', 'noun']),
  role: numbered('role', [
    'absent',
    'aimedAt',
    'airDefence',
    'aircraft',
    'atLine',
    'enemyAdjective',
    'enemyForce',
    'massed',
    'occupied',
    'orders',
    'position',
    'repelled',
    'suffered',
    'vehicle',
    'yields',
  ]),
  talk: numbered('talk', [
    'accuse',
    'accuses',
    'captivity',
    'claimOf',
    'claimsTaking',
    'daily',
    'deny',
    'diplomacy',
    'exchange',
    'figure',
    'justice',
    'leader',
    'longPeriod',
    'mourning',
    'past',
    'period',
    'release',
    'says',
    'shellings',
    'sport',
  ]),
  target: numbered('target', ['civilian', 'energy', 'military', 'transport']),
  time: numbered('time', [
    'about',
    'afternoon',
    'at',
    'dayBeforeYesterday',
    'evening',
    'hour',
    'intoNight',
    'later',
    'morning',
    'night',
    'pastDay',
    'since',
    'until',
    'yesterday',
    'zone',
  ]),
  victims: numbered('victims', [
    'diedLater',
    'injuredMany',
    'injuredOne',
    'killedMany',
    'killedOne',
    'personMany',
    'personOne',
    'risen',
  ]),
} as const;

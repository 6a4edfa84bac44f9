/**
 * What a text tells once its source and the ground it speaks of are known: with what, on what, by whom, and how it is
 * told. Rows of one headline mostly share source and ground, so a telling is judged once and kept with the text.
 */
import type { Facility } from '../geo/facility.js';
import { type Means, RADIUS_METRES_BY_PRECISION, type Stance, type Target } from '../record/codes.js';
import type { Reason } from '../record/reason.js';
import type { Party, Source } from '../record/source.js';
import type { CodedPlace } from './coded.js';
import type { Facts } from './facts.js';
import type { Lexicon } from './lexicon.js';
import { meansOf } from './means.js';
import type { Count } from './numbers.js';
import { actorOf, expectedAt } from './party.js';
import type { Located } from './place.js';
import { has, hasAny, hitsOf, partOf, type Reading, sentenceEnd } from './reading.js';
import { SIGN, signNumber } from './sign.js';
import { stanceOf } from './stance.js';
import { targetOf } from './target.js';
import { voiceOf } from './voice.js';
import { quote } from './words.js';

export interface TellingSetting {
  readonly parties: readonly Party[];
  readonly lexicon: Lexicon;
  readonly regionAt: (lat: number, lon: number) => string;
  /** First-order units that the line of contact runs through or by. */
  readonly frontRegions: ReadonlySet<string>;
}

/** Where it was told to have happened, and who held the place. */
export type TellingGround =
  | (NonNullable<Located['ground']> & { readonly heldBy: string | undefined })
  | undefined;

export interface Telling {
  readonly source: Source | undefined;
  readonly ground: TellingGround;
  readonly means: Means;
  readonly target: Target;
  readonly targetName: string;
  readonly actor: string;
  readonly stance: Stance;
  readonly voice: string;
  readonly count: number | null;
  /** The facility that was hit, where the text names one. */
  readonly place: CodedPlace | undefined;
  /** Reasons that stand before those of place and time, and behind them. */
  readonly reasons: readonly Reason[];
  readonly moreReasons: readonly Reason[];
}

/** `lead` is the head of a post that the text is an item of: it may name the attacker and the object for its items. */
export function tellingOf(
  facts: Facts,
  source: Source | undefined,
  ground: TellingGround,
  lead: Reading | undefined,
  setting: TellingSetting,
): Telling {
  if (lead) return judge(facts, source, ground, lead, setting);
  for (const telling of facts.tellings)
    if (telling.source === source && isSameGround(telling.ground, ground)) return telling;
  const telling = judge(facts, source, ground, undefined, setting);
  facts.tellings.push(telling);
  return telling;
}

function isSameGround(a: TellingGround, b: TellingGround): boolean {
  if (!a || !b) return a === b;
  return (
    a.country === b.country &&
    a.region === b.region &&
    a.front === b.front &&
    a.town === b.town &&
    a.heldBy === b.heldBy
  );
}

function judge(
  facts: Facts,
  source: Source | undefined,
  ground: TellingGround,
  lead: Reading | undefined,
  setting: TellingSetting,
): Telling {
  const { whole, reading, counts, conduct, kind, casualties, facility } = facts;
  const voice = voiceOf(whole, source);
  if (kind.code !== 'event' && kind.code !== 'summary') {
    const stance = stanceOf(reading, {
      kind: kind.code,
      conduct: 'none',
      actor: 'none',
      voice: voice.party,
      source,
      expected: '',
    });
    return {
      source,
      ground,
      means: 'none',
      target: 'none',
      targetName: '',
      actor: 'none',
      stance: stance.code,
      voice: voice.party,
      count: null,
      place: undefined,
      reasons: stance.code === 'none' ? [kind.reason] : [kind.reason, stance.reason],
      moreReasons: [],
    };
  }
  const where = {
    town: ground?.town ?? false,
    front: ground?.front ?? false,
    frontRegion: ground !== undefined && setting.frontRegions.has(ground.region),
  };
  let means = meansOf(reading, conduct.code, where);
  let target = targetOf(reading, conduct.code, casualties);
  const next = conduct.code === 'strike' ? continuationOf(whole, reading) : undefined;
  if (next && means.code === 'unspecified') means = meansOf(next, conduct.code, where);
  if (next && target.code === 'unspecified') target = targetOf(next, conduct.code, casualties);
  if (kind.reason.rule === 'list-of-air-strikes' || kind.reason.rule === 'several-regions') {
    target = {
      code: 'unspecified',
      reason: { rule: 'list-of-places', because: 'a list of places names no object' },
    };
  }
  if (target.code === 'unspecified' && conduct.code !== 'clash' && lead && has(lead, SIGN.target.energy)) {
    target = {
      code: 'energy',
      reason: { rule: 'target-of-lead', because: 'the post says at its head what was attacked' },
    };
  }
  let actor = actorOf(reading, conduct.code, source, ground, setting, voice.party);
  if (lead && actor.reason.rule !== 'named-as-attacker') {
    const named = actorOf(lead, 'strike', source, undefined, setting);
    if (named.reason.rule === 'named-as-attacker') actor = named;
  }
  const stance = stanceOf(reading, {
    kind: kind.code,
    conduct: conduct.code,
    actor: actor.code,
    voice: voice.party,
    source,
    expected: expectedAt(ground, setting.lexicon),
  });
  // A party that denies denies its own act, unless the text names somebody else.
  if (stance.code === 'denied' && voice.party !== '' && actor.reason.rule !== 'named-as-attacker') {
    actor = { code: voice.party, reason: { rule: 'denied-by', because: `${voice.party} denies` } };
  }
  const energy = target.code === 'energy' || (facility !== undefined && target.code === 'unspecified');
  const more: Reason[] = [];
  if (voice.words.length > 0)
    more.push({ rule: 'voice', because: `${voice.party} speaks`, words: voice.words });
  if (casualties.words.length > 0)
    more.push({ rule: 'victims', because: 'the text gives a number', words: casualties.words });
  if (facility && energy) {
    const words = [quote(reading.words, facility.from, facility.to)];
    more.push({ rule: 'facility-named', because: `the text names ${facility.facility.name}`, words });
  }
  return {
    source,
    ground,
    means: means.code,
    target: energy ? 'energy' : target.code,
    targetName: facility && energy ? facility.facility.name : objectNamed(reading, target.code),
    actor: actor.code,
    stance: stance.code,
    voice: voice.party,
    count: munitionsIn(reading, counts),
    place: facility && energy ? facilityPlace(facility.facility, setting) : undefined,
    reasons: [kind.reason, conduct.reason, means.reason, target.reason, actor.reason, stance.reason],
    moreReasons: more,
  };
}

const GOES_ON = [
  SIGN.happening.damage,
  SIGN.happening.destroyed,
  SIGN.happening.strike,
  SIGN.happening.attack,
  SIGN.victims.killedMany,
  SIGN.victims.injuredMany,
];

/** The second sentence, where it goes on with the event: it tells of fire, of what fire did, or of victims. */
function continuationOf(whole: Reading, reading: Reading): Reading | undefined {
  if (reading === whole || reading.to >= whole.to) return undefined;
  const next = partOf(whole, reading.to, sentenceEnd(whole.words, reading.to));
  return hasAny(next, GOES_ON) ? next : undefined;
}

/** How many munitions: the first number that stands before a weapon, adjectives between. */
function munitionsIn(reading: Reading, counts: readonly Count[]): number | null {
  for (const count of counts) {
    for (const hit of reading.hits) {
      if (hit.layer !== 'means' || hit.number === SIGN.means.notMeans) continue;
      if (hit.from >= count.to && hit.from <= count.to + 2) return count.value;
    }
  }
  return null;
}

function objectNamed(reading: Reading, target: Target): string {
  const hit = hitsOf(reading, signNumber(`target.${target}`))[0];
  return hit ? quote(reading.words, hit.from, hit.to) : '';
}

function facilityPlace(facility: Facility, setting: TellingSetting): CodedPlace {
  return {
    name: facility.name,
    lat: facility.lat,
    lon: facility.lon,
    radiusMetres: Math.max(RADIUS_METRES_BY_PRECISION.site, facility.precisionKm * 1000),
    precision: facility.precisionKm > 10 ? 'district' : 'site',
    region: setting.regionAt(facility.lat, facility.lon),
    basis: 'text',
  };
}

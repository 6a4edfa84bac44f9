/**
 * What was done. Fire, assault, interception and blast share words, so the order below decides: an exchange of ground
 * is told by its own words, an interception counts only where no hit is told, an explosion only where no attack is.
 */
import type { Conduct } from '../record/codes.js';
import type { Reason } from '../record/reason.js';
import { has, hitsOf, type Reading, wordsOf } from './reading.js';

export interface Judged<T> {
  readonly code: T;
  readonly reason: Reason;
}

const DIRECT_MEANS = [
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
].map((one) => `means.${one}`);
const KILLED = ['victims.killedOne', 'victims.killedMany'];
const INJURED = ['victims.injuredOne', 'victims.injuredMany'];
const VICTIMS = [...KILLED, ...INJURED];

export const hasWeapon = (reading: Reading): boolean => hasAny(reading, DIRECT_MEANS);
export const hasVictims = (reading: Reading): boolean => hasAny(reading, VICTIMS);

function hasAny(reading: Reading, signs: readonly string[]): boolean {
  for (const sign of signs) if (reading.bySign.has(sign)) return true;
  return false;
}

/** `none` where the text tells of no violence at all. */
export function conductOf(reading: Reading): Judged<Conduct> {
  const weapon = hasWeapon(reading);
  const strike = firesAt(reading, weapon);
  const attack = has(reading, 'happening.attack');
  const damage = has(reading, 'happening.damage', 'happening.destroyed');
  const hurt = has(reading, 'happening.damage');
  const clash = has(reading, 'happening.clash');
  const victims = hasVictims(reading);
  const effects = victims || damage;
  if (has(reading, 'talk.sport') && !weapon && !effects && !hasForce(reading)) {
    return judged(reading, 'none', 'contest', 'a contest is told in the words of a battle', 'talk.sport');
  }

  if (
    has(reading, 'happening.interception') &&
    !has(reading, 'happening.missed') &&
    !strikeBesides(reading, victims || hurt)
  ) {
    return judged(
      reading,
      'interception',
      'air-defence',
      'air defence is at work and no hit is told',
      'happening.interception',
    );
  }
  if (
    has(reading, 'happening.insurgent') &&
    (strike || attack || damage || has(reading, 'happening.explosion'))
  ) {
    return judged(
      reading,
      'sabotage',
      'behind-the-line',
      'those who act behind the line destroyed something',
      'happening.insurgent',
    );
  }
  if (has(reading, 'happening.mine') && !attack && !strike) {
    return judged(
      reading,
      'mine',
      'mine-words',
      'the text tells of a mine or unexploded ordnance',
      'happening.mine',
    );
  }
  if (has(reading, 'happening.movement') && !strike && !effects && !attack && !clash) {
    return judged(
      reading,
      'movement',
      'movement-words',
      'weapons or forces move, or a warning is given',
      'happening.movement',
    );
  }
  if (clash && !(strike && !fightsFirst(reading)) && !(attack && weapon) && !(attack && victims)) {
    return judged(reading, 'clash', 'ground-combat', 'the text tells of ground combat', 'happening.clash');
  }
  if (strike)
    return judged(reading, 'strike', 'fire', 'the text tells of fire on a place', 'happening.strike');
  if (has(reading, 'happening.sabotage') && !weapon) {
    return judged(reading, 'sabotage', 'sabotage-words', 'the text tells of sabotage', 'happening.sabotage');
  }
  if (attack) {
    if (!weapon && !effects && isAssault(reading)) {
      return judged(
        reading,
        'clash',
        'assault-at-place',
        'an attack told at a place, not on it',
        'happening.attack',
      );
    }
    if (weapon || effects || !has(reading, 'place.direction')) {
      return judged(
        reading,
        'strike',
        'attack-with-effect',
        'an attack with a weapon, damage or victims',
        'happening.attack',
      );
    }
    return judged(
      reading,
      'clash',
      'attack-on-direction',
      'an attack on a stretch of the front',
      'happening.attack',
    );
  }
  if (has(reading, 'happening.explosion')) {
    return judged(reading, 'explosion', 'blast', 'an explosion without a told cause', 'happening.explosion');
  }
  if (clash)
    return judged(reading, 'clash', 'ground-combat', 'the text tells of ground combat', 'happening.clash');
  if (damage && weapon) {
    return judged(
      reading,
      'strike',
      'damage-by-weapon',
      'damage and a weapon are told together',
      'happening.damage',
      'happening.destroyed',
    );
  }
  if (damage && hasForce(reading)) {
    return judged(
      reading,
      'strike',
      'damage-by-force',
      'a force is said to have done damage',
      'happening.damage',
      'happening.destroyed',
    );
  }
  if (weapon && hasVictims(reading)) {
    return judged(
      reading,
      'strike',
      'victims-of-weapon',
      'victims and a weapon are told together',
      ...DIRECT_MEANS,
    );
  }
  if (hurt && has(reading, 'target.energy') && !hasAny(reading, VICTIMS)) {
    return judged(
      reading,
      'other',
      'energy-object-burns',
      'an energy object burns or is out, its cause not told',
      'happening.damage',
    );
  }
  if (has(reading, 'happening.presence') && hasForce(reading)) {
    return judged(
      reading,
      'other',
      'forces-at-place',
      'forces are seen at a place, no act is told',
      'happening.presence',
    );
  }
  if (has(reading, 'happening.toll') && !has(reading, 'region.noun', 'place.region')) {
    return judged(reading, 'other', 'toll', 'a toll is told without its cause', 'happening.toll');
  }
  if (has(reading, 'happening.toll')) {
    return judged(
      reading,
      'strike',
      'toll-of-region',
      "a region's toll is told without its cause; over a region it stands for fire",
      'happening.toll',
    );
  }
  const toll = hasAny(reading, INJURED) && (hasAny(reading, KILLED) || has(reading, 'party.voice'));
  if (toll && !has(reading, ...NO_FIRE)) {
    return judged(reading, 'other', 'victims', 'dead and wounded are told without a cause', ...VICTIMS);
  }
  return { code: 'none', reason: { rule: 'no-violence', because: 'no words of violence were found' } };
}

/** Where victims may be of something else than the war. */
const NO_FIRE = [
  'happening.damage',
  'happening.notViolence',
  'talk.daily',
  'talk.justice',
  'talk.past',
  'talk.sport',
  'frame.besides',
];

/** Fire is told: not only a launch of something that is no weapon, nor only fire that an assault comes under. */
function firesAt(reading: Reading, weapon: boolean): boolean {
  const force = hasForce(reading);
  const assault = hitsOf(reading, 'happening.attack')[0] ?? hitsOf(reading, 'happening.clash')[0];
  return hitsOf(reading, 'happening.strike').some((hit) => {
    if (!weapon && isLaunch(reading, hit.from)) return false;
    // An office can be liquidated too.
    if (!weapon && !force && LIQUIDATED.test(reading.words.texts[hit.from]!)) return false;
    const under =
      UNDER.has(reading.words.texts[hit.from]!) || UNDER.has(reading.words.texts[hit.from - 1] ?? '');
    return !(under && assault !== undefined && assault.from < hit.from);
  });
}

const UNDER = new Set(['під', 'под', 'under']);

export function hasForce(reading: Reading): boolean {
  return has(reading, 'party.force', 'party.adjective', 'role.enemyForce', 'role.enemyAdjective');
}

/** An interception with a hit told beside it is a strike: victims, damage, or fire words that are not about the target. */
function strikeBesides(reading: Reading, effects: boolean): boolean {
  if (effects && has(reading, 'happening.strike', 'happening.attack', 'happening.damage')) return true;
  return (
    has(reading, 'happening.strike') &&
    hitsOf(reading, 'happening.strike').some((hit) => !isLaunch(reading, hit.from))
  );
}

const LIQUIDATED = /^(?:ліквід|ликвид)/;
const LAUNCH = /^(?:запу[сщ]|випу[сщ]|выпу[сщ]|launched|fired)/;

/** "launched 50 drones, 40 were shot down" tells of no hit. */
function isLaunch(reading: Reading, at: number): boolean {
  const word = reading.words.texts[at]!;
  return LAUNCH.test(word);
}

const AT = new Set([
  'у', 'в', 'біля', 'возле', 'к', 'под', 'під', 'поблизу', 'около', 'вблизи', 'между', 'між', 'вдоль', 'вздовж',
  'севернее', 'южнее', 'западнее', 'восточнее', 'північніше', 'південніше', 'західніше', 'східніше', 'near', 'at',
]); // biome-ignore format: a list of words

/** "Атака ... у села": infantry at a place. "Атака на місто", "атакували місто": fire on it. */
function isAssault(reading: Reading): boolean {
  const { texts } = reading.words;
  for (const hit of hitsOf(reading, 'happening.attack')) {
    if (!/^(атака|атаки|атаку[єею]\S*|attacks?)$/.test(texts[hit.from]!)) continue;
    if (isCause(texts, hit.from)) continue;
    for (let at = hit.to; at < Math.min(hit.to + 5, texts.length); at++) {
      if (texts[at] === 'на' || texts[at] === 'по' || texts[at] === 'on') break;
      if (AT.has(texts[at]!)) return true;
    }
  }
  return false;
}

const CAUSE = new Set([
  'внаслідок',
  'унаслідок',
  'через',
  'результаті',
  'результате',
  'за',
  'после',
  'після',
]);

/** "as a result of the attack in the city": fire, whatever stands behind. */
function isCause(texts: readonly string[], at: number): boolean {
  return CAUSE.has(texts[at - 1] ?? '') || CAUSE.has(texts[at - 2] ?? '');
}

function fightsFirst(reading: Reading): boolean {
  const clash = hitsOf(reading, 'happening.clash')[0];
  const strike = hitsOf(reading, 'happening.strike')[0];
  if (!clash || !strike) return false;
  const many = hitsOf(reading, 'happening.clash').length > hitsOf(reading, 'happening.strike').length;
  return many && clash.from < strike.from && !hasWeapon(reading) && !hasVictims(reading);
}

function judged(
  reading: Reading,
  code: Conduct,
  rule: string,
  because: string,
  ...signs: string[]
): Judged<Conduct> {
  return { code, reason: { rule, because, words: wordsOf(reading, ...signs) } };
}

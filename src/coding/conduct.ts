/**
 * What was done. Fire, assault, interception and blast share words, so the order below decides: an exchange of ground
 * is told by its own words, an interception counts only where no hit is told, an explosion only where no attack is.
 */
import type { Conduct } from '../record/codes.js';
import type { Reason } from '../record/reason.js';
import {
  DAMAGE,
  DIRECT_MEANS,
  fightsFirst,
  firesAt,
  hasForce,
  hasInjured,
  hasKilled,
  hasVictims,
  hasWeapon,
  isAssault,
  strikeBesides,
  VICTIMS,
} from './conduct-signs.js';
import { has, hasAny, type Reading, wordsOf } from './reading.js';
import { SIGN } from './sign.js';

export interface Judged<T> {
  readonly code: T;
  readonly reason: Reason;
}

/** `none` where the text tells of no violence at all. */
export function conductOf(reading: Reading): Judged<Conduct> {
  const weapon = hasWeapon(reading);
  const strike = firesAt(reading, weapon);
  const attack = has(reading, SIGN.happening.attack);
  const damage = hasAny(reading, DAMAGE);
  const hurt = has(reading, SIGN.happening.damage);
  const clash = has(reading, SIGN.happening.clash);
  const victims = hasVictims(reading);
  const effects = victims || damage;
  if (has(reading, SIGN.talk.sport) && !weapon && !effects && !hasForce(reading)) {
    return judged(reading, 'none', 'contest', 'a contest is told in the words of a battle', SIGN.talk.sport);
  }

  if (
    has(reading, SIGN.happening.interception) &&
    !has(reading, SIGN.happening.missed) &&
    !strikeBesides(reading, victims || hurt)
  ) {
    return judged(
      reading,
      'interception',
      'air-defence',
      'air defence is at work and no hit is told',
      SIGN.happening.interception,
    );
  }
  if (
    has(reading, SIGN.happening.insurgent) &&
    (strike || attack || damage || has(reading, SIGN.happening.explosion))
  ) {
    return judged(
      reading,
      'sabotage',
      'behind-the-line',
      'those who act behind the line destroyed something',
      SIGN.happening.insurgent,
    );
  }
  if (has(reading, SIGN.happening.mine) && !attack && !strike) {
    return judged(
      reading,
      'mine',
      'mine-words',
      'the text tells of a mine or unexploded ordnance',
      SIGN.happening.mine,
    );
  }
  if (has(reading, SIGN.happening.movement) && !strike && !effects && !attack && !clash) {
    return judged(
      reading,
      'movement',
      'movement-words',
      'weapons or forces move, or a warning is given',
      SIGN.happening.movement,
    );
  }
  if (clash && !(strike && !fightsFirst(reading)) && !(attack && weapon) && !(attack && victims)) {
    return judged(reading, 'clash', 'ground-combat', 'the text tells of ground combat', SIGN.happening.clash);
  }
  if (strike)
    return judged(reading, 'strike', 'fire', 'the text tells of fire on a place', SIGN.happening.strike);
  if (has(reading, SIGN.happening.sabotage) && !weapon) {
    return judged(
      reading,
      'sabotage',
      'sabotage-words',
      'the text tells of sabotage',
      SIGN.happening.sabotage,
    );
  }
  if (attack) {
    if (!weapon && !effects && isAssault(reading)) {
      return judged(
        reading,
        'clash',
        'assault-at-place',
        'an attack told at a place, not on it',
        SIGN.happening.attack,
      );
    }
    if (weapon || effects || !has(reading, SIGN.place.direction)) {
      return judged(
        reading,
        'strike',
        'attack-with-effect',
        'an attack with a weapon, damage or victims',
        SIGN.happening.attack,
      );
    }
    return judged(
      reading,
      'clash',
      'attack-on-direction',
      'an attack on a stretch of the front',
      SIGN.happening.attack,
    );
  }
  if (has(reading, SIGN.happening.explosion)) {
    return judged(
      reading,
      'explosion',
      'blast',
      'an explosion without a told cause',
      SIGN.happening.explosion,
    );
  }
  if (clash)
    return judged(reading, 'clash', 'ground-combat', 'the text tells of ground combat', SIGN.happening.clash);
  if (damage && weapon) {
    return judged(
      reading,
      'strike',
      'damage-by-weapon',
      'damage and a weapon are told together',
      SIGN.happening.damage,
      SIGN.happening.destroyed,
    );
  }
  if (
    damage &&
    (hasForce(reading) || (has(reading, SIGN.happening.destroyed) && has(reading, SIGN.target.military)))
  ) {
    return judged(
      reading,
      'strike',
      'damage-by-force',
      'a force is said to have done damage, or to have lost what is its own',
      SIGN.happening.damage,
      SIGN.happening.destroyed,
    );
  }
  if (weapon && victims) {
    return judged(
      reading,
      'strike',
      'victims-of-weapon',
      'victims and a weapon are told together',
      ...DIRECT_MEANS,
    );
  }
  if (hurt && has(reading, SIGN.target.energy) && !victims) {
    return judged(
      reading,
      'other',
      'energy-object-burns',
      'an energy object burns or is out, its cause not told',
      SIGN.happening.damage,
    );
  }
  if (has(reading, SIGN.happening.presence) && hasForce(reading)) {
    return judged(
      reading,
      'other',
      'forces-at-place',
      'forces are seen at a place, no act is told',
      SIGN.happening.presence,
    );
  }
  if (has(reading, SIGN.happening.toll) && !hasAny(reading, REGION)) {
    return judged(reading, 'other', 'toll', 'a toll is told without its cause', SIGN.happening.toll);
  }
  if (has(reading, SIGN.happening.toll)) {
    return judged(
      reading,
      'strike',
      'toll-of-region',
      "a region's toll is told without its cause; over a region it stands for fire",
      SIGN.happening.toll,
    );
  }
  const toll = hasInjured(reading) && (hasKilled(reading) || has(reading, SIGN.party.voice));
  if (toll && !hasAny(reading, NO_FIRE)) {
    return judged(reading, 'other', 'victims', 'dead and wounded are told without a cause', ...VICTIMS);
  }
  return { code: 'none', reason: { rule: 'no-violence', because: 'no words of violence were found' } };
}

const REGION = [SIGN.region.noun, SIGN.place.region];

/** Where victims may be of something else than the war. */
const NO_FIRE = [
  SIGN.happening.damage,
  SIGN.happening.notViolence,
  SIGN.talk.daily,
  SIGN.talk.justice,
  SIGN.talk.past,
  SIGN.talk.sport,
  SIGN.frame.besides,
  SIGN.life.accident,
  SIGN.life.nature,
  SIGN.life.health,
  SIGN.life.crime,
];

function judged(
  reading: Reading,
  code: Conduct,
  rule: string,
  because: string,
  ...signs: number[]
): Judged<Conduct> {
  return { code, reason: { rule, because, words: wordsOf(reading, ...signs) } };
}

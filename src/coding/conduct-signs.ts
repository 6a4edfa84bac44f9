/**
 * Signs of the act itself, on which conduct.ts decides and which the signs of the kind share: weapons, victims, forces,
 * and what sets fire apart from an assault or a mere launch.
 */
import { CONDUCTS, type Conduct } from '../record/codes.js';
import { has, hasAny, hitsOf, type Reading } from './reading.js';
import { SIGN, signNumber } from './sign.js';

export const DIRECT_MEANS = [
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
].map((one) => signNumber(`means.${one}`));
const KILLED = [SIGN.victims.killedOne, SIGN.victims.killedMany];
const INJURED = [SIGN.victims.injuredOne, SIGN.victims.injuredMany];
export const VICTIMS = [...KILLED, ...INJURED];

/** The sign of the words that tell of a conduct. */
export const happeningOf = (conduct: Conduct): number => HAPPENING[conduct];
const HAPPENING = Object.fromEntries(
  CONDUCTS.map((conduct) => [conduct, signNumber(`happening.${conduct}`)]),
) as Readonly<Record<Conduct, number>>;

/** Harm to things. */
export const DAMAGE = [SIGN.happening.damage, SIGN.happening.destroyed];

export const hasWeapon = (reading: Reading): boolean => hasAny(reading, DIRECT_MEANS);
export const hasKilled = (reading: Reading): boolean => hasAny(reading, KILLED);
export const hasInjured = (reading: Reading): boolean => hasAny(reading, INJURED);
export const hasVictims = (reading: Reading): boolean => hasAny(reading, VICTIMS);

/** Fire is told: not only a launch of something that is no weapon, nor only fire that an assault comes under. */
export function firesAt(reading: Reading, weapon: boolean): boolean {
  const force = hasForce(reading);
  const assault = hitsOf(reading, SIGN.happening.attack)[0] ?? hitsOf(reading, SIGN.happening.clash)[0];
  return hitsOf(reading, SIGN.happening.strike).some((hit) => {
    if (!weapon && isLaunch(reading, hit.from)) return false;
    // An office can be liquidated too.
    if (!weapon && !force && LIQUIDATED.test(reading.words.texts[hit.from]!)) return false;
    const under =
      UNDER.has(reading.words.texts[hit.from]!) || UNDER.has(reading.words.texts[hit.from - 1] ?? '');
    return !(under && assault !== undefined && assault.from < hit.from);
  });
}

const UNDER = new Set(['під', 'под', 'under']);

const FORCES = [SIGN.party.force, SIGN.party.adjective, SIGN.role.enemyForce, SIGN.role.enemyAdjective];

export const hasForce = (reading: Reading): boolean => hasAny(reading, FORCES);

/** A hit, beside effects told. */
const HITS = [SIGN.happening.strike, SIGN.happening.attack, SIGN.happening.damage];

/** An interception with a hit told beside it is a strike: victims, damage, or fire words that are not about the target. */
export function strikeBesides(reading: Reading, effects: boolean): boolean {
  if (effects && hasAny(reading, HITS)) return true;
  return (
    has(reading, SIGN.happening.strike) &&
    hitsOf(reading, SIGN.happening.strike).some((hit) => !isLaunch(reading, hit.from))
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
export function isAssault(reading: Reading): boolean {
  const { texts } = reading.words;
  for (const hit of hitsOf(reading, SIGN.happening.attack)) {
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

export function fightsFirst(reading: Reading): boolean {
  const clash = hitsOf(reading, SIGN.happening.clash)[0];
  const strike = hitsOf(reading, SIGN.happening.strike)[0];
  if (!clash || !strike) return false;
  const many = hitsOf(reading, SIGN.happening.clash).length > hitsOf(reading, SIGN.happening.strike).length;
  return many && clash.from < strike.from && !hasWeapon(reading) && !hasVictims(reading);
}

/**
 * What was hit. Energy comes first, because an outage is told beside other damage; several civil kinds together are
 * `civilian`; with nothing named, marked civilians or a single victim make `civilian`, else it is not said.
 */
import type { Conduct, Target } from '../record/codes.js';
import type { Casualties } from './casualties.js';
import type { Judged } from './conduct.js';
import type { Hit } from './pattern.js';
import { has, hasAny, hitsOf, type Reading, wordsOf } from './reading.js';
import { SIGN, signNumber } from './sign.js';
import { GAP } from './words.js';

const CIVIL = (
  ['medical', 'education', 'port', 'transport', 'industry', 'residential', 'civilian'] as const
).map((target) => ({ target, sign: signNumber(`target.${target}`) }));

export function targetOf(reading: Reading, conduct: Conduct, casualties: Casualties): Judged<Target> {
  if (conduct === 'none') return plain('none', 'no-violence', 'no words of violence were found');
  if (conduct === 'interception' && has(reading, SIGN.role.aircraft))
    return judged(reading, 'military', 'aircraft', 'a crewed aircraft was shot at');
  if (conduct === 'clash' || conduct === 'movement' || conduct === 'interception') {
    return plain('unspecified', 'no-object', 'this conduct has no object unless one is named');
  }
  if (objectAt(reading, SIGN.target.energy) >= 0)
    return judged(reading, 'energy', 'energy-object', 'an energy object or an outage is told');
  const objects: Target[] = [];
  let firstCivil = Number.POSITIVE_INFINITY;
  for (const { target, sign } of CIVIL) {
    const at = objectAt(reading, sign);
    if (at < 0) continue;
    objects.push(target);
    if (target !== 'civilian') firstCivil = Math.min(firstCivil, at);
  }
  const military = objectAt(reading, SIGN.target.military);
  // Troops in a house are told before the house; a soldier among the victims of a house behind it.
  if (military >= 0 && conduct !== 'mine' && military < firstCivil)
    return judged(reading, 'military', 'military-object', 'a military object is told');
  if (objects.length > 1) {
    return {
      code: 'civilian',
      reason: {
        rule: 'several-civil-kinds',
        because: 'several civil kinds are told',
        words: wordsOf(reading, ...objects.map((kind) => signNumber(`target.${kind}`))),
      },
    };
  }
  if (objects.length === 1) return judged(reading, objects[0]!, 'object-named', 'the words name the object');
  if (hasAny(reading, PERSONS) && conduct !== 'explosion') {
    return {
      code: 'civilian',
      reason: {
        rule: 'civilian-victims',
        because: 'the victims are said to be civilians, women or children',
        words: wordsOf(reading, SIGN.civilians.person, SIGN.civilians.worker),
      },
    };
  }
  if (isOneVictim(reading, casualties)) {
    return {
      code: 'civilian',
      reason: { rule: 'one-victim', because: 'a single victim is told', words: casualties.words },
    };
  }
  return plain('unspecified', 'no-object', 'no object is told');
}

const PERSONS = [SIGN.civilians.person, SIGN.civilians.worker];
const ALL_VICTIMS = ['killedOne', 'killedMany', 'injuredOne', 'injuredMany'].map((one) =>
  signNumber(`victims.${one}`),
);

/** One killed or one wounded and no word for any other victim; who was wounded and died later is one. */
function isOneVictim(reading: Reading, { killed, injured }: Casualties): boolean {
  if (Math.max(killed ?? 0, injured ?? 0) !== 1) return false;
  if (has(reading, SIGN.victims.diedLater)) return true;
  if (killed !== null && injured !== null) return false;
  const words = new Set(ALL_VICTIMS.flatMap((sign) => hitsOf(reading, sign).map((hit) => hit.from)));
  return words.size === 1;
}

/** Word number of the first object of this kind that was hit; -1 where it only gives a direction or a victim's work. */
function objectAt(reading: Reading, sign: number): number {
  for (const hit of hitsOf(reading, sign))
    if (!isBeside(reading, hit) && !isWorkplace(reading, hit)) return hit.from;
  return -1;
}

const NEAR = new Set('біля поблизу поряд неподалік до возле около вблизи рядом near beside'.split(' '));

/** "near a house", "next to the station": one or two words before. */
function isBeside(reading: Reading, hit: Hit): boolean {
  const { texts, gaps } = reading.words;
  if (NEAR.has(texts[hit.from - 1] ?? '')) return true;
  return gaps[hit.from] === GAP.space && NEAR.has(texts[hit.from - 2] ?? '');
}

/** "a worker of a plant was killed": the plant was not hit. */
function isWorkplace(reading: Reading, hit: Hit): boolean {
  return hitsOf(reading, SIGN.civilians.worker).some(
    (one) => one.to <= hit.from && hit.from - one.to <= 2 && reading.words.gaps[hit.from]! <= GAP.hyphen,
  );
}

function plain(code: Target, rule: string, because: string): Judged<Target> {
  return { code, reason: { rule, because } };
}

function judged(reading: Reading, code: Target, rule: string, because: string): Judged<Target> {
  return { code, reason: { rule, because, words: wordsOf(reading, signNumber(`target.${code}`)) } };
}

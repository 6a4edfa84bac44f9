/**
 * With what. A drone without a name is told apart by where it flew: a town far from the line is reached by a
 * long-range one, troops, a car or a person near the line by a short-range one; where only a region is named, it stays
 * open.
 */
import type { Conduct, Means } from '../record/codes.js';
import type { Judged } from './conduct.js';
import type { Hit } from './pattern.js';
import { has, hasAny, hitsOf, type Reading, wordsOf } from './reading.js';
import { SIGN, signNumber } from './sign.js';
import { GAP } from './words.js';

export interface WhereDroneFlew {
  /** A town or a smaller place is named or known. */
  readonly town: boolean;
  /** That place is near the line of contact. */
  readonly front: boolean;
  /** The region has places near the line of contact. */
  readonly frontRegion: boolean;
}

const NAMED = (
  [
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
    'ship',
  ] as const
).map((means) => ({ means, sign: signNumber(`means.${means}`) }));

export function meansOf(reading: Reading, conduct: Conduct, where: WhereDroneFlew): Judged<Means> {
  if (conduct === 'none') return plain('none', 'no-violence', 'no words of violence were found');
  if (conduct === 'mine')
    return judged(
      reading,
      'mine',
      'mine-words',
      'the text tells of a mine or unexploded ordnance',
      SIGN.means.mine,
    );
  const named: Means[] = [];
  for (const { means, sign } of NAMED) if (isTold(reading, sign)) named.push(means);
  // "Aviation" alone tells of bombs only where fire is told.
  if (named.length === 0 && conduct === 'strike' && has(reading, SIGN.means.aviation))
    named.push('glide_bomb');
  const kinds = named.filter((means) => !isCovered(means, named));
  if (conduct === 'strike' && has(reading, SIGN.means.combined)) return several(reading, SIGN.means.combined);
  if (conduct === 'clash' || conduct === 'explosion') {
    if (kinds.length !== 1 || conduct === 'clash')
      return plain('unspecified', 'no-weapon', 'no weapon is told');
  }
  if (kinds.length === 0) return plain('unspecified', 'no-weapon', 'no weapon is told');
  if (kinds.length > 1) return several(reading, ...kinds.map((kind) => signNumber(`means.${kind}`)));
  const kind = kinds[0]!;
  const words = wordsOf(reading, signNumber(`means.${kind}`));
  if (kind !== 'drone')
    return { code: kind, reason: { rule: 'weapon-named', because: `the words name a ${kind}`, words } };
  const [code, because] = droneKind(reading, conduct, where);
  return { code, reason: { rule: 'drone-by-place', because, words } };
}

function droneKind(reading: Reading, conduct: Conduct, where: WhereDroneFlew): readonly [Means, string] {
  if (conduct === 'interception' || conduct === 'movement') {
    return where.town && !where.front
      ? ['long_range_drone', 'drones over a town far from the line']
      : ['drone', 'the kind of drone is open'];
  }
  const { town, front, frontRegion } = where;
  if (has(reading, SIGN.role.atLine)) return ['fpv_drone', 'a drone on troops or positions'];
  if (has(reading, SIGN.role.massed)) return ['long_range_drone', 'drones in a mass'];
  if (frontRegion && struckVehicle(reading)) return ['fpv_drone', 'a drone on a vehicle near the line'];
  if (!town) return ['drone', 'a drone where only a region is named'];
  if (!front) return ['long_range_drone', 'a drone on a town far from the line'];
  const small = hasAny(reading, SMALL);
  return small
    ? ['fpv_drone', 'a drone on persons, cars or positions near the line']
    : ['drone', 'a drone near the line, its kind open'];
}

const SMALL = [
  SIGN.target.military,
  SIGN.target.transport,
  SIGN.role.vehicle,
  SIGN.victims.personOne,
  SIGN.civilians.person,
  SIGN.victims.killedOne,
  SIGN.victims.injuredOne,
  SIGN.victims.killedMany,
  SIGN.victims.injuredMany,
];

/** A vehicle as what a drone was sent at, not as one of the things that a larger attack damaged. */
function struckVehicle(reading: Reading): boolean {
  return hitsOf(reading, SIGN.role.vehicle).some((vehicle) =>
    reading.hits.some(
      (one) =>
        (one.number === SIGN.happening.attack ||
          one.number === SIGN.happening.strike ||
          one.layer === 'means') &&
        one.to <= vehicle.from &&
        vehicle.from - one.to <= 2 &&
        isOneBreath(reading, one.to, vehicle.from),
    ),
  );
}

/** Named, and not only to say that there was none: "no drones for two days". */
function isTold(reading: Reading, sign: number): boolean {
  if (!has(reading, sign)) return false;
  const absent = hitsOf(reading, SIGN.role.absent);
  if (absent.length === 0) return true;
  return hitsOf(reading, sign).some(
    ({ from, to }) => !absent.some((none) => denies(reading, none, from, to)),
  );
}

/** Right before the name; or right behind it at the end of a clause: "after the drone there is no light" denies no drone. */
function denies(reading: Reading, none: Hit, from: number, to: number): boolean {
  const { gaps } = reading.words;
  if (none.to === from) return gaps[from]! < GAP.comma;
  return none.from === to && gaps[to]! < GAP.comma && (none.to >= reading.to || gaps[none.to]! >= GAP.comma);
}

function isOneBreath(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (reading.words.gaps[at]! >= GAP.comma) return false;
  return true;
}

/** A general name beside its particular one is the same weapon told twice. */
function isCovered(means: Means, named: readonly Means[]): boolean {
  if (means === 'drone') return named.includes('long_range_drone') || named.includes('fpv_drone');
  if (means === 'missile') return named.includes('ballistic_missile') || named.includes('cruise_missile');
  return false;
}

function several(reading: Reading, ...signs: number[]): Judged<Means> {
  return {
    code: 'several',
    reason: {
      rule: 'several-weapons',
      because: 'more than one kind of weapon is told',
      words: wordsOf(reading, ...signs),
    },
  };
}

function plain(code: Means, rule: string, because: string): Judged<Means> {
  return { code, reason: { rule, because } };
}

function judged(reading: Reading, code: Means, rule: string, because: string, sign: number): Judged<Means> {
  return { code, reason: { rule, because, words: wordsOf(reading, sign) } };
}

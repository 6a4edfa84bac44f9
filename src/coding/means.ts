/**
 * With what. A drone without a name is told apart by where it flew: a town far from the line is reached by a
 * long-range one, a car or a person near the line by a short-range one; where only a region is named, it stays open.
 */
import type { Conduct, Means } from '../record/codes.js';
import type { Judged } from './conduct.js';
import { has, type Reading, wordsOf } from './reading.js';

export interface WhereDroneFlew {
  /** A town or a smaller place is named or known. */
  readonly town: boolean;
  /** That place is near the line of contact. */
  readonly front: boolean;
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
).map((means) => ({ means, sign: `means.${means}` }));

export function meansOf(reading: Reading, conduct: Conduct, where: WhereDroneFlew): Judged<Means> {
  if (conduct === 'none') return plain('none', 'no-violence', 'no words of violence were found');
  if (conduct === 'mine')
    return judged(
      reading,
      'mine',
      'mine-words',
      'the text tells of a mine or unexploded ordnance',
      'means.mine',
    );
  const named: Means[] = [];
  for (const { means, sign } of NAMED) if (reading.bySign.has(sign)) named.push(means);
  const kinds = named.filter((means) => !isCovered(means, named));
  if (conduct === 'clash' || conduct === 'explosion') {
    if (kinds.length !== 1 || conduct === 'clash')
      return plain('unspecified', 'no-weapon', 'no weapon is told');
  }
  if (kinds.length === 0) return plain('unspecified', 'no-weapon', 'no weapon is told');
  const words = wordsOf(reading, ...kinds.map((kind) => `means.${kind}`));
  if (kinds.length > 1) {
    return {
      code: 'several',
      reason: { rule: 'several-weapons', because: 'more than one kind of weapon is told', words },
    };
  }
  const kind = kinds[0]!;
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
  const small = has(
    reading,
    'target.military',
    'target.civilian',
    'target.transport',
    'victims.personOne',
    'civilians.person',
  );
  if (!where.town) return ['drone', 'a drone where only a region is named'];
  if (where.front) {
    return small ||
      has(reading, 'victims.killedOne', 'victims.injuredOne', 'victims.killedMany', 'victims.injuredMany')
      ? ['fpv_drone', 'a drone on persons, cars or positions near the line']
      : ['drone', 'a drone near the line, its kind open'];
  }
  return ['long_range_drone', 'a drone on a town far from the line'];
}

/** A general name beside its particular one is the same weapon told twice. */
function isCovered(means: Means, named: readonly Means[]): boolean {
  if (means === 'drone') return named.includes('long_range_drone') || named.includes('fpv_drone');
  if (means === 'missile') return named.includes('ballistic_missile') || named.includes('cruise_missile');
  return false;
}

function plain(code: Means, rule: string, because: string): Judged<Means> {
  return { code, reason: { rule, because } };
}

function judged(reading: Reading, code: Means, rule: string, because: string, sign: string): Judged<Means> {
  return { code, reason: { rule, because, words: wordsOf(reading, sign) } };
}

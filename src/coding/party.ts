/**
 * Whose act it is, by this text. Every name of a party is weighed by where it stands:
 * before a weapon or behind a word for fire it acts; behind "по" or before a position it is acted on. Nothing here
 * prefers a party: swap the ids in the words and the answer is swapped.
 */
import type { Conduct } from '../record/codes.js';
import type { Reason } from '../record/reason.js';
import type { Party, Source } from '../record/source.js';
import type { Lexicon } from './lexicon.js';
import type { Hit } from './pattern.js';
import { has, hitsOf, type Reading } from './reading.js';
import { voiceHits } from './voice.js';
import { GAP, quote } from './words.js';

export interface Actor {
  /** A party id, both, undetermined or none. */
  readonly code: string;
  readonly reason: Reason;
}

/** Where it happened, as far as it bears on who is implied: country and first-order unit of the place. */
export interface Ground {
  readonly country: string;
  readonly region: string;
}

export interface PartySetting {
  readonly parties: readonly Party[];
  readonly lexicon: Lexicon;
}

export function actorOf(
  reading: Reading,
  conduct: Conduct,
  source: Source | undefined,
  ground: Ground | undefined,
  setting: PartySetting,
): Actor {
  if (conduct === 'none')
    return { code: 'none', reason: { rule: 'no-violence', because: 'no words of violence were found' } };
  const names = namesIn(reading, source, setting);
  const accused = accusedParty(reading, setting);
  if (accused) return accused;
  const defended = defender(reading, conduct, names);
  if (defended) {
    const other = otherParty(defended.party, setting);
    if (other) return act(other, 'defender-named', `${defended.party} is the defender`, [defended]);
  }
  const acting = new Map<string, number>();
  const acted = new Set<string>();
  for (const name of names) {
    const points = pointsOf(reading, name, conduct);
    if (points === NEITHER) continue;
    if (points > 0) acting.set(name.party, Math.max(points, acting.get(name.party) ?? 0));
    else acted.add(name.party);
  }
  const ranked = [...acting].sort((a, b) => b[1] - a[1] || first(names, a[0]) - first(names, b[0]));
  if (ranked.length > 0) {
    const [party] = ranked[0]!;
    return act(
      party,
      'named-as-attacker',
      `${party} is named as the one that acts`,
      names.filter((name) => name.party === party),
    );
  }
  if (conduct === 'clash')
    return { code: 'both', reason: { rule: 'combat', because: 'combat is told and no attacker is named' } };
  if (acted.size === 1 && (conduct === 'strike' || conduct === 'interception')) {
    const victim = [...acted][0]!;
    const other = otherParty(victim, setting);
    if (other) return act(other, 'attacked-named', `what was hit is ${victim}'s`, names);
  }
  if (conduct === 'strike' || conduct === 'interception' || conduct === 'movement') {
    const rule = setting.lexicon.implied.find(
      (one) => one.country === ground?.country && !one.except.includes(ground.region),
    );
    if (rule && impliesAttack(reading)) {
      return {
        code: rule.actor,
        reason: {
          rule: 'implied-by-place',
          because: `fire on this country without a name; the mission takes ${rule.actor} as implied`,
        },
      };
    }
  }
  return { code: 'undetermined', reason: { rule: 'not-said', because: 'the text does not say who acted' } };
}

export function otherParty(party: string, setting: PartySetting): string | undefined {
  return setting.parties.length === 2 ? setting.parties.find((one) => one.id !== party)?.id : undefined;
}

interface Name {
  readonly party: string;
  readonly role: 'force' | 'adjective' | 'weapon';
  readonly hit: Hit;
  readonly words: string;
}

function namesIn(reading: Reading, source: Source | undefined, setting: PartySetting): Name[] {
  const voices = voiceHits(reading);
  const names: Name[] = [];
  const add = (sign: string, role: Name['role'], party?: string): void => {
    for (const hit of hitsOf(reading, sign)) {
      if (voices.some((voice) => voice.from < hit.to && hit.from < voice.to)) continue;
      names.push({ party: party ?? hit.of, role, hit, words: quote(reading.words, hit.from, hit.to) });
    }
  };
  add('party.force', 'force');
  add('party.adjective', 'adjective');
  add('party.weapon', 'weapon');
  const own = source?.party ?? (source && setting.lexicon.enemyOf[source.id]);
  const enemy = own === undefined ? undefined : otherParty(own, setting);
  if (enemy !== undefined) {
    add('role.enemyForce', 'force', enemy);
    add('role.enemyAdjective', 'adjective', enemy);
  }
  return names.sort((a, b) => a.hit.from - b.hit.from);
}

const NEAR = 4;
/** Names nobody who acts or is acted on: a presenter, a language. */
const NEITHER = -1;

const BESIDE = new Set(['у', 'в', 'с', 'со', 'з', 'із', 'зі', 'in', 'with']);

/** Behind a word for saying ("the claim of X") or a preposition of place ("in X", "the border with X") a name is no actor. */
function onlyNamed(reading: Reading, hit: Hit): boolean {
  const before = reading.words.texts[hit.from - 1];
  if (before !== undefined && BESIDE.has(before)) return true;
  return hitsOf(reading, 'talk.claimOf').some((one) => one.to === hit.from);
}

/** Positive: acts, and how plainly; zero: is acted on; NEITHER: bears on neither. */
function pointsOf(reading: Reading, name: Name, conduct: Conduct): number {
  const { hit } = name;
  if (name.role === 'weapon') return 2.5;
  if (name.role === 'force' && onlyNamed(reading, hit)) return NEITHER;
  if (conduct === 'interception') {
    // The interceptor's name stands at the word for air defence; the launcher's at the weapon.
    const interceptor = hitsOf(reading, 'role.airDefence').some((one) => one.from === hit.to);
    if (interceptor || (name.role === 'force' && near(reading, 'role.airDefence', hit, 2))) return 0;
  }
  if (name.role === 'adjective') {
    if (within(reading, MEANS_LAYER, hit.to, 3) || within(reading, FIRE, hit.to, 3)) return 3;
    if (withinSign(reading, 'target.military', hit.to, 2)) return ownsPosition(reading, hit) ? 0 : 1;
    if (behindAim(reading, hit)) return has(reading, 'role.airDefence') ? 1 : 0;
    return reading.words.texts[hit.to] !== undefined && beforeFire(reading, hit) ? 1 : NEITHER;
  }
  if (behindFire(reading, hit)) return 3;
  if (withinSign(reading, 'target.military', hit.from - 1, 1) || behindAim(reading, hit)) return 0;
  if (beforeFire(reading, hit)) return 3;
  return 1;
}

const FIRE = new Set([
  'happening.strike',
  'happening.attack',
  'happening.clash',
  'happening.damage',
  'happening.destroyed',
]);
const MEANS_LAYER = 'means';

/** Is there a hit of these signs (or layer) that begins at from .. from + reach - 1, in the same clause? */
function within(reading: Reading, signs: ReadonlySet<string> | string, from: number, reach: number): boolean {
  for (const hit of reading.hits) {
    if (hit.from < from || hit.from >= from + reach) continue;
    if (typeof signs === 'string' ? hit.layer !== signs : !signs.has(hit.sign)) continue;
    if (sameClause(reading, from, hit.from)) return true;
  }
  return false;
}

function withinSign(reading: Reading, sign: string, from: number, reach: number): boolean {
  return hitsOf(reading, sign).some(
    (hit) => hit.to - 1 >= from && hit.from < from + reach && sameClause(reading, from, hit.from),
  );
}

function near(reading: Reading, sign: string, hit: Hit, reach: number): boolean {
  return hitsOf(reading, sign).some(
    (one) => one.from <= hit.to + reach - 1 && one.to >= hit.from - reach + 1,
  );
}

function sameClause(reading: Reading, from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at++)
    if (reading.words.gaps[at]! >= GAP.comma && reading.words.gaps[at] !== GAP.point) return false;
  return true;
}

/** "обстріл РФ", "удари ВСУ", "дрон ВСУ": the word before is fire or a weapon, and it is not "по". */
function behindFire(reading: Reading, hit: Hit): boolean {
  for (const one of reading.hits) {
    if (one.to !== hit.from) continue;
    if (FIRE.has(one.sign) || (one.layer === MEANS_LAYER && one.sign !== 'means.mine')) {
      return reading.words.gaps[hit.from] === GAP.space;
    }
  }
  return false;
}

/** "росіяни атакували", "рф вночі масовано обстріляла": fire follows in the same clause. */
function beforeFire(reading: Reading, hit: Hit): boolean {
  return within(reading, FIRE, hit.to, NEAR + 2);
}

/** "по танку ВСУ", "по позициям": aimed at what this name owns. */
function behindAim(reading: Reading, hit: Hit): boolean {
  for (const aim of hitsOf(reading, 'role.aimedAt')) {
    if (aim.from >= hit.from || aim.from < hit.from - 3) continue;
    if (sameClause(reading, aim.from, hit.from) && !between(reading, aim.to, hit.from)) return true;
  }
  return false;
}

function between(reading: Reading, from: number, to: number): boolean {
  return reading.hits.some((hit) => FIRE.has(hit.sign) && hit.from >= from && hit.to <= to);
}

/** "позиции российской пехоты под ударом": the owner of a position, when somebody else's fire is told. */
function ownsPosition(reading: Reading, hit: Hit): boolean {
  return reading.hits.some((one) => FIRE.has(one.sign) && !(one.from >= hit.from && one.to <= hit.to));
}

/** The defender: named at a word for beating off. */
function defender(reading: Reading, conduct: Conduct, names: readonly Name[]): Name | undefined {
  if (conduct !== 'clash') return undefined;
  for (const hit of hitsOf(reading, 'role.repelled')) {
    const name = names.find(
      (one) =>
        one.hit.to <= hit.from && hit.from - one.hit.to <= 2 && sameClause(reading, one.hit.from, hit.from),
    );
    if (name) return name;
  }
  return undefined;
}

/** "X accused Y": Y is the one said to have acted. */
function accusedParty(reading: Reading, setting: PartySetting): Actor | undefined {
  for (const hit of hitsOf(reading, 'talk.accuses')) {
    const earlier = reading.hits.some((one) => FIRE.has(one.sign) && one.to <= hit.from);
    if (earlier) continue;
    for (const force of hitsOf(reading, 'party.force')) {
      if (
        force.from >= hit.to &&
        force.from <= hit.to + 1 &&
        setting.parties.some((party) => party.id === force.of)
      ) {
        return {
          code: force.of,
          reason: {
            rule: 'accused',
            because: `${force.of} is accused`,
            words: [quote(reading.words, hit.from, force.to)],
          },
        };
      }
    }
  }
  return undefined;
}

/** Words that tell of an attack itself; traces such as rubble imply nobody. */
function impliesAttack(reading: Reading): boolean {
  return (
    has(reading, 'happening.attack', 'happening.strike', 'happening.interception', 'happening.movement') ||
    reading.hits.some((hit) => hit.layer === MEANS_LAYER)
  );
}

function first(names: readonly Name[], party: string): number {
  return names.find((name) => name.party === party)?.hit.from ?? 0;
}

function act(code: string, rule: string, because: string, names: readonly Name[]): Actor {
  return { code, reason: { rule, because, words: names.slice(0, 4).map((name) => name.words) } };
}

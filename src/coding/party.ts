/**
 * Whose act it is, by this text. Every name of a party is weighed by the part it has (party-part.ts); where nobody is
 * named, by who was hit, by whose ground it was, and by what the mission takes as plainly implied. Nothing here prefers
 * a party: swap the ids in the words and the answer is swapped.
 */
import type { Conduct } from '../record/codes.js';
import type { Reason } from '../record/reason.js';
import type { Party, Source } from '../record/source.js';
import type { Lexicon } from './lexicon.js';
import { type Name, namesIn, otherParty } from './party-names.js';
import { ACTED_ON, NEITHER, partOf, WEAK } from './party-part.js';
import { has, hasAny, hitsOf, type Reading } from './reading.js';
import { SIGN } from './sign.js';
import { GAP, quote } from './words.js';

export interface Actor {
  /** A party id, both, undetermined or none. */
  readonly code: string;
  readonly reason: Reason;
}

/** Where it happened, as far as it bears on who is implied. */
export interface Ground {
  readonly country: string;
  /** First-order unit. */
  readonly region: string;
  /** The party that held the place on that day, where the mission knows it. */
  readonly heldBy?: string | undefined;
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
  /** The party in whose voice the text speaks, '' for none. */
  voice = '',
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
    const points = partOf(reading, name, conduct);
    if (points === NEITHER) continue;
    if (points === ACTED_ON) acted.add(name.party);
    else acting.set(name.party, Math.max(points, acting.get(name.party) ?? 0));
  }
  const ranked = [...acting];
  if (ranked.length > 1) ranked.sort((a, b) => b[1] - a[1] || first(names, a[0]) - first(names, b[0]));
  const named = (party: string): Actor =>
    act(
      party,
      'named-as-attacker',
      `${party} is named as the one that acts`,
      names.filter((name) => name.party === party),
    );
  const best = ranked[0];
  if (best && best[1] > WEAK) return named(best[0]);
  if (acted.size === 1 && ACTED_ON_BY.has(conduct)) {
    const victim = [...acted][0]!;
    const other = otherParty(victim, setting);
    if (other) return act(other, 'attacked-named', `what was hit is ${victim}'s`, names);
  }
  if (conduct === 'clash')
    return { code: 'both', reason: { rule: 'combat', because: 'combat is told and no attacker is named' } };
  if (conduct === 'strike' && !best && voice !== '' && has(reading, SIGN.target.military)) {
    return act(voice, 'own-success', `${voice} tells of a hit on a military object and names nobody`, []);
  }
  if (conduct === 'strike' || conduct === 'interception' || conduct === 'movement') {
    const implied = impliesAttack(reading) ? impliedBy(reading, ground, setting) : undefined;
    if (implied) return implied;
  }
  if (best) return named(best[0]);
  return { code: 'undetermined', reason: { rule: 'not-said', because: 'the text does not say who acted' } };
}

/** Conducts in which the one who is acted on has the other as its attacker. */
const ACTED_ON_BY = new Set<Conduct>(['strike', 'interception', 'clash', 'other']);

/** Fire on ground that a party holds is the other's; without a known holder, what the mission says of the country. */
function impliedBy(reading: Reading, ground: Ground | undefined, setting: PartySetting): Actor | undefined {
  if (!ground) return undefined;
  const { country, region, heldBy } = ground;
  const against = heldBy === undefined ? undefined : otherParty(heldBy, setting);
  if (against !== undefined && setting.parties.some((party) => party.id === heldBy)) {
    return act(against, 'implied-by-holder', `fire on ground that ${heldBy} holds, without a name`, []);
  }
  const whole = setting.lexicon.implied.find((one) => one.country === country && !one.only)?.actor;
  if (whole !== undefined && isOccupied(reading)) {
    const other = otherParty(whole, setting);
    if (other)
      return act(other, 'implied-by-occupation', 'fire on ground told to be occupied, without a name', []);
  }
  const actor = expectedAt({ country, region }, setting.lexicon);
  const because = `fire on this country without a name; the mission takes ${actor} as implied`;
  return actor === '' ? undefined : act(actor, 'implied-by-place', because, []);
}

/** Told to be occupied, and not as where fire came from. */
function isOccupied(reading: Reading): boolean {
  return hitsOf(reading, SIGN.role.occupied).some(
    (hit) => !FROM.has(reading.words.texts[hit.from - 1] ?? ''),
  );
}

const FROM = new Set(['з', 'із', 'зі', 'с', 'со', 'из', 'from']);

/** Whose fire the mission expects on this ground; '' where it says nothing. */
export function expectedAt(ground: Ground | undefined, lexicon: Lexicon): string {
  if (!ground) return '';
  const rule = lexicon.implied.find(
    ({ country, only, except }) =>
      country === ground.country &&
      (!only || only.includes(ground.region)) &&
      !except.includes(ground.region),
  );
  return rule?.actor ?? '';
}

/**
 * The defender: named at a word for beating off an attack. Without a word for an attack beside it, ground or prisoners
 * were won back.
 */
function defender(reading: Reading, conduct: Conduct, names: readonly Name[]): Name | undefined {
  if (conduct !== 'clash') return undefined;
  for (const hit of hitsOf(reading, SIGN.role.repelled)) {
    const attack = reading.hits.some(
      (one) =>
        ATTACK.has(one.number) &&
        one.to - hit.to <= 5 &&
        hit.from - one.from <= 4 &&
        (one.from >= hit.to || one.to <= hit.from || one.to - one.from > 1),
    );
    if (!attack) continue;
    const name = names.findLast(
      (one) => one.hit.to <= hit.from && hit.from - one.hit.to <= 2 && isOneBreath(reading, one, hit.from),
    );
    if (name) return name;
  }
  return undefined;
}

const ATTACK = new Set([SIGN.happening.attack, SIGN.happening.clash]);

function isOneBreath(reading: Reading, name: Name, to: number): boolean {
  for (let at = name.hit.to; at <= to; at++) if (reading.words.gaps[at]! >= GAP.comma) return false;
  return true;
}

/** "X accused Y": Y is the one said to have acted. */
function accusedParty(reading: Reading, setting: PartySetting): Actor | undefined {
  for (const hit of hitsOf(reading, SIGN.talk.accuses)) {
    const earlier = reading.hits.some((one) => FIRE.has(one.number) && one.to <= hit.from);
    if (earlier) continue;
    for (const force of hitsOf(reading, SIGN.party.force)) {
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

const FIRE = new Set([
  SIGN.happening.strike,
  SIGN.happening.attack,
  SIGN.happening.clash,
  SIGN.happening.damage,
  SIGN.happening.destroyed,
]);

const ATTACKS = [
  SIGN.happening.attack,
  SIGN.happening.strike,
  SIGN.happening.interception,
  SIGN.happening.movement,
];

/** Words that tell of an attack itself; traces such as rubble imply nobody. */
function impliesAttack(reading: Reading): boolean {
  return (
    hasAny(reading, ATTACKS) ||
    reading.hits.some((hit) => hit.layer === 'means' && hit.number !== SIGN.means.notMeans)
  );
}

function first(names: readonly Name[], party: string): number {
  return names.find((name) => name.party === party)?.hit.from ?? 0;
}

function act(code: string, rule: string, because: string, names: readonly Name[]): Actor {
  return { code, reason: { rule, because, words: names.slice(0, 4).map((name) => name.words) } };
}

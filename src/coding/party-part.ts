/**
 * What part a name of a party has in what is told, by where it stands. Before a weapon, before a word for fire, or
 * right behind a noun for fire it acts; behind "at", before a position, as the object of a verb or "under fire" it is
 * acted on. Nothing here knows a party. One file over 300 lines, because every rule rests on the same few looks at
 * neighbouring words below.
 */
import type { Conduct } from '../record/codes.js';
import { perForm } from './form.js';
import type { Name } from './party-names.js';
import type { Hit } from './pattern.js';
import { has, hasAny, hitsOf, type Reading } from './reading.js';
import { SIGN, signNumber } from './sign.js';
import { GAP } from './words.js';

/** Acts, and how plainly; from WEAK up to 1 it is only named. */
export const ACTS = 3;
const ACTS_BY_WEAPON = 2.5;
const NAMED = 1;
/** Only mentioned: used where nothing else tells who acted. */
export const WEAK = 0.5;
export const ACTED_ON = 0;
/** Bears on neither: a presenter, a language, a border. */
export const NEITHER = -1;

const FIRE = new Set([
  SIGN.happening.strike,
  SIGN.happening.attack,
  SIGN.happening.clash,
  SIGN.happening.sabotage,
  SIGN.happening.damage,
  SIGN.happening.destroyed,
]);

/** Words in which a verb may follow its subject. */
const VERB_REACH = 6;

export function partOf(reading: Reading, name: Name, conduct: Conduct): number {
  const { hit } = name;
  if (name.role === 'weapon') return ACTS_BY_WEAPON;
  if (inPurpose(reading, hit)) return NEITHER;
  if (conduct === 'mine') return ownsWeaponBehind(reading, hit, 2) ? ACTS : NEITHER;
  if (isUnderFire(reading, hit) && !isBehindAssault(reading, hit)) return ACTED_ON;
  if (yields(reading, hit) || suffers(reading, hit)) return ACTED_ON;
  if (name.role === 'force' && onlyNamed(reading, hit)) return NEITHER;
  if (conduct === 'interception' && hasAny(reading, MUNITIONS)) return partInInterception(reading, name);
  return name.role === 'adjective'
    ? partOfAdjective(reading, hit, conduct)
    : partOfForce(reading, hit, conduct);
}

const MUNITIONS = [
  'ballistic_missile',
  'cruise_missile',
  'missile',
  'glide_bomb',
  'long_range_drone',
  'fpv_drone',
  'drone',
].map((one) => signNumber(`means.${one}`));

/** The interceptor stands at the word for air defence or for shooting down; the launcher at the weapon. */
function partInInterception(reading: Reading, { hit, role }: Name): number {
  if (role === 'adjective') {
    if (startsAt(reading, SIGN.role.airDefence, hit.to)) return ACTED_ON;
    return ownsWeaponBehind(reading, hit, 3) ? ACTS : ACTED_ON;
  }
  if (isBehindWeapon(reading, hit) && !startsAt(reading, SIGN.role.airDefence, hit.from - 1)) return ACTS;
  return fireBehind(reading, hit, VERB_REACH) ? ACTS : ACTED_ON;
}

function partOfAdjective(reading: Reading, hit: Hit, conduct: Conduct): number {
  const thing = hitsOf(reading, SIGN.target.military).find(
    (one) => one.from >= hit.to && one.from < hit.to + 2,
  );
  const weapon = ownsWeaponBehind(reading, hit, 3) || fireBehind(reading, hit, 3) !== undefined;
  if (thing && !weaponBefore(reading, hit.to, thing.from)) return partOfThing(reading, hit, thing, conduct);
  if (reading.hits.some((one) => isWeapon(one) && one.from < hit.from && one.to > hit.to)) return ACTS;
  if (ownsHitThing(reading, hit)) return ACTED_ON;
  if (weapon) return ACTS;
  if (isAimedAt(reading, hit)) return has(reading, SIGN.role.airDefence) ? NAMED : ACTED_ON;
  const fire = fireBehind(reading, hit, VERB_REACH);
  if (fire && isVerb(reading, fire)) return conduct === 'explosion' ? WEAK : NAMED;
  return NEITHER;
}

function partOfForce(reading: Reading, hit: Hit, conduct: Conduct): number {
  const { texts, gaps } = reading.words;
  const word = texts[hit.to - 1]!;
  const first = texts[hit.from]!;
  if (texts[hit.from - 1] === 'by') return ACTS;
  const thing = hitsOf(reading, SIGN.target.military).find((one) => one.to === hit.from);
  if (thing && gaps[hit.from] === GAP.space) return partOfThing(reading, hit, thing, conduct);
  const before = gaps[hit.from] === GAP.space ? fireEndingAt(reading, hit.from) : undefined;
  if (before) {
    if (isWeapon(before)) return ACTS;
    const toObject = isVerb(reading, before) || before.number === SIGN.happening.destroyed;
    return toObject && (OBJECT.test(word) || OBJECT.test(first)) ? ACTED_ON : ACTS;
  }
  if (isAimedAt(reading, hit)) return ACTED_ON;
  if (ACCUSATIVE.test(first) && reading.hits.some((one) => FIRE.has(one.number))) return ACTED_ON;
  if (says(reading, hit)) return WEAK;
  const fire = fireBehind(reading, hit, VERB_REACH);
  if (fire && (isVerb(reading, fire) || !isLedBy(reading, hit.to, fire.from))) return ACTS;
  if (conduct === 'sabotage') return isOnOrders(reading, hit) ? ACTS : NEITHER;
  if (conduct === 'explosion') return blastBehind(reading, hit) ? ACTS : NEITHER;
  return conduct === 'strike' ? WEAK : NAMED;
}

/**
 * A military thing with its owner. Positions are hit; troops and vehicles may also be the ones that attack, when a verb
 * for it follows or a noun for it goes before.
 */
function partOfThing(reading: Reading, hit: Hit, thing: Hit, conduct: Conduct): number {
  const from = Math.min(hit.from, thing.from);
  const to = Math.max(hit.to, thing.to);
  if (isAimedAt(reading, { ...hit, from })) return ACTED_ON;
  const fixed = startsAt(reading, SIGN.role.position, thing.from);
  if (!fixed) {
    if (isBehindAssault(reading, { ...hit, from })) return ACTS;
    const fire = fireBehind(reading, { ...hit, from, to }, VERB_REACH);
    if (fire && isVerb(reading, fire)) return ACTS;
  }
  if (conduct === 'explosion') return NEITHER;
  if (conduct === 'interception') return ACTED_ON;
  const other = reading.hits.some((one) => FIRE.has(one.number) && (one.to <= from || one.from >= to));
  if (conduct === 'clash' && !fixed) return NAMED;
  return other || conduct === 'strike' ? ACTED_ON : NAMED;
}

/** "hit the enemy's depot", "destruction of the enemy's column": right behind such a word, no weapon or fire behind it. */
function ownsHitThing(reading: Reading, hit: Hit): boolean {
  const before = fireEndingAt(reading, hit.from);
  if (!before || isWeapon(before) || isAssault(before)) return false;
  return !ownsWeaponBehind(reading, hit, 2) && !fireBehind(reading, hit, 2);
}

const isAssault = (hit: Hit): boolean =>
  hit.number === SIGN.happening.attack || hit.number === SIGN.happening.clash;
const isWeapon = (hit: Hit): boolean =>
  hit.layer === 'means' && hit.number !== SIGN.means.notMeans && hit.number !== SIGN.means.mine;

const BESIDE = new Set(
  'у в с со з із зі від от из до для без про о об серед среди in with from of about'.split(' '),
);

/** Behind a word for saying ("the claim of X") or a preposition of place ("in X", "the border with X") a name is no actor. */
function onlyNamed(reading: Reading, hit: Hit): boolean {
  const before = reading.words.texts[hit.from - 1];
  if (before !== undefined && BESIDE.has(before))
    return !(before === 'of' && fireEndingAt(reading, hit.from - 1));
  return hitsOf(reading, SIGN.talk.claimOf).some((one) => one.to === hit.from);
}

const PURPOSE = new Set(['щоб', 'щоби', 'аби', 'чтобы', 'чтоб']);

function inPurpose(reading: Reading, hit: Hit): boolean {
  const { texts, gaps } = reading.words;
  for (let at = hit.from - 1; at >= 0 && gaps[at + 1] !== GAP.sentence; at--)
    if (PURPOSE.has(texts[at]!)) return true;
  return false;
}

const UNDER = new Set(['під', 'под', 'under']);

/** Behind "under" these tell a time ("during the attack", "by noon") or a name. */
const NOT_FIRE = new Set(
  'час время обід обед вечір вечер ранок утро кінець конец назвою названием'.split(' '),
);

/** "X ... under fire", in one clause: a noun for fire, or a weapon, within three words behind "under". */
function isUnderFire(reading: Reading, hit: Hit): boolean {
  const { texts, gaps } = reading.words;
  for (let at = hit.to; at < texts.length; at++) {
    if (gaps[at]! >= GAP.comma && gaps[at] !== GAP.point) return false;
    if (!UNDER.has(texts[at]!) || NOT_FIRE.has(texts[at + 1] ?? '')) continue;
    for (const one of reading.hits) {
      const covers = one.from <= at && one.to > at + 1;
      const follows = one.from > at && one.from <= at + 3;
      const fire = FIRE.has(one.number) ? covers || !isVerb(reading, one) : isWeapon(one);
      if ((covers || follows) && fire && sameClause(reading, at, one.from)) return true;
    }
  }
  return false;
}

/** A weapon that begins within `reach` words behind the name, in its clause. */
function ownsWeaponBehind(reading: Reading, hit: Hit, reach: number): boolean {
  return reading.hits.some(
    (one) =>
      (isWeapon(one) || one.number === SIGN.means.mine) &&
      one.from >= hit.to &&
      one.from < hit.to + reach &&
      sameClause(reading, hit.to - 1, one.from),
  );
}

function weaponBefore(reading: Reading, from: number, to: number): boolean {
  return reading.hits.some((one) => isWeapon(one) && one.from >= from && one.from < to);
}

function isBehindWeapon(reading: Reading, hit: Hit): boolean {
  return (
    reading.words.gaps[hit.from] === GAP.space &&
    reading.hits.some((one) => one.to === hit.from && isWeapon(one))
  );
}

/** A word for fire or a weapon that ends right before this word. */
function fireEndingAt(reading: Reading, at: number): Hit | undefined {
  return reading.hits.find((one) => one.to === at && (FIRE.has(one.number) || isWeapon(one)));
}

/** A word for fire that begins within `reach` words behind the name, in its clause, or that the name stands within. */
function fireBehind(reading: Reading, hit: Hit, reach: number): Hit | undefined {
  return reading.hits.find(
    (one) =>
      FIRE.has(one.number) &&
      ((one.from < hit.from && one.to > hit.to) ||
        (one.from >= hit.to && one.from < hit.to + reach && sameClause(reading, hit.to - 1, one.from))),
  );
}

/** "the failed attack of a large column of X": a noun for an assault within three words before, nothing aimed between. */
function isBehindAssault(reading: Reading, hit: Hit): boolean {
  return reading.hits.some(
    (one) =>
      isAssault(one) &&
      one.to <= hit.from &&
      one.to >= hit.from - 3 &&
      !isVerb(reading, one) &&
      !isAdjective(reading.words.forms[one.to - 1]!) &&
      sameClause(reading, one.to - 1, hit.from) &&
      isPlain(reading, one.to, hit.from),
  );
}

/** No preposition and no other word for fire among these words. */
function isPlain(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (reading.words.texts[at]!.length < 4) return false;
  return !fireBetween(reading, from, to);
}

/** "the encirclement of X": whom it befalls stands right behind. */
function suffers(reading: Reading, hit: Hit): boolean {
  return hitsOf(reading, SIGN.role.suffered).some(
    (one) => one.to <= hit.from && one.to >= hit.from - 1 && sameClause(reading, one.to - 1, hit.from),
  );
}

/** Surrenders or withdraws: what the other side made it do. */
function yields(reading: Reading, hit: Hit): boolean {
  return hitsOf(reading, SIGN.role.yields).some(
    (one) => one.from >= hit.to && one.from < hit.to + 4 && sameClause(reading, hit.to - 1, one.from),
  );
}

const ABOUT = new Set(
  'через після внаслідок від про на з після после вследствие от о об из during after about over to'.split(
    ' ',
  ),
);

/** A noun for fire behind a preposition is what is spoken of or reacted to, not what the one before it did. */
function isLedBy(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (ABOUT.has(reading.words.texts[at]!)) return true;
  return false;
}

/** "on the orders of X", "in the interests of X". */
function isOnOrders(reading: Reading, hit: Hit): boolean {
  return hitsOf(reading, SIGN.role.orders).some((one) => one.to <= hit.from && one.to >= hit.from - 2);
}

/** "blew up" with an object, not "exploded": -ся and -сь make it happen by itself. */
function blastBehind(reading: Reading, hit: Hit): boolean {
  return hitsOf(reading, SIGN.happening.explosion).some((one) => {
    const word = reading.words.texts[one.from]!;
    return (
      one.from >= hit.to &&
      one.from < hit.to + 4 &&
      sameClause(reading, hit.to - 1, one.from) &&
      isVerb(reading, one) &&
      !/(?:ся|сь)$/.test(word)
    );
  });
}

/** "по танку", "атака на": aimed at what this name owns or is. */
function isAimedAt(reading: Reading, hit: Hit): boolean {
  for (const aim of hitsOf(reading, SIGN.role.aimedAt)) {
    if (aim.from >= hit.from || aim.from < hit.from - 3) continue;
    if (sameClause(reading, aim.from, hit.from) && !fireBetween(reading, aim.to, hit.from)) return true;
  }
  const { texts } = reading.words;
  for (let at = hit.from - 1; at >= Math.max(1, hit.from - 3); at--) {
    if (texts[at] !== 'на' && texts[at] !== 'at') continue;
    return (
      (fireEndingAt(reading, at) !== undefined || fireEndingAt(reading, at - 1) !== undefined) &&
      sameClause(reading, at - 2, hit.from) &&
      !fireBetween(reading, at + 1, hit.from)
    );
  }
  return false;
}

function fireBetween(reading: Reading, from: number, to: number): boolean {
  return reading.hits.some((hit) => FIRE.has(hit.number) && hit.from >= from && hit.to <= to);
}

/** A word for saying right behind the name: it speaks. */
function says(reading: Reading, hit: Hit): boolean {
  return hitsOf(reading, SIGN.talk.says).some((one) => one.from >= hit.to && one.from <= hit.to + 1);
}

function startsAt(reading: Reading, sign: number, at: number): boolean {
  return hitsOf(reading, sign).some((one) => one.from === at);
}

/** No comma, colon or stop before the words from + 1 .. to. */
function sameClause(reading: Reading, from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at++)
    if (reading.words.gaps[at]! >= GAP.comma && reading.words.gaps[at] !== GAP.point) return false;
  return true;
}

/** Endings of persons in the genitive and accusative, in which the object of a verb stands; of women's names too. */
const OBJECT = /(?:[ая]н|ів|їв|ов|ев|ога|ага|ика|.{3}[ую])$/;
const ACCUSATIVE = /.{3}[ую]$/;

/** Verbs of the past and present; nouns in -іл, -ел, -рив and plurals in -іли are told apart by their vowels. */
const FINITE = /(?:[^іеё]л[аио]|[аияуо]л|(?:[аяую]|[^р]и|дари)в|н[её]с|[єї]|ть|[уюяе]т|ит|не|ed|hit|struck)$/;

const ADJECTIVE = /.{3}(?:[иіы]й|ая|яя|[оеыи]е|[иы]х|[ое]го|[ое]му|[иы]ми|ов[аеі])$/;

const isFiniteVerb = perForm((word) => FINITE.test(word.replace(/(?:ся|сь)$/, '')));
const isAdjective = perForm((word) => ADJECTIVE.test(word));

function isVerb(reading: Reading, hit: Hit): boolean {
  for (let at = hit.from; at < hit.to; at++) if (isFiniteVerb(reading.words.forms[at]!)) return true;
  return false;
}

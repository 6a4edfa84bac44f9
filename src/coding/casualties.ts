/**
 * Killed and injured: the number that stands nearest to a word for victims in the same clause, or one where the word
 * itself tells of one person. No number: null, never a guess.
 */

import type { Count } from './numbers.js';
import type { Hit } from './pattern.js';
import { hitsOf, type Reading } from './reading.js';
import { SIGN } from './sign.js';
import { GAP, quote } from './words.js';

export interface Casualties {
  readonly killed: number | null;
  readonly injured: number | null;
  readonly words: readonly string[];
}

const REACH = 6;
/** No single event of such a war is told with more; a larger number is of something else. */
const MOST = 5_000;

export function casualtiesIn(reading: Reading, counts: readonly Count[]): Casualties {
  const killedHits = victims(reading, SIGN.victims.killedOne, SIGN.victims.killedMany);
  const injuredHits = victims(reading, SIGN.victims.injuredOne, SIGN.victims.injuredMany);
  if (killedHits.length === 0 && injuredHits.length === 0) return { killed: null, injured: null, words: [] };
  const hits = [...killedHits, ...injuredHits].sort((a, b) => a.from - b.from);
  const found = assign(reading, hits, counts);
  if (killedHits.some((hit) => startsWith(reading, SIGN.victims.diedLater, hit)))
    for (const hit of injuredHits) if (!found.get(hit)?.count) found.delete(hit);
  const words: string[] = [];
  const tell = (own: readonly Hit[]): number | null => {
    let best: number | null = null;
    for (const hit of own) {
      const value = found.get(hit)?.value;
      if (value === undefined) continue;
      words.push(quote(reading.words, hit.from, hit.to));
      best = best === null ? value : isSum(reading, own) ? best + value : Math.max(best, value);
    }
    return best;
  };
  return { killed: tell(killedHits), injured: tell(injuredHits), words };
}

/** A word that may be told of one or of many counts once, as of one: a number beside it decides. */
function victims(reading: Reading, one: number, many: number): Hit[] {
  const single = hitsOf(reading, one);
  const several = hitsOf(reading, many).filter((hit) => !single.some((other) => other.from === hit.from));
  return single.length + several.length === 0 ? [] : [...single, ...several].sort((a, b) => a.from - b.from);
}

/** Several places with a toll each in one sentence ("загинув ... ще 2"): told by "ще", "еще", "another". */
function isSum(reading: Reading, hits: readonly Hit[]): boolean {
  const { texts } = reading.words;
  const last = hits[hits.length - 1]!;
  for (let at = hits[0]!.to; at < last.from; at++) {
    if (texts[at] === 'ще' || texts[at] === 'еще' || texts[at] === 'another') return true;
  }
  return false;
}

interface Told {
  readonly value: number;
  /** Absent where the word tells of one person by itself. */
  readonly count?: Count;
}

/** Numbers go to words, nearest pair first, each number once; words for one person that got none are one. */
function assign(reading: Reading, hits: readonly Hit[], counts: readonly Count[]): Map<Hit, Told> {
  const pairs: { hit: Hit; count: Count; cost: number }[] = [];
  const single = new Set(hits.filter((hit) => hit.sign.endsWith('One') && tellsOfOne(reading, hit)));
  for (const hit of hits) {
    for (const count of counts) {
      const before = count.to <= hit.from;
      const distance = before ? hit.from - count.to : count.from - hit.to;
      if (distance < 0 || distance > REACH || !countsPersons(reading, count, hit)) continue;
      const cost =
        distance + broken(reading, before ? count.to : hit.to, before ? hit.from : count.from, hits, hit);
      if (cost <= (single.has(hit) ? 1 : REACH + 2)) pairs.push({ hit, count, cost });
    }
  }
  pairs.sort((a, b) => a.cost - b.cost || a.hit.from - b.hit.from || a.count.from - b.count.from);
  const found = new Map<Hit, Told>();
  const taken = new Set<Count>();
  for (const { hit, count } of risen(reading, hits, counts)) {
    found.set(hit, { value: count.value, count });
    taken.add(count);
  }
  for (const { hit, count } of pairs) {
    if (found.has(hit) || taken.has(count)) continue;
    found.set(hit, { value: count.value, count });
    taken.add(count);
  }
  for (const hit of single) if (!found.has(hit)) found.set(hit, { value: 1 });
  return found;
}

/** "The number of the wounded in ... has risen to 38": however far behind, in the same sentence. */
function risen(
  reading: Reading,
  hits: readonly Hit[],
  counts: readonly Count[],
): { readonly hit: Hit; readonly count: Count }[] {
  const { texts, gaps } = reading.words;
  const told: { hit: Hit; count: Count }[] = [];
  for (const rise of hitsOf(reading, SIGN.victims.risen)) {
    const count = counts.find((one) => one.from >= rise.to && one.from <= rise.to + 1);
    if (!count || (texts[count.from - 1] !== 'до' && texts[count.from - 1] !== 'to')) continue;
    let from = rise.from;
    while (from > reading.from && gaps[from] !== GAP.sentence) from--;
    const own = hits.filter((hit) => hit.from >= from && hit.to <= rise.from);
    if (own.length === 1 && countsPersonsAlone(reading, count)) told.push({ hit: own[0]!, count });
  }
  return told;
}

const countsPersonsAlone = (reading: Reading, count: Count): boolean =>
  count.value > 0 && count.value <= MOST && !countsThings(reading, count);

const startsWith = (reading: Reading, sign: number, hit: Hit): boolean =>
  hitsOf(reading, sign).some((one) => one.from === hit.from);

/** Cost of commas and of other victim words between a number and its word. */
function broken(reading: Reading, from: number, to: number, all: readonly Hit[], hit: Hit): number {
  let cost = 0;
  for (let at = from; at <= to && at < reading.words.gaps.length; at++) {
    const gap = reading.words.gaps[at]!;
    if (gap === GAP.sentence) cost += 100;
    else if ((gap === GAP.comma || gap === GAP.colon) && at > from - 1) cost += 2;
  }
  for (const other of all) if (other !== hit && other.from >= from && other.to <= to) cost += 6;
  return cost;
}

/** A number counts persons when the words behind it are a person word, a victim word, or nothing that is counted. */
function countsPersons(reading: Reading, count: Count, hit: Hit): boolean {
  if (!countsPersonsAlone(reading, count)) return false;
  if (count.to === hit.from || count.from === hit.to) return true;
  const { hits } = reading;
  for (const one of hits) {
    if (one.layer === 'victims' && one.from >= count.to && one.from <= count.to + 2) return true;
  }
  // "кількість постраждалих зросла до 38", "серед дев'яти поранених"
  return count.from > hit.to && endsClause(reading, count);
}

function countsThings(reading: Reading, count: Count): boolean {
  if (reading.hits.some((one) => one.layer === 'victims' && one.from === count.to)) return false;
  for (const one of reading.hits) {
    const counted = one.layer === 'target' || one.layer === 'means' || one.layer === 'happening';
    if (
      counted &&
      one.number !== SIGN.target.civilian &&
      one.number !== SIGN.happening.attack &&
      one.from === count.to
    )
      return true;
  }
  return false;
}

function endsClause(reading: Reading, count: Count): boolean {
  const { texts, gaps } = reading.words;
  return count.to >= texts.length || gaps[count.to] !== GAP.space;
}

/** "загинув чоловік", "є поранена", "один": a person word in the singular, or nothing behind that speaks of a thing. */
function tellsOfOne(reading: Reading, hit: Hit): boolean {
  const { texts, gaps } = reading.words;
  const verb =
    hitsOneAt(reading, SIGN.victims.personOne, hit.to - 1, hit.to + 3) ||
    hitsOneAt(reading, SIGN.victims.personOne, hit.from - 3, hit.from);
  if (verb) return true;
  if (hitsOneAt(reading, SIGN.victims.personMany, hit.to, hit.to + 2)) return false;
  const word = texts[hit.from]!;
  const neuter = word.endsWith('но') || word.endsWith('то') || word.endsWith('ли');
  if (neuter) return false;
  const last = hit.to >= texts.length || gaps[hit.to] !== GAP.space;
  const aThing = reading.hits.some(
    (one) =>
      one.layer === 'target' &&
      one.number !== SIGN.target.civilian &&
      one.from >= hit.to &&
      one.from <= hit.to + 1,
  );
  return last || (!aThing && hit.sign.startsWith('victims.killed')) || (!aThing && afterIs(reading, hit));
}

/** "є постраждала", "есть раненый": a word for one behind a word for there is. */
function afterIs(reading: Reading, hit: Hit): boolean {
  const before = reading.words.texts[hit.from - 1];
  return before === 'є' || before === 'есть';
}

function hitsOneAt(reading: Reading, sign: number, from: number, to: number): boolean {
  for (const one of hitsOf(reading, sign)) {
    if (one.from < from || one.from >= to) continue;
    let whole = true;
    for (let at = Math.min(one.from, to) + 1; at <= one.from; at++)
      if (reading.words.gaps[at] === GAP.sentence) whole = false;
    if (whole) return true;
  }
  return false;
}

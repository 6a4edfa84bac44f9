/**
 * Reads the numbers of a bulletin out of its text.
 *
 * A number is taken where it counts a kind of means ("12 дронів", with adjectives between) or stands by a word for what
 * happened to them ("35 lost", "20 of 31"). What happened is told by the verb of its clause; a clause without one goes on
 * with the verb before it. Clauses end at commas, colons, dashes and "also". Behind a colon the numbers of the same verb
 * are parts of the total before it. Long because it is one grammar: what counts, what is counted, and what happened to it.
 */
import { plainText } from '../coding/bullets.js';
import { type Count, countsIn, isDigits } from '../coding/numbers.js';
import type { Hit } from '../coding/pattern.js';
import { has as hasSign, hitsOf as hitsOfSign, type Reading, read } from '../coding/reading.js';
import { signNumber } from '../coding/sign.js';
import { GAP, quote } from '../coding/words.js';
import type { BulletinAct, BulletinMeans, BulletinNumber, BulletinText } from './bulletin.js';
import { type BulletinWords, bulletinWords } from './words.js';

/** Undefined where the text holds no number of a bulletin. */
export function readBulletin(text: string, words: BulletinWords = bulletinWords()): BulletinText | undefined {
  if (!words.mayTell(text)) return undefined;
  const reading = read(plainText(text), words.match);
  const numbers = numbersOf(reading, words);
  if (numbers.length === 0) return undefined;
  return {
    numbers,
    night: has(reading, 'night'),
    longer: has(reading, 'longer'),
    launchedFrom: placesBehind(reading),
  };
}

const MEANS: readonly BulletinMeans[] = [
  'drone',
  'cruise_missile',
  'ballistic_missile',
  'missile',
  'glide_bomb',
  'several',
];
type Thing = BulletinMeans | 'nearLine';

interface Clause {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly act: BulletinAct | undefined;
  readonly opensSentence: boolean;
  readonly afterColon: boolean;
}

/** A number that counts something of a bulletin, before it is known what happened to it. */
interface Item extends Count {
  readonly means: BulletinMeans;
  /** Last word that belongs to it, exclusive. */
  readonly end: number;
  readonly role: 'plain' | 'ofAll' | 'ofThese';
}

function numbersOf(reading: Reading, words: BulletinWords): BulletinNumber[] {
  const things = thingsOf(reading);
  const counts = allCounts(reading, words.numbers);
  const numbers: BulletinNumber[] = [];
  let act: BulletinAct | undefined;
  let means: BulletinMeans | undefined;
  /** Acts of the sentence that have a total: behind a colon their numbers are parts. */
  let totals = new Set<BulletinAct>();
  let listing = false;
  for (const clause of clausesOf(reading)) {
    if (clause.opensSentence) {
      listing = false;
      totals = new Set();
    }
    if (clause.afterColon) listing = true;
    const items = itemsOf(reading, clause, counts, things, means);
    for (const item of items) means = item.means;
    const own = clause.act;
    if (own !== undefined) act = own;
    else if (hitsOf(reading, 'flying').some((hit) => hit.from >= clause.from && hit.from < clause.to))
      continue;
    // In a list after a colon only a new verb begins anew; "из них" and a place do not.
    const placed = placeIn(reading, clause);
    if (items.length === 0) {
      const last = numbers.at(-1);
      if (placed && last && last.place === '' && !own)
        numbers[numbers.length - 1] = { ...last, place: placed };
      const alone = own ? singleOf(reading, clause, things, counts) : undefined;
      if (alone && tellsOfOne(own, alone.means)) numbers.push({ ...alone, act: own, place: placed });
      continue;
    }
    if (act === undefined) continue;
    for (const item of items) {
      const does = item.role === 'ofAll' ? 'launched' : act;
      const part =
        item.role === 'ofThese' || (listing && totals.has(does) && (own === undefined || placed !== ''));
      if (!part) totals.add(does);
      numbers.push({
        act: does,
        means: item.means,
        count: item.value,
        bound: boundOf(reading, item),
        part,
        each: eachAt(reading, item.from),
        place: placed,
        words: wordsAround(reading, clause, item),
      });
    }
    const single = own ? singleOf(reading, clause, things, counts) : undefined;
    if (single && tellsOfOne(own, single.means)) numbers.push({ ...single, act: own, place: placed });
  }
  return numbers;
}

/** "A drone struck a house" is no number of a bulletin; "a drone was shot down" and "fired a missile" are. */
const tellsOfOne = (act: BulletinAct | undefined, means: BulletinMeans): act is BulletinAct =>
  act === 'downed' || (act === 'launched' && means !== 'drone');

/** What stands at each word: a kind of means, by its first word. */
function thingsOf(reading: Reading): Map<number, { readonly thing: Thing; readonly to: number }> {
  const things = new Map<number, { thing: Thing; to: number }>();
  for (const thing of [...MEANS, 'nearLine'] as const)
    for (const hit of hitsOf(reading, thing)) {
      const known = things.get(hit.from);
      if (!known || known.to < hit.to) things.set(hit.from, { thing, to: hit.to });
    }
  return things;
}

/** Counts, "108-ма" among them; without the digits of names such as Х-59/69 and 3М22. */
function allCounts(reading: Reading, numbers: ReadonlyMap<string, number>): Map<number, Count> {
  const { words } = reading;
  const counts = new Map<number, Count>();
  for (const count of countsIn(reading, numbers)) {
    const before = words.raw[words.starts[count.from]! - 1] ?? ' ';
    const behind = words.raw[words.ends[count.to - 1]!] ?? ' ';
    const glued = (at: string): boolean => /[\p{L}\d]/u.test(at);
    if (glued(before) || glued(behind)) continue;
    if (before === '/' && !counts.has(count.from - 1)) continue;
    counts.set(count.from, count);
  }
  for (let at = reading.from; at + 1 < reading.to; at++) {
    if (!isDigits(words.texts[at]!) || words.gaps[at + 1] !== GAP.hyphen || words.gaps[at] === GAP.hyphen)
      continue;
    const ending = words.texts[at + 1]!;
    if (!isDigits(ending) && ending.length <= 3 && /^\p{Ll}+$/u.test(quote(words, at + 1, at + 2)))
      counts.set(at, { value: Number(words.texts[at]), from: at, to: at + 2 });
  }
  return counts;
}

const ACTS: readonly BulletinAct[] = ['lost', 'downed', 'hit', 'launched'];

function clausesOf(reading: Reading): Clause[] {
  const { gaps, starts, ends, raw, texts } = reading.words;
  const more = new Set(
    [...hitsOf(reading, 'more').filter((hit) => leadsOn(reading, hit.to)), ...hitsOf(reading, 'with')].map(
      (hit) => hit.from,
    ),
  );
  const withs = new Set(hitsOf(reading, 'with').map((hit) => hit.from));
  const clauses: Clause[] = [];
  for (let from = reading.from; from < reading.to; ) {
    let to = from + 1;
    while (to < reading.to && !breaks(gaps[to]!) && !more.has(to)) to++;
    const between = from === 0 ? '' : raw.slice(ends[from - 1]!, starts[from]!);
    clauses.push({
      from,
      to,
      act: actIn(reading, from, to) ?? (withs.has(from) ? 'launched' : undefined),
      opensSentence: gaps[from] === GAP.sentence,
      afterColon: between.includes(':'),
    });
    from = to;
  }
  return texts.length === 0 ? [] : clauses;
}

/** "also 12 drones", "also about 12": a new part of the sentence; not so "is still flying". */
const leadsOn = (reading: Reading, at: number): boolean =>
  isDigits(reading.words.texts[at] ?? ' ') || signAt(reading, 'above', at) || signAt(reading, 'about', at);

const breaks = (gap: number): boolean => gap === GAP.comma || gap === GAP.colon || gap === GAP.sentence;

function actIn(reading: Reading, from: number, to: number): BulletinAct | undefined {
  for (const act of ACTS)
    if (hitsOf(reading, act).some((hit) => hit.from >= from && hit.from < to)) return act;
  return undefined;
}

function itemsOf(
  reading: Reading,
  clause: Clause,
  counts: ReadonlyMap<number, Count>,
  things: ReadonlyMap<number, { readonly thing: Thing; readonly to: number }>,
  before: BulletinMeans | undefined,
): Item[] {
  const items: Item[] = [];
  for (let at = clause.from; at < clause.to; at++) {
    const count = counts.get(at);
    if (!count) continue;
    const whole = wholeBehind(reading, counts, count.to);
    const counted = thingBehind(reading, things, whole ? whole.to : count.to, clause.to);
    if (counted?.thing === 'nearLine') continue;
    if (whole && counted) {
      items.push({ ...count, means: counted.thing as BulletinMeans, end: whole.from, role: 'plain' });
      items.push({ ...whole, means: counted.thing as BulletinMeans, end: counted.to, role: 'ofAll' });
      at = counted.to - 1;
    } else if (counted) {
      const later = wholeBehind(reading, counts, counted.to);
      const means = counted.thing as BulletinMeans;
      items.push({ ...count, means, end: counted.to, role: 'plain' });
      if (later) items.push({ ...later, means, end: later.to, role: 'ofAll' });
      at = (later ?? { to: counted.to }).to - 1;
    } else if (before !== undefined || items.length > 0) {
      const means = items.at(-1)?.means ?? before!;
      const these = signAt(reading, 'ofThese', count.to);
      const spoken =
        standsByAct(reading, clause, count) || signAt(reading, 'over', count.to) || endsHere(clause, count);
      if (whole) {
        items.push({ ...count, means, end: whole.from, role: 'plain' });
        items.push({ ...whole, means, end: whole.to, role: 'ofAll' });
        at = whole.to - 1;
      } else if (these || spoken)
        items.push({ ...count, means, end: count.to, role: these ? 'ofThese' : 'plain' });
    }
  }
  return items;
}

/** "of 9", "/9" behind a number: the whole that it is a part of. */
function wholeBehind(reading: Reading, counts: ReadonlyMap<number, Count>, at: number): Count | undefined {
  const { raw, ends, starts } = reading.words;
  if (at < reading.to && raw.slice(ends[at - 1]!, starts[at]!).trim() === '/') return counts.get(at);
  const of = hitsOf(reading, 'of').find((hit) => hit.from === at);
  return of ? counts.get(of.to) : undefined;
}

/** The kind of means that a number counts: behind it, with nothing but adjectives between. */
function thingBehind(
  reading: Reading,
  things: ReadonlyMap<number, { readonly thing: Thing; readonly to: number }>,
  from: number,
  clauseTo: number,
): { readonly thing: Thing; readonly to: number } | undefined {
  for (let at = from; at < Math.min(clauseTo, from + 6); at++) {
    const found = things.get(at);
    if (found) return found;
    if (!isAdjective(reading.words.texts[at]!)) return undefined;
  }
  return undefined;
}

const ENDINGS = /(их|ых|ий|ый|ої|ой|і|ими|ыми|ого|ие|ые|ну|ку|ву|ту|ую|юю|шт)$/;
const isAdjective = (word: string): boolean =>
  /^[a-z-]+$/.test(word) ? ENGLISH_KINDS.has(word) : ENDINGS.test(word);
const ENGLISH_KINDS: ReadonlySet<string> = new Set([
  'long',
  'range',
  'attack',
  'strike',
  'enemy',
  'hostile',
  'one',
  'way',
  'guided',
  'air',
  'decoy',
  'unmanned',
  'aerial',
]);

/** A bare number: right before a verb, or with a helping word between. */
function standsByAct(reading: Reading, clause: Clause, count: Count): boolean {
  for (let at = count.to; at < Math.min(clause.to, count.to + 3); at++) {
    if (ACTS.some((act) => signAt(reading, act, at))) return true;
    if (!signAt(reading, 'helper', at)) return false;
  }
  return false;
}

/** "20 — over the region": the number is all there is of its clause. */
const endsHere = (clause: Clause, count: Count): boolean =>
  count.to === clause.to && clause.to - clause.from <= 3;

/** The words of bulletins are asked for by the names that their file gives them. */
const has = (reading: Reading, sign: string): boolean => hasSign(reading, signNumber(sign));
const hitsOf = (reading: Reading, sign: string): readonly Hit[] => hitsOfSign(reading, signNumber(sign));

const signAt = (reading: Reading, sign: string, at: number): boolean =>
  hitsOf(reading, sign).some((hit) => hit.from === at);

/** "each" stands before the number in some languages, behind it in others. */
const eachAt = (reading: Reading, from: number): boolean => signAt(reading, 'each', from - 1);

function boundOf(reading: Reading, { from }: Count): BulletinNumber['bound'] {
  const before = (sign: string): boolean => hitsOf(reading, sign).some((hit) => hit.to === from);
  return before('above') ? 'above' : before('about') ? 'about' : 'exact';
}

/** One of its kind without a number: "a missile was shot down". */
function singleOf(
  reading: Reading,
  clause: Clause,
  things: ReadonlyMap<number, { readonly thing: Thing; readonly to: number }>,
  counts: ReadonlyMap<number, Count>,
): Omit<BulletinNumber, 'act' | 'place'> | undefined {
  for (const hit of hitsOf(reading, 'one')) {
    if (hit.from < clause.from || hit.from >= clause.to) continue;
    let first = hit.from;
    while (first > clause.from && isAdjective(reading.words.texts[first - 1]!)) first--;
    if ([...counts.values()].some((count) => count.to === first || count.to === hit.from)) continue;
    const thing = thingIn(things, first, hit.to);
    if (!thing || thing === 'nearLine') continue;
    const words = quote(reading.words, first, hit.to);
    return { means: thing, count: 1, bound: 'exact', part: false, each: false, words };
  }
  return undefined;
}

function thingIn(
  things: ReadonlyMap<number, { readonly thing: Thing; readonly to: number }>,
  from: number,
  to: number,
): Thing | undefined {
  for (let at = from; at < to; at++) {
    const found = things.get(at);
    if (found) return found.thing;
  }
  return undefined;
}

/** The words behind "over", to the end of the clause. */
function placeIn(reading: Reading, clause: Clause): string {
  const over = hitsOf(reading, 'over').find((hit) => hit.from >= clause.from && hit.from < clause.to);
  return over && over.to < clause.to ? quote(reading.words, over.to, clause.to) : '';
}

function wordsAround(reading: Reading, clause: Clause, item: Item): string {
  const acts = ACTS.flatMap((act) => hitsOf(reading, act)).filter(
    (hit) => hit.from >= clause.from && hit.from < clause.to,
  );
  const own = acts[0] ? quote(reading.words, acts[0].from, acts[0].to) : undefined;
  const counted = quote(reading.words, item.from, Math.max(item.to, item.end));
  return own === undefined || counted.includes(own)
    ? counted
    : acts[0]!.from < item.from
      ? `${own} ... ${counted}`
      : `${counted} ... ${own}`;
}

/** Launch areas: the names behind "from the direction of", with the small words that join them, up to the first word else. */
function placesBehind(reading: Reading): string {
  const hit = hitsOf(reading, 'from')[0];
  if (!hit) return '';
  let to = hit.to;
  for (let at = hit.to; at < reading.to && at - hit.to < 16; at++) {
    if (at > hit.to && reading.words.gaps[at] === GAP.sentence) break;
    const word = quote(reading.words, at, at + 1);
    const named = /^\P{L}*\p{Lu}/u.test(word);
    if (!named && !JOINS_PLACES.test(word)) break;
    if (named || OF_A_PLACE.test(word)) to = at + 1;
  }
  return to > hit.to ? quote(reading.words, hit.to, to) : '';
}

const OF_A_PLACE =
  /^(област\p{L}*|кра[йяюї]\p{L}*|мор[яею]\p{L}*|район\p{L}*|півостр\p{L}*|полуостр\p{L}*|oblasts?|regions?|sea|peninsula)\P{L}*$/iu;
const JOINS_PLACES =
  /^(і|й|та|и|а|також|также|з|із|акватор\p{L}*|територ\p{L}*|террит\p{L}*|област\p{L}*|кра[йяюї]\p{L}*|мор[яею]\p{L}*|район\p{L}*|півостр\p{L}*|полуостр\p{L}*|and|the|of|oblasts?|regions?|sea|peninsula|[–-])\P{L}*$/iu;

/**
 * From pairs to blocs: sources that depend on each other more than sources in general do.
 *
 * Some copying is common to all pairs (incidents that mislead everybody): the middle pair gives its measure. Pairs are
 * linked when the evidence for more than that is beyond doubt, with as many pairs as there are, and the copying is no small
 * part of what they say; or when they name the same false author in most incidents of which both speak, whatever explains it. Links are joined by the mean over all pairs between two groups, strongest first, so that one
 * chance link does not join two blocs.
 */
import { COPYING, type Pairs } from './pairs.js';

export interface Blocs {
  /** By source; -1 for none. */
  readonly bloc: Int32Array;
  /** Mean copying inside each bloc. */
  readonly rho: Float64Array;
  /** 0 to 1 by source. */
  readonly dependence: Float64Array;
  readonly common: number;
}

const LEAST_COPYING = 0.25;
const FEWEST_TOGETHER = 8;
/** However alike all sources are, those that agree never count for less than this leaves. */
const MOST_COMMON = 0.3;

export function findBlocs(pairs: Pairs, sources: number): Blocs {
  const size = pairs.compared.length;
  const common = commonCopying(pairs);
  const mostly = Math.max(MOSTLY, commonFalsehood(pairs) + STANDS_OUT);
  const strength = new Float64Array(size * size);
  const strictness = Math.log(Math.max(1, (size * (size - 1)) / 2)) + 3;
  const links: Link[] = [];
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++) {
      const pair = a * size + b;
      const together = pairs.together[pair]!;
      if (together === 0) continue;
      const found = bestCopying(pairs, pair, common);
      const sure = 1 / (1 + Math.exp(strictness - found.evidence));
      const falsely = falseShare(pairs, pair);
      strength[pair] = Math.max(COPYING[found.at]! * sure, falsely >= mostly ? falsely : 0);
      strength[b * size + a] = strength[pair]!;
      const linked =
        (found.evidence > strictness && COPYING[found.at]! >= LEAST_COPYING) || falsely >= mostly;
      if (linked && together >= FEWEST_TOGETHER) links.push({ a, b, strength: strength[pair]! });
    }
  links.sort((p, q) => q.strength - p.strength || p.a - q.a || p.b - q.b);
  return describe(
    join(links, pairs, strength),
    pairs,
    sources,
    strength,
    Math.min(MOST_COMMON, COPYING[common]!),
  );
}

interface Link {
  readonly a: number;
  readonly b: number;
  readonly strength: number;
}

/** Share of the incidents of which both speak in which both name the same false author, drawn to none. */
function falseShare(pairs: Pairs, pair: number): number {
  return pairs.falsely[pair]! / (pairs.together[pair]! + FEWEST_TOGETHER);
}

/**
 * Place in COPYING at which the middle pair has most evidence. Where even the middle pair seems to copy, the sources are better
 * than is yet known: a bloc is what stands out.
 */
function commonCopying(pairs: Pairs): number {
  const best: number[] = [];
  for (let pair = 0; pair < pairs.together.length; pair++)
    if (pairs.together[pair]! >= FEWEST_TOGETHER) best.push(bestCopying(pairs, pair, 0).at);
  // With a handful of pairs, the middle one may be of the bloc.
  return best.length < FEWEST_PAIRS ? Math.min(1, middleOf(best)) : middleOf(best);
}

function commonFalsehood(pairs: Pairs): number {
  const shares: number[] = [];
  for (let pair = 0; pair < pairs.together.length; pair++)
    if (pairs.together[pair]! >= FEWEST_TOGETHER) shares.push(falseShare(pairs, pair));
  return middleOf(shares);
}

const FEWEST_PAIRS = 10;

function middleOf(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? 0;
}

function bestCopying(
  pairs: Pairs,
  pair: number,
  common: number,
): { readonly at: number; readonly evidence: number } {
  const grid = COPYING.length;
  let at = 0;
  for (let c = 1; c < grid; c++)
    if (pairs.evidence[pair * grid + c]! > pairs.evidence[pair * grid + at]!) at = c;
  return {
    at,
    evidence: at <= common ? 0 : pairs.evidence[pair * grid + at]! - pairs.evidence[pair * grid + common]!,
  };
}

function join(links: readonly Link[], pairs: Pairs, strength: Float64Array): number[][] {
  const size = pairs.compared.length;
  const groupOf: number[][] = Array.from({ length: size }, (_, k) => [k]);
  for (const { a, b } of links) {
    const left = groupOf[a]!;
    const right = groupOf[b]!;
    if (left === right || meanBetween(left, right, pairs, strength) < LEAST_COPYING) continue;
    const joined = [...left, ...right].sort((p, q) => p - q);
    for (const member of joined) groupOf[member] = joined;
  }
  return [...new Set(groupOf)].filter((group) => group.length > 1);
}

/** Over the pairs that speak of the same incidents often enough to tell. */
function meanBetween(
  left: readonly number[],
  right: readonly number[],
  pairs: Pairs,
  strength: Float64Array,
): number {
  const size = pairs.compared.length;
  let sum = 0;
  let count = 0;
  for (const a of left)
    for (const b of right) {
      const pair = a < b ? a * size + b : b * size + a;
      if (pairs.together[pair]! < FEWEST_TOGETHER) continue;
      sum += strength[pair]!;
      count++;
    }
  return count === 0 ? 0 : sum / count;
}

function describe(
  groups: readonly (readonly number[])[],
  pairs: Pairs,
  sources: number,
  strength: Float64Array,
  common: number,
): Blocs {
  const size = pairs.compared.length;
  const bloc = new Int32Array(sources).fill(-1);
  const rho = Float64Array.from(groups, (group, number) => {
    for (const a of group) bloc[pairs.compared[a]!] = number;
    let sum = 0;
    for (const a of group) for (const b of group) if (a < b) sum += strength[a * size + b]!;
    return sum / ((group.length * (group.length - 1)) / 2);
  });
  return { bloc, rho, dependence: scores(pairs, sources, strength), common };
}

/**
 * How much of what a source says is said in concert: over the two others nearest to it, copying, and of it first of all what
 * is false. Sources that pass on what is true depend on each other too, at a lower score.
 */
function scores(pairs: Pairs, sources: number, strength: Float64Array): Float64Array {
  const size = pairs.compared.length;
  const dependence = new Float64Array(sources);
  for (let a = 0; a < size; a++) {
    let first = 0;
    let second = 0;
    for (let b = 0; b < size; b++) {
      if (b === a) continue;
      const pair = a < b ? a * size + b : b * size + a;
      const lies = Math.min(1, falseShare(pairs, pair) / MOSTLY);
      const value =
        strength[pair]! * (TRUE_SHARE + (1 - TRUE_SHARE) * lies) + (1 - strength[pair]!) * 0.4 * lies ** 2;
      if (value > first) {
        second = first;
        first = value;
      } else if (value > second) second = value;
    }
    dependence[pairs.compared[a]!] = (first + second) / 2;
  }
  return dependence;
}

const TRUE_SHARE = 0.4;
/** From this share on, what two sources say together is false for the most part, whatever explains it. */
const MOSTLY = 0.5;
/** And by so much more than of the middle pair. */
const STANDS_OUT = 0.3;

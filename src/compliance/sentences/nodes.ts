/** The nodes of a proof in words, each on a line below what it belongs to. */
import type { Voice } from '../../agreement/explain/voice.js';
import type { ConditionNode, MomentNode, ProofNode, QuantityNode, Range } from '../proof.js';
import { childRefs, patternNoun, patternOf, type Ref, shiftOf, windowOf } from './compiled.js';
import type { Tongue } from './tongue.js';
import type { NodeName } from './words.js';

export interface ProofLine {
  /** 0 for the finding itself. */
  readonly depth: number;
  readonly text: string;
  /** Ids of records. */
  readonly cites: readonly string[];
}

export function nodeLines(tongue: Tongue, node: ProofNode, depth: number, ref: Ref): ProofLine[] {
  const { words } = tongue;
  const name = node.name && words.node.name[node.name as NodeName];
  const value = nodeValue(tongue, node);
  const said =
    node.op === 'fixed' || node.op === 'never' ? value : words.node.valued(whatOf(tongue, node, ref), value);
  const text = name ? words.node.valued(name, said) : capital(said);
  const moment = notReached(node);
  const children = moment ? [moment] : childrenOf(node);
  const told = [node, ...children.filter((child) => isTold(node, child))].filter((one) => 'records' in one);
  const line = {
    depth,
    text: `${text}${told.map((one) => shown(tongue, one)).join('')}`,
    cites: [...new Set(told.flatMap((one) => one.records))],
  };
  const own = childRefs(tongue.program, ref);
  const refs = moment ? childRefs(tongue.program, own[0]) : own;
  const below = children.flatMap((child, i) =>
    isTold(node, child) ? [] : nodeLines(tongue, child, depth + 1, refs[i]),
  );
  return [line, ...below];
}

/** The moment of a `not` over `reached`, which is told as one: it has not come. */
function notReached(node: ProofNode): MomentNode | undefined {
  const child = node.op === 'not' ? node.of[0] : undefined;
  return child?.op === 'reached' ? child.of : undefined;
}

/** In the order of `childRefs`. */
export function childrenOf(node: ProofNode): readonly ProofNode[] {
  if (node.op === 'compare') return [node.left, node.right];
  if (node.op === 'valueAt') return node.of ? [node.moment, node.of] : [node.moment];
  if (!('of' in node) || node.of === null) return [];
  return Array.isArray(node.of) ? (node.of as readonly ProofNode[]) : [node.of as ProofNode];
}

/** The line of the node above has already said all of it. */
function isTold(node: ProofNode, child: ProofNode): boolean {
  if (node.op === 'compare') return childrenOf(child).length === 0;
  return (
    (node.op === 'reached' || notReached(node) !== undefined) &&
    (child.op === 'fixed' || child.op === 'never')
  );
}

/** What the node is about, without its value. */
export function whatOf(tongue: Tongue, node: ProofNode, ref: Ref): string {
  const say = tongue.words.node;
  const event = (number: 'one' | 'many'): string => eventWords(tongue, ref, number);
  switch (node.op) {
    case 'constant':
      return say.constant;
    case 'all':
      return say.all;
    case 'any':
      return say.any;
    case 'not': {
      const moment = notReached(node);
      return moment ? say.notReached(momentValue(tongue, moment)) : say.not;
    }
    case 'compare': {
      const [left, right] = childRefs(tongue.program, ref);
      if (isOnce(node)) return say.once(eventWords(tongue, left, 'one'));
      const side = (of: QuantityNode, at: Ref): string =>
        of.op === 'number' ? tongue.range(of.is) : say.side(whatOf(tongue, of, at), tongue.range(of.is));
      return say.compare(side(node.left, left), node.rel, side(node.right, right));
    }
    case 'held':
      return say.held(tongue.elapsed(node.forMs));
    case 'since':
      return say.since(event('one'));
    case 'reached':
      return say.reached(momentValue(tongue, node.of));
    case 'inForce':
      return say.inForce(
        tongue.clause(node.clause),
        tongue.party(node.party),
        tongue.reading(node.reading),
        tongue.words.standing[node.standing],
      );
    case 'first':
      return say.first(event('one'));
    case 'last':
      return say.last(event('one'));
    case 'count':
      return say.count(event('many'));
    case 'sum':
      return say.sum(event('many'));
    case 'latest':
      return 'records' in node ? say.latestValue(event('one')) : say.latest;
    case 'shift': {
      const shift = shiftOf(tongue.program, ref);
      return say.shift(shift && tongue.duration(shift.duration), shift?.sign ?? 1);
    }
    case 'times':
      return say.times(tongue.number(node.factor));
    case 'valueAt':
      return say.valueAt(momentValue(tongue, node.moment));
    default:
      return say[node.op];
  }
}

export function nodeValue(tongue: Tongue, node: ProofNode): string {
  if (isTruth(node)) return tongue.words.truth[node.is];
  return isQuantity(node) ? tongue.range(node.is) : momentValue(tongue, node as MomentNode);
}

export const isTruth = (node: ProofNode): node is ConditionNode => typeof node.is === 'string';

function isQuantity(node: ProofNode): node is QuantityNode {
  return !isTruth(node) && typeof (node.is as Range)[0] === 'number';
}

export function momentValue({ words, instant }: Tongue, { op, is: [low, high] }: MomentNode): string {
  if (op === 'never') return words.node.never;
  if (low === null) return words.node.notFixed;
  if (high === null) return words.node.notBefore(instant(low));
  return low === high ? instant(low) : words.node.range(instant(low), instant(high));
}

/** `once` is a count of at least 1. */
export function isOnce(node: ProofNode): boolean {
  if (node.op !== 'compare' || node.left.op !== 'count' || node.rel !== 'atLeast') return false;
  return node.right.op === 'number' && node.right.is[0] === 1;
}

/** The event that a node waits for or counts, as a noun, with its window. */
export function eventWords(tongue: Tongue, ref: Ref, number: 'one' | 'many'): string {
  const { program, voice, words } = tongue;
  const pattern = voice && patternOf(program, ref);
  if (!pattern) return number === 'one' ? words.node.anEvent : words.node.events;
  const event = patternNoun(program!, voice, pattern)[number];
  return [event, ...windowWords(tongue, voice, ref)].join(', ');
}

/** Limits that are moments of their own are told where they are fixed. */
function windowWords({ program, elapsed }: Tongue, voice: Voice, ref: Ref): string[] {
  const window = windowOf(program, ref);
  if (!window) return [];
  const say = voice.catalogue.window;
  const fixed = (index: number): string | undefined => {
    const moment = program!.moments[index];
    return moment?.kind === 'fixed' ? voice.instant(moment.ms) : undefined;
  };
  const [from, until] = [fixed(window.from), fixed(window.until)];
  return [
    ...(Number.isFinite(window.withinMs) ? [say.within(elapsed(window.withinMs))] : []),
    ...(window.agoMs > 0 ? [say.ago(elapsed(window.agoMs))] : []),
    ...(from ? [say.from(from)] : []),
    ...(until ? [say.until(until)] : []),
  ];
}

/** The records, and how many there are beside them. */
function shown({ words }: Tongue, node: ProofNode): string {
  if (!('records' in node) || node.records.length === 0) return '';
  const total = 'total' in node ? node.total : node.records.length;
  // A breach stands by the id of its finding: what it is about is told, the rest of the id is in `cites`.
  const ids = node.records.map((id) => id.split('~')[0]);
  return ` (${words.records(ids.join(', '), total - ids.length)})`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

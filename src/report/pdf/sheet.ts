/**
 * How a report's page looks on A4: rules by element and class, later rules before earlier ones, a descendant selector as
 * in CSS. The page's own style sheet is for browsers (grids, custom properties, media); these are its printed counterpart.
 * Lengths in points (1/72 inch).
 */
import { classesOf, type Element, parentOf } from './element.js';

export type Face = 'regular' | 'strong';

/** What an element hands down to its content. */
export interface TextStyle {
  readonly face: Face;
  readonly size: number;
  readonly colour: string;
  /** Line height in sizes. */
  readonly leading: number;
  readonly align: 'left' | 'right' | 'center';
}

export interface BoxStyle {
  readonly display: 'block' | 'inline' | 'grid' | 'row' | 'table' | 'none';
  readonly before: number;
  readonly after: number;
  /** Top, right, bottom, left. */
  readonly padding: readonly [number, number, number, number];
  /** Shares of the width (below 10) or points, in a grid. */
  readonly columns: readonly number[];
  readonly gap: number;
  readonly background: string;
  readonly border: string;
  readonly borderTop: string;
  readonly together: boolean;
  readonly withNext: boolean;
  readonly newPage: boolean;
  /** Printed between this inline element and what comes before or after it, which the browser spaces by layout. */
  readonly spaceBefore: string;
  readonly spaceAfter: string;
}

export type Style = TextStyle & BoxStyle;

export const PAGE = { width: 595.28, height: 841.89, top: 45, right: 43, bottom: 52, left: 43 } as const;
export const INK = '#1f2a33';
export const SOFT = '#56626b';
export const RULE = '#d5dade';
export const STRONG_RULE = '#9aa5ad';
export const FAINT = '#f4f6f7';
export const ACCENT = '#24566e';
export const VIOLATION = '#c1440e';
export const HATCH_GROUND = '#e9ecee';
export const HATCH_STROKE = '#9aa5ad';

export const ROOT_TEXT: TextStyle = { face: 'regular', size: 9, colour: INK, leading: 1.4, align: 'left' };

const PLAIN: BoxStyle = {
  display: 'block',
  before: 0,
  after: 0,
  padding: [0, 0, 0, 0],
  columns: [],
  gap: 0,
  background: '',
  border: '',
  borderTop: '',
  together: false,
  withNext: false,
  newPage: false,
  spaceBefore: '',
  spaceAfter: '',
};

const EN_SPACE = '\u2002';

const RULES: readonly (readonly [string, Partial<Style>])[] = [
  ['span', { display: 'inline' }],
  ['a', { display: 'inline', colour: ACCENT }],
  ['b', { display: 'inline', face: 'strong' }],
  ['strong', { display: 'inline', face: 'strong' }],
  ['em', { display: 'inline' }],
  ['i', { display: 'inline' }],
  ['br', { display: 'inline' }],
  ['svg', { display: 'inline' }],
  ['code', { display: 'inline' }],
  ['time', { display: 'inline' }],
  ['script', { display: 'none' }],
  ['style', { display: 'none' }],
  ['button', { display: 'none' }],
  ['h1', { face: 'strong', size: 18, leading: 1.2, before: 2, after: 4, withNext: true }],
  ['h2', { face: 'strong', size: 12.5, leading: 1.25, before: 20, after: 6, colour: ACCENT, withNext: true }],
  ['h2', { borderTop: ACCENT, padding: [6, 0, 0, 0] }],
  ['h2 .n', { face: 'regular', colour: SOFT, spaceAfter: EN_SPACE }],
  ['h3', { face: 'strong', size: 10, before: 11, after: 3, withNext: true }],
  ['h4', { face: 'strong', size: 8, colour: SOFT, after: 1.5, withNext: true }],
  ['p', { before: 3, after: 5 }],
  ['ul', { before: 3, after: 6 }],
  ['ol', { before: 3, after: 6 }],
  ['li', { before: 1.2, after: 1.2 }],
  ['dl', { before: 3, after: 6 }],
  ['dt', { face: 'strong', withNext: true }],
  ['summary', { colour: ACCENT, withNext: true }],
  ['.kicker', { colour: SOFT, size: 8.5, before: 0, after: 0 }],
  ['.lead', { size: 9.4 }],
  ['.note', { colour: SOFT, size: 7.9 }],
  ['.small', { colour: SOFT, size: 7.9 }],
  ['.digest', { colour: SOFT, size: 6.9 }],
  ['.id', { colour: SOFT, size: 6.9 }],
  ['.banner', { face: 'strong', border: INK, padding: [4, 7, 4, 7], before: 7, after: 7, together: true }],
  ['nav', { background: FAINT, padding: [5, 10, 5, 10], before: 9, after: 4, together: true }],
  ['.nav', { display: 'grid', columns: [1, 1], gap: 14, size: 8.3, before: 0, after: 0 }],
  ['.nav li', { before: 0.3, after: 0.3 }],
  ['.two', { display: 'grid', columns: [1, 1], gap: 11 }],
  ['.pair', { display: 'grid', columns: [1, 1], gap: 11 }],
  ['.pair span', { display: 'block' }],
  ['.counts2 .pair', { columns: [1], gap: 1 }],
  ['.signatures .pair', { columns: [1], gap: 1 }],
  ['.signatures', { display: 'grid', columns: [1, 1, 1], gap: 11, together: true }],
  ['.signatures .line', { borderTop: INK, before: 22, padding: [1, 0, 0, 0], size: 7.2, colour: SOFT }],
  ['.lines', { padding: [18, 0, 18, 0], after: 8 }],
  ['.differ', { face: 'strong' }],
  ['table', { display: 'table', before: 4, after: 8, size: 8.1, leading: 1.33 }],
  ['caption', { face: 'strong', size: 7.6, after: 1, withNext: true }],
  ['thead th', { face: 'strong', size: 7.3, colour: SOFT }],
  ['th .small', { face: 'regular' }],
  ['td', { padding: [2.4, 4.5, 2.4, 4.5] }],
  ['th', { padding: [2.4, 4.5, 2.4, 4.5] }],
  ['td.n', { align: 'right' }],
  ['th.n', { align: 'right' }],
  ['th.c', { align: 'center' }],
  ['td.z', { colour: '#87929a' }],
  ['tr.total th', { face: 'strong' }],
  ['tr.total td', { face: 'strong' }],
  ['tr.sub th', { padding: [2.4, 4.5, 2.4, 15], colour: SOFT }],
  ['td p', { before: 0, after: 1 }],
  ['td.hatch', { size: 7.4 }],
  ['td .prob', { columns: [1], gap: 0 }],
  ['.figure', { before: 6, after: 9, together: true }],
  ['.figure svg', { display: 'block' }],
  ['.figure p', { before: 3, after: 0 }],
  ['.legend', { display: 'row', gap: 10, size: 7.4, colour: SOFT, before: 3, after: 0 }],
  ['.legend li', { before: 0, after: 0 }],
  ['.entry', { borderTop: STRONG_RULE, padding: [5, 0, 4, 0], before: 6 }],
  ['.entry .keep', { together: true }],
  ['.entry h3', { before: 0, after: 1 }],
  ['.entry .no', { face: 'regular', colour: SOFT, spaceAfter: EN_SPACE }],
  ['.entry .tags', { face: 'regular', size: 7.4, colour: SOFT, spaceBefore: EN_SPACE }],
  ['.facts', { colour: SOFT, size: 8, before: 0, after: 4, withNext: true }],
  ['.accounts', { columns: [1, 1], gap: 8 }],
  ['.account', { border: RULE, padding: [4, 6, 4, 6], size: 7.9, together: true }],
  ['.account p', { before: 0, after: 1 }],
  ['.account .who', { face: 'strong', before: 0, after: 1 }],
  ['.account blockquote', { before: 2, after: 2, colour: '#37434c' }],
  ['.account.absent', { background: FAINT, colour: SOFT }],
  ['.account .small', { size: 7.3 }],
  ['.judge', { before: 5, after: 1, size: 7.9, together: true }],
  ['.judge p', { before: 1, after: 1 }],
  ['.judge .small', { size: 7.3 }],
  ['.prob', { display: 'grid', columns: [68, 62, 1], gap: 5, before: 1, after: 1, together: true }],
  ['.prob.bare', { columns: [62, 1] }],
  ['.prob span', { display: 'block', size: 7.4, leading: 1.2 }],
  ['.prob svg', { display: 'block' }],
  ['.steps', { before: 4 }],
  ['.waterfall', { size: 7.3, before: 0, after: 2, leading: 1.25 }],
  ['.waterfall th', { padding: [1.2, 3, 1.2, 0] }],
  ['.waterfall td', { padding: [1.2, 0, 1.2, 3] }],
  ['.waterfall .small', { size: 6.9 }],
  ['.waterfall tr.end th', { face: 'strong' }],
  ['.waterfall tr.end td', { face: 'strong' }],
  ['.verdicts', { before: 4, size: 7.9 }],
  ['.verdicts p', { before: 0.5, after: 1.5 }],
  ['.verdicts .clauseName', { face: 'strong', withNext: true }],
  ['.keep .mark', { spaceBefore: '' }],
  ['.clause', { before: 2 }],
  ['.clause .note', { withNext: true }],
  ['.annexPart', { newPage: true }],
  ['.annex', { size: 6.9, leading: 1.28 }],
  ['.annex th', { padding: [1.8, 2.5, 1.8, 2.5], size: 6.7 }],
  ['.annex td', { padding: [1.8, 2.5, 1.8, 2.5] }],
  ['.counts2 th', { size: 7.2 }],
];

/** Shares of the width by class of table; a table without gets its widths from its content. */
export const TABLE_COLUMNS: Readonly<Record<string, readonly number[]>> = {
  annex: [3.8, 13.4, 16, 9.2, 7.6, 10.4, 21, 9.2, 9.4],
  waterfall: [56, 31, 13],
  head: [30, 70],
};

interface Compound {
  readonly tag: string;
  readonly classes: readonly string[];
}

interface Rule {
  readonly last: Compound;
  readonly above: readonly Compound[];
  readonly style: Partial<Style>;
}

const compound = (text: string): Compound => {
  const [tag = '', ...classes] = text.split('.');
  return { tag, classes };
};

const SHEET: readonly (Rule & { readonly at: number })[] = RULES.map(([selector, style], at) => {
  const parts = selector.split(' ').map(compound);
  return { last: parts.at(-1)!, above: parts.slice(0, -1), style, at };
});

/** Elements of one tag, classes and ancestry look alike: their style is put together once. */
export function styleOf(element: Element, inherited: TextStyle): Style {
  const key = `${chainOf(element)}|${inherited.size}`;
  let style = styles.get(key);
  if (!style) {
    const { face, size, colour, leading, align } = inherited;
    style = Object.assign(
      { ...PLAIN, face, size, colour, leading, align },
      ...rulesFor(element).map((rule) => rule.style),
    ) as Style;
    keep(styles, key, style);
  }
  return style;
}

export function displayOf(element: Element): BoxStyle['display'] {
  return rulesFor(element).reduce((display, rule) => rule.style.display ?? display, PLAIN.display);
}

const styles = new Map<string, Style>();
const rulesByChain = new Map<string, typeof SHEET>();
/** Pages of one kind have some hundreds of chains; odd pages may not fill the memory. */
const MOST_KEPT = 5_000;

function keep<V>(map: Map<string, V>, key: string, value: V): void {
  if (map.size >= MOST_KEPT) map.clear();
  map.set(key, value);
}

const chains = new WeakMap<Element, string>();

/** body>main>section>table.annex>... : all that a rule can ask for. */
function chainOf(element: Element): string {
  let chain = chains.get(element);
  if (chain === undefined) {
    const parent = parentOf(element);
    const own = [element.tagName, ...classesOf(element)].join('.');
    chain = parent ? `${chainOf(parent)}>${own}` : own;
    chains.set(element, chain);
  }
  return chain;
}

/** By the last part of the selector, so that an element meets only rules that may be its own. */
const BY_NAME = new Map<string, typeof SHEET>();
for (const rule of SHEET) {
  const { tag, classes } = rule.last;
  const name = classes[0] === undefined ? tag : `.${classes[0]}`;
  BY_NAME.set(name, [...(BY_NAME.get(name) ?? []), rule]);
}

function rulesFor(element: Element): typeof SHEET {
  const chain = chainOf(element);
  let rules = rulesByChain.get(chain);
  if (!rules) {
    const classes = classesOf(element);
    const candidates = [element.tagName, ...classes.map((name) => `.${name}`)].flatMap(
      (name) => BY_NAME.get(name) ?? [],
    );
    rules = candidates
      .filter((rule) => matches(rule.last, element.tagName, classes) && stands(rule.above, element))
      .sort((a, b) => a.at - b.at);
    keep(rulesByChain, chain, rules);
  }
  return rules;
}

function matches({ tag, classes }: Compound, name: string, own: readonly string[]): boolean {
  return (tag === '' || tag === name) && classes.every((one) => own.includes(one));
}

function stands(above: readonly Compound[], element: Element): boolean {
  let at = above.length - 1;
  for (let one = parentOf(element); one !== null && at >= 0; one = parentOf(one)) {
    if (matches(above[at]!, one.tagName, classesOf(one))) at--;
  }
  return at < 0;
}

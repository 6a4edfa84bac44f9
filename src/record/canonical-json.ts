/** The one spelling of a record: what the ledger holds, what is hashed and what is signed. */

/**
 * JSON with the keys of every object sorted (keys that look like whole numbers stand first, by number, as JavaScript has
 * it). Objects whose keys are sorted already go straight to JSON.stringify.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(hasSortedKeys(value) ? value : sortKeys(value));
}

function hasSortedKeys(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(hasSortedKeys);
  let before = '';
  for (const key in value) {
    if (key < before) return false;
    before = key;
    const item = (value as Record<string, unknown>)[key];
    if (typeof item === 'object' && !hasSortedKeys(item)) return false;
  }
  return true;
}

function sortKeys(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const object = value as Record<string, unknown>;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(object).sort()) sorted[key] = sortKeys(object[key]);
  return sorted;
}

/**
 * Whether a text that JSON.parse takes is the very text that canonicalJson writes of what it reads. Says no where it
 * cannot tell at a glance: escapes, characters outside the first plane, long or very small numbers, keys that begin with
 * a digit.
 */
export function isCanonicalJson(text: string): boolean {
  if (NOT_AT_A_GLANCE.test(text)) return false;
  // Of every object that is open: where the key before begins and ends; equal where there was none.
  const from: number[] = [];
  const to: number[] = [];
  let depth = -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === QUOTE) {
      const end = text.indexOf('"', i + 1);
      if (text.charCodeAt(end + 1) === COLON) {
        if (isDigit(text.charCodeAt(i + 1))) return false;
        if (to[depth]! > from[depth]! && !isBefore(text, from[depth]!, to[depth]!, i, end)) return false;
        from[depth] = i;
        to[depth] = end;
      }
      i = end;
    } else if (unit === OPEN) {
      depth++;
      from[depth] = 0;
      to[depth] = 0;
    } else if (unit === CLOSE) depth--;
    else if (unit <= SPACE) return false;
    else if (unit === MINUS || isDigit(unit)) {
      const end = endOfNumber(text, i);
      if (!isPlainNumber(text, i, end)) return false;
      i = end - 1;
    }
  }
  return true;
}

const NOT_AT_A_GLANCE = /[\\\ud800-\udfff]/;
const [QUOTE, COLON, OPEN, CLOSE, SPACE, MINUS, POINT, ZERO, NINE] = [...'":{} -.09'].map((one) =>
  one.charCodeAt(0),
) as [number, number, number, number, number, number, number, number, number];
/** So many digits come back from a binary number as they went in. */
const SURE_DIGITS = 15;

const isDigit = (unit: number): boolean => unit >= ZERO && unit <= NINE;

/** Whether the key at [aFrom, aTo) stands before the one at [bFrom, bTo), both from their opening quotes on. */
function isBefore(text: string, aFrom: number, aTo: number, bFrom: number, bTo: number): boolean {
  const shorter = Math.min(aTo - aFrom, bTo - bFrom);
  for (let k = 1; k < shorter; k++) {
    const difference = text.charCodeAt(aFrom + k) - text.charCodeAt(bFrom + k);
    if (difference !== 0) return difference < 0;
  }
  return aTo - aFrom < bTo - bFrom;
}

function endOfNumber(text: string, from: number): number {
  let end = from + 1;
  while (isDigit(text.charCodeAt(end)) || text.charCodeAt(end) === POINT) end++;
  return end;
}

/** Digits and perhaps a point, as JavaScript writes the number: no exponent, no minus zero, no zeros at the end. */
function isPlainNumber(text: string, from: number, to: number): boolean {
  const next = text.charCodeAt(to) | 0x20;
  if (to - from > SURE_DIGITS || next === 'e'.charCodeAt(0)) return false;
  const first = text.charCodeAt(from) === MINUS ? from + 1 : from;
  let point = first;
  while (point < to && text.charCodeAt(point) !== POINT) point++;
  if (point === to) return !(first > from && text.charCodeAt(first) === ZERO);
  return text.charCodeAt(to - 1) !== ZERO && !text.startsWith('0.000000', first);
}

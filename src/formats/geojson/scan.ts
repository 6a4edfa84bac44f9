/** Finds the ends of JSON strings and objects, and the beginnings of features, in bytes. */

export type Scanned =
  /** `at`: the index after the closing brace. */
  | { readonly kind: 'whole'; readonly at: number }
  /** The bytes end first. */
  | { readonly kind: 'open'; readonly at: number }
  /** A string runs over a line break, which JSON does not allow: a quotation mark is missing. */
  | { readonly kind: 'torn'; readonly at: number }
  /** A feature begins inside, where none can: a bracket is missing. */
  | { readonly kind: 'nested'; readonly at: number };

const BRACE = 0x7b;
const START = /^\{\s*"type"\s*:\s*"Feature"/;
/** Features whose members come in another order are found again by these. */
const LIKELY_START = /^\{\s*"(?:type"\s*:\s*"Feature"|geometry"\s*:\s*\{|properties"\s*:\s*\{)/;
/** More than the beginning of a feature takes, with some blanks. */
const START_BYTES = 64;

/** @param bytes begin with the object's opening brace. */
export function scanObject(bytes: Buffer): Scanned {
  let depth = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 0x22) {
      const end = stringEnd(bytes, i + 1);
      if (end < 0) return { kind: 'open', at: bytes.length };
      if (bytes[end] === 0x0a) return { kind: 'torn', at: end };
      i = end;
    } else if (byte === BRACE) {
      if (depth > 0 && beginsFeature(bytes, i)) return { kind: 'nested', at: i };
      depth++;
    } else if (byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) {
      depth--;
      if (depth === 0) return { kind: 'whole', at: i + 1 };
    }
  }
  return { kind: 'open', at: bytes.length };
}

/** Index of the quotation mark that closes the string, or of the line break that tears it; -1 where neither comes. */
export function stringEnd(bytes: Buffer, from: number): number {
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 0x5c) i++;
    else if (byte === 0x22 || byte === 0x0a) return i;
  }
  return -1;
}

/** Index at which the next feature seems to begin, or -1. */
export function nextFeature(bytes: Buffer, from: number): number {
  let brace = bytes.indexOf(BRACE, from);
  while (brace >= 0 && !LIKELY_START.test(bytes.toString('latin1', brace, brace + START_BYTES))) {
    brace = bytes.indexOf(BRACE, brace + 1);
  }
  return brace;
}

function beginsFeature(bytes: Buffer, at: number): boolean {
  return START.test(bytes.toString('latin1', at, at + START_BYTES));
}

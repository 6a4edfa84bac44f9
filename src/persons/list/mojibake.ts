/**
 * A text in UTF-8 that some program took for a one-byte code page and saved again as UTF-8: each Cyrillic letter has become two
 * characters. Put back into the bytes of the page it is UTF-8 once more; ordinary Cyrillic text is not, since its letters would
 * have to stand in pairs of a lead byte and a continuation.
 */
export interface Mojibake {
  /** The code page that it was taken for. */
  readonly takenFor: string;
  readonly text: string;
  /** Letters that the page has no character for, and that are gone: И, for one. */
  readonly lost: number;
}

const PAGES = ['windows-1251', 'windows-1252', 'koi8-u'] as const;
/** More broken letters than this share of the whole ones, and the text is something else. */
const MOST_LOST = 0.2;
const FEWEST_LETTERS = 4;

export function unscramble(text: string): Mojibake | undefined {
  for (const takenFor of PAGES) {
    const bytes = bytesIn(takenFor, text);
    if (bytes === undefined) continue;
    const found = new TextDecoder('utf-8').decode(bytes);
    const letters = found.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
    const lost = found.match(/\ufffd+/g)?.length ?? 0;
    if (letters >= FEWEST_LETTERS && lost <= letters * MOST_LOST) return { takenFor, text: found, lost };
  }
  return undefined;
}

/** Undefined for a text without anything outside ASCII. What the page does not have is a byte that no UTF-8 has. */
function bytesIn(page: string, text: string): Uint8Array | undefined {
  const codes = codesOf(page);
  const bytes = new Uint8Array(text.length);
  let high = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) high = true;
    bytes[i] = code < 0x80 ? code : (codes.get(code) ?? NO_BYTE);
  }
  return high ? bytes : undefined;
}

const NO_BYTE = 0xff;
const tables = new Map<string, ReadonlyMap<number, number>>();

function codesOf(page: string): ReadonlyMap<number, number> {
  const known = tables.get(page);
  if (known !== undefined) return known;
  const characters = new TextDecoder(page).decode(Uint8Array.from({ length: 128 }, (_, i) => 0x80 + i));
  const codes = new Map(
    Array.from(characters, (character, i) => [character.charCodeAt(0), 0x80 + i] as const),
  );
  tables.set(page, codes);
  return codes;
}

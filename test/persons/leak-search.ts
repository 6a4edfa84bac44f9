/**
 * Looks for names in bytes, in whatever form they may have slipped out: encodings of text, escapes of formats, Base64 at each of
 * the three offsets, hexadecimal, and the folded tokens by which the matcher compares.
 */
import { fold } from '../../src/persons/names/fold.js';
import { skeleton, stem } from '../../src/persons/names/stem.js';

export interface Needle {
  readonly word: string;
  readonly form: string;
  readonly bytes: Buffer;
}

export interface Hit {
  readonly where: string;
  readonly word: string;
  readonly form: string;
}

/** A shorter run of bytes turns up by chance. */
const FEWEST_BYTES = 6;

export function needlesOf(words: readonly string[]): readonly Needle[] {
  const needles = new Map<string, Needle>();
  const add = (word: string, form: string, bytes: Buffer): void => {
    const key = bytes.toString('hex');
    if (bytes.length >= FEWEST_BYTES && !needles.has(key)) needles.set(key, { word, form, bytes });
  };
  for (const word of words) {
    for (const spelling of [word, word.toLowerCase(), word.toUpperCase()]) {
      for (const [encoding, bytes] of encodings(spelling)) {
        add(word, encoding, bytes);
        for (const [offset, text] of base64Of(bytes).entries()) {
          add(word, `Base64 of ${encoding} at offset ${offset}`, Buffer.from(text));
          add(
            word,
            `Base64url of ${encoding} at offset ${offset}`,
            Buffer.from(text.replaceAll('+', '-').replaceAll('/', '_')),
          );
        }
        const hex = bytes.toString('hex');
        add(word, `hexadecimal of ${encoding}`, Buffer.from(hex));
        add(word, `hexadecimal of ${encoding}`, Buffer.from(hex.toUpperCase()));
        const percent = hex.replace(/../g, '%$&');
        add(word, `percent-encoding of ${encoding}`, Buffer.from(percent));
        add(word, `percent-encoding of ${encoding}`, Buffer.from(percent.toUpperCase()));
      }
      for (const [form, text] of escapes(spelling)) add(word, form, Buffer.from(text));
    }
    const folded = fold(word);
    for (const [form, token] of [
      ['folded', folded],
      ['stem', stem(folded)],
      ['skeleton', skeleton(folded)],
    ] as const)
      for (const [encoding, bytes] of encodings(token)) add(word, `${form}, ${encoding}`, bytes);
  }
  return [...needles.values()];
}

export function search(where: string, content: Buffer, needles: readonly Needle[]): readonly Hit[] {
  return needles
    .filter(({ bytes }) => content.includes(bytes))
    .map(({ word, form }) => ({ where, word, form }));
}

/** The forms in which a test hides a word, to see that the search finds it. */
export const encodings = (text: string): [string, Buffer][] => {
  const little = Buffer.from(text, 'utf16le');
  const found: [string, Buffer][] = [
    ['UTF-8', Buffer.from(text)],
    ['UTF-16LE', little],
    ['UTF-16BE', Buffer.from(little).swap16()],
  ];
  for (const page of ['windows-1251', 'koi8-u'] as const) {
    const bytes = inPage(text, page);
    if (bytes !== undefined) found.push([page, bytes]);
  }
  return found;
};

/** The part of the Base64 text that does not hang on what stands before or after, for each place in a group of three. */
export const base64Of = (bytes: Buffer): string[] =>
  [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const from = Math.ceil((offset * 8) / 6);
    const to = Math.floor(((offset + bytes.length) * 8) / 6);
    return text.slice(from, to);
  });

export const escapes = (text: string): [string, string][] => {
  const each = (form: (code: number) => string): string =>
    [...text].map((letter) => form(letter.codePointAt(0)!)).join('');
  const hex4 = (code: number): string => code.toString(16).padStart(4, '0');
  return [
    ['JSON escapes', each((code) => `\\u${hex4(code)}`)],
    ['JSON escapes', each((code) => `\\u${hex4(code).toUpperCase()}`)],
    ['HTML entities', each((code) => `&#${code};`)],
    ['HTML entities', each((code) => `&#x${code.toString(16)};`)],
  ];
};

/** Undefined where the code page lacks a letter. */
function inPage(text: string, page: 'windows-1251' | 'koi8-u'): Buffer | undefined {
  const table = TABLES[page];
  const bytes = [...text].map((letter) => (letter < '\x80' ? letter.charCodeAt(0) : table.get(letter)));
  return bytes.includes(undefined) ? undefined : Buffer.from(bytes as number[]);
}

const tableOf = (page: string): ReadonlyMap<string, number> =>
  new Map(
    Array.from(
      { length: 128 },
      (_, i) => [new TextDecoder(page).decode(Uint8Array.of(128 + i)), 128 + i] as const,
    ),
  );

const TABLES = { 'windows-1251': tableOf('windows-1251'), 'koi8-u': tableOf('koi8-u') } as const;

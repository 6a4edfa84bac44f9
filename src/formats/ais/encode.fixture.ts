/** An encoder of AIS for tests and benches, made from the tables of ITU-R M.1371-5 and not from the decoder. */

/** A field: its value and width in bits; text has six bits a character. */
export type Part =
  | readonly [value: number, width: number]
  | readonly [text: string, characters: number, 'text'];

export function bitsOf(parts: readonly Part[]): number[] {
  const bits: number[] = [];
  for (const [value, width, kind] of parts) {
    if (kind === 'text') {
      const padded = (value as string).padEnd(width as number, '@');
      for (let i = 0; i < (width as number); i++) pushBits(bits, padded.charCodeAt(i) & 63, 6);
    } else pushBits(bits, value as number, width as number);
  }
  return bits;
}

function pushBits(bits: number[], value: number, width: number): void {
  const raw = value < 0 ? value + 2 ** width : value;
  for (let i = width - 1; i >= 0; i--) bits.push(Math.floor(raw / 2 ** i) % 2);
}

export interface Payload {
  readonly text: string;
  readonly fill: number;
}

export function armoured(bits: readonly number[]): Payload {
  const fill = (6 - (bits.length % 6)) % 6;
  let text = '';
  for (let i = 0; i < bits.length; i += 6) {
    let symbol = 0;
    for (let j = 0; j < 6; j++) symbol = symbol * 2 + (bits[i + j] ?? 0);
    text += String.fromCharCode(symbol + (symbol < 40 ? 48 : 56));
  }
  return { text, fill };
}

export function checksumOf(text: string): string {
  let value = 0;
  for (const one of text) value ^= one.charCodeAt(0);
  return value.toString(16).toUpperCase().padStart(2, '0');
}

export const withChecksum = (body: string): string => `!${body}*${checksumOf(body)}`;

const PART_CHARACTERS = 60;

/** One sentence, or several for a long message. */
export function sentences(bits: readonly number[], channel = 'A', sequence = 0, talker = 'AIVDM'): string[] {
  const { text, fill } = armoured(bits);
  const parts = Math.max(1, Math.ceil(text.length / PART_CHARACTERS));
  return Array.from({ length: parts }, (_, i) => {
    const piece = text.slice(i * PART_CHARACTERS, (i + 1) * PART_CHARACTERS);
    const number = parts > 1 ? String(sequence % 10) : '';
    const last = i === parts - 1;
    return withChecksum(`${talker},${parts},${i + 1},${number},${channel},${piece},${last ? fill : 0}`);
  });
}

export const tagged = (fields: string, sentence: string): string =>
  `\\${fields}*${checksumOf(fields)}\\${sentence}`;

export interface ClassA {
  readonly type?: number;
  readonly mmsi: number;
  readonly lat: number;
  readonly lon: number;
  readonly knots?: number;
  readonly course?: number;
  readonly status?: number;
  readonly second?: number;
}

const minutes = (degrees: number): number => Math.round(degrees * 600_000);

/** Types 1, 2, 3. */
export const classA = (one: ClassA): number[] =>
  bitsOf([
    [one.type ?? 1, 6],
    [0, 2],
    [one.mmsi, 30],
    [one.status ?? 0, 4],
    [0, 8],
    [Math.round((one.knots ?? 0) * 10), 10],
    [1, 1],
    [minutes(one.lon), 28],
    [minutes(one.lat), 27],
    [Math.round((one.course ?? 0) * 10), 12],
    [511, 9],
    [one.second ?? 0, 6],
    [0, 2],
    [0, 3],
    [0, 1],
    [0, 19],
  ]);

/** Type 18. */
export const classB = (one: ClassA): number[] =>
  bitsOf([
    [18, 6],
    [0, 2],
    [one.mmsi, 30],
    [0, 8],
    [Math.round((one.knots ?? 0) * 10), 10],
    [1, 1],
    [minutes(one.lon), 28],
    [minutes(one.lat), 27],
    [Math.round((one.course ?? 0) * 10), 12],
    [511, 9],
    [one.second ?? 0, 6],
    [0, 2],
    [1, 1],
    [0, 1],
    [1, 1],
    [1, 1],
    [1, 1],
    [0, 1],
    [0, 1],
    [0, 20],
  ]);

export interface Voyage {
  readonly mmsi: number;
  readonly name: string;
  readonly shipType: number;
  readonly callsign?: string;
  readonly imo?: number;
  readonly destination?: string;
}

/** Type 5. */
export const voyage = (one: Voyage): number[] =>
  bitsOf([
    [5, 6],
    [0, 2],
    [one.mmsi, 30],
    [0, 2],
    [one.imo ?? 0, 30],
    [one.callsign ?? '', 7, 'text'],
    [one.name, 20, 'text'],
    [one.shipType, 8],
    [100, 9],
    [50, 9],
    [10, 6],
    [12, 6],
    [1, 4],
    [5, 4],
    [15, 5],
    [14, 5],
    [0, 6],
    [122, 8],
    [one.destination ?? '', 20, 'text'],
    [0, 1],
    [0, 1],
  ]);

export const staticA = (mmsi: number, name: string): number[] =>
  bitsOf([
    [24, 6],
    [0, 2],
    [mmsi, 30],
    [0, 2],
    [name, 20, 'text'],
    [0, 8],
  ]);

export const staticB = (mmsi: number, shipType: number, callsign = ''): number[] =>
  bitsOf([
    [24, 6],
    [0, 2],
    [mmsi, 30],
    [1, 2],
    [shipType, 8],
    ['VENDOR1', 7, 'text'],
    [callsign, 7, 'text'],
    [8, 9],
    [3, 9],
    [2, 6],
    [1, 6],
    [0, 6],
  ]);

/** Type 27. */
export const longRange = (one: ClassA): number[] =>
  bitsOf([
    [27, 6],
    [0, 2],
    [one.mmsi, 30],
    [1, 1],
    [0, 1],
    [one.status ?? 0, 4],
    [Math.round(one.lon * 600), 18],
    [Math.round(one.lat * 600), 17],
    [Math.round(one.knots ?? 0), 6],
    [Math.round(one.course ?? 0), 9],
    [0, 1],
    [0, 1],
  ]);

/** Repeatable numbers in [0, 1): xorshift32 (G. Marsaglia, J. Stat. Softw. 8, 14, 2003). */
export function seeded(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Usual length of each type in bits, 1 to 27. */
const USUAL = [
  168, 168, 168, 168, 424, 168, 104, 256, 168, 72, 168, 168, 72, 120, 160, 144, 160, 168, 312, 160, 272, 168,
  160, 168, 168, 168, 96,
];
/** Applications of types 6 and 8 with their lengths; the first of each is no application that anybody knows. */
const ADDRESSED: readonly (readonly [dac: number, fid: number, bits: number])[] = [
  [669, 11, 136],
  [200, 21, 248],
  [200, 22, 232],
  [200, 55, 168],
  [235, 10, 136],
  [250, 10, 136],
  [1, 12, 360],
  [1, 14, 190],
  [1, 15, 168],
  [1, 16, 136],
  [1, 16, 224],
  [1, 18, 360],
  [1, 20, 360],
  [1, 25, 202],
  [1, 28, 424],
  [1, 30, 260],
  [1, 32, 361],
];
const BROADCAST: typeof ADDRESSED = [
  [366, 56, 312],
  [1, 11, 352],
  [1, 13, 472],
  [1, 15, 72],
  [1, 16, 72],
  [1, 16, 128],
  [1, 16, 192],
  [1, 17, 290],
  [1, 19, 360],
  [1, 27, 400],
  [1, 29, 200],
  [1, 31, 360],
  [200, 10, 168],
  [200, 23, 256],
  [200, 24, 168],
  [200, 40, 168],
];

/** A message of a type whose every field is random; its length is the usual one, or with `odd` some other. */
export function randomMessage(random: () => number, type: number, odd: boolean): number[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const application = type === 6 ? pick(ADDRESSED) : type === 8 ? pick(BROADCAST) : undefined;
  let length = application?.[2] ?? USUAL[type - 1]!;
  if (odd) length = Math.max(40, length + Math.floor(random() * 60) - 30);
  const bits = Array.from({ length }, () => (random() < 0.5 ? 0 : 1));
  // Half of the vessels stay the same few, so that halves of type 24 meet.
  put(bits, 0, bitsOf([[type, 6]]));
  if (type === 24) put(bits, 8, bitsOf([[200_000_000 + Math.floor(random() * 4), 30]]));
  if (type === 24 && random() < 0.9) put(bits, 38, [0, random() < 0.5 ? 1 : 0]);
  if (application) {
    const start = type === 6 ? 72 : 40;
    put(
      bits,
      start,
      bitsOf([
        [application[0], 10],
        [application[1], 6],
      ]),
    );
  }
  return bits;
}

function put(bits: number[], at: number, what: readonly number[]): void {
  for (const [i, bit] of what.entries()) bits[at + i] = bit;
}

/**
 * Millions of small objects of few shapes as bytes, and back, exactly: an object's keys keep their order, and its values
 * may be strings, numbers, booleans, null, undefined, and lists and objects of these.
 *
 * Each row is the number of its shape (its keys and where a string or number stands), then its strings as numbers of a
 * common table, then its numbers. Repeated strings are stored once, and after unpacking are one string in memory.
 */
import { deserialize, serialize } from 'node:v8';

/** What stands at a place: s a string, n a number, anything else by itself. */
type Shape =
  | 's'
  | 'n'
  | 'true'
  | 'false'
  | 'null'
  | 'undefined'
  | { readonly list: readonly Shape[] }
  | { readonly keys: readonly string[]; readonly values: readonly Shape[] };

export interface Packed {
  /** Shapes and strings, as V8 writes them. */
  readonly tables: Uint8Array;
  /** u32, in the order of the rows: shape, strings. */
  readonly words: Uint8Array;
  /** f64, in the order of the rows. */
  readonly numbers: Uint8Array;
}

export function pack(rows: Iterable<object>): Packed {
  const shapes = numbered();
  const strings = numbered();
  const words = growing((length) => new Uint32Array(length));
  const numbers = growing((length) => new Float64Array(length));
  const texts: string[] = [];
  const describe = (value: unknown): string => {
    if (typeof value === 'string') {
      texts.push(value);
      return '"s"';
    }
    if (typeof value === 'number') {
      numbers.push(value);
      return '"n"';
    }
    if (value === null || value === undefined || typeof value === 'boolean') return `"${String(value)}"`;
    if (Array.isArray(value)) return `{"list":[${value.map(describe).join(',')}]}`;
    if (typeof value !== 'object') throw new TypeError(`cannot pack a ${typeof value}`);
    const keys = Object.keys(value);
    const values = keys.map((key) => describe((value as Record<string, unknown>)[key]));
    return `{"keys":${JSON.stringify(keys)},"values":[${values.join(',')}]}`;
  };
  for (const row of rows) {
    texts.length = 0;
    const shape = describe(row);
    words.push(shapes.of(shape));
    for (const text of texts) words.push(strings.of(text));
  }
  return {
    tables: serialize({ shapes: shapes.all(), strings: strings.all() }),
    words: words.bytes(),
    numbers: numbers.bytes(),
  };
}

/** One row after another; what is gone through twice is unpacked twice. */
export function* unpack<T>(packed: Packed): Generator<T> {
  const { shapes, strings } = deserialize(packed.tables) as { shapes: string[]; strings: string[] };
  const words = aligned(packed.words, 4, Uint32Array);
  const numbers = aligned(packed.numbers, 8, Float64Array);
  let word = 0;
  let number = 0;
  const reader = (shape: Shape): (() => unknown) => {
    if (shape === 's') return () => strings[words[word++]!];
    if (shape === 'n') return () => numbers[number++];
    if (typeof shape === 'string') {
      const value = { true: true, false: false, null: null, undefined: undefined }[shape];
      return () => value;
    }
    if ('list' in shape) {
      const items = shape.list.map(reader);
      return () => items.map((item) => item());
    }
    const { keys } = shape;
    const values = shape.values.map(reader);
    // A copy of one object has its form at once; adding key after key to an empty one takes several times as long.
    const first = Object.fromEntries(keys.map((key) => [key, undefined as unknown]));
    return () => {
      const made = { ...first };
      for (let i = 0; i < keys.length; i++) made[keys[i]!] = values[i]!();
      return made;
    };
  };
  const readers = shapes.map((shape) => reader(JSON.parse(shape) as Shape));
  while (word < words.length) yield readers[words[word++]!]!() as T;
}

function numbered(): { of(text: string): number; all(): string[] } {
  const known = new Map<string, number>();
  return {
    of(text) {
      const there = known.get(text);
      if (there !== undefined) return there;
      known.set(text, known.size);
      return known.size - 1;
    },
    all: () => [...known.keys()],
  };
}

type Numbers = Uint32Array | Float64Array;

function growing(make: (length: number) => Numbers): { push(value: number): void; bytes(): Uint8Array } {
  let array = make(1 << 12);
  let length = 0;
  return {
    push(value) {
      if (length === array.length) {
        const larger = make(2 * length);
        larger.set(array);
        array = larger;
      }
      array[length++] = value;
    },
    bytes: () => new Uint8Array(array.buffer, 0, length * array.BYTES_PER_ELEMENT),
  };
}

function aligned<A>(
  bytes: Uint8Array,
  width: number,
  Kind: new (buffer: ArrayBufferLike, offset: number, length: number) => A,
): A {
  const whole = bytes.byteOffset % width === 0 ? bytes : Uint8Array.from(bytes);
  return new Kind(whole.buffer, whole.byteOffset, Math.floor(whole.length / width));
}

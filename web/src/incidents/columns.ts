/**
 * The incidents of an answer in columns (layout: src/server/incident-columns.ts). They are read block by block while they come
 * into arrays of the whole length; no object is made of an incident until one is looked at.
 */
import type { IncidentRow } from '../api/types.ts';

export const FORMAT = 'truceline-incident-columns/1';

export type Incident = Omit<IncidentRow, 'startMs' | 'endMs' | 'chainageKm'>;
export const CODED = [
  'conduct',
  'means',
  'target',
  'certainty',
  'author',
  'place',
  'region',
  'sector',
] as const;
export type Coded = (typeof CODED)[number];
type Codes = Uint8Array | Uint16Array | Uint32Array;

export interface Incidents {
  /** How many there are, and how many of them have come, from the first in time. */
  readonly total: number;
  readonly length: number;
  readonly baseMs: number;
  /** Seconds after baseMs, ascending. */
  readonly home: Uint32Array;
  readonly lat: Float32Array;
  readonly lon: Float32Array;
  /** Metres. */
  readonly radius: Float32Array;
  readonly codes: Readonly<Record<Coded, Codes>>;
  /** What the codes stand for. */
  readonly words: Readonly<Record<Coded, readonly string[]>>;
  readonly contested: Uint8Array;
  readonly accounts: Uint16Array;
  readonly killed: Int32Array;
  readonly injured: Int32Array;
  id(index: number): string;
}

export function incidentAt(all: Incidents, index: number): Incident {
  const word = <T extends string>(name: Coded): T => all.words[name][all.codes[name][index]!] as T;
  const known = (value: number): number | null => (value < 0 ? null : value);
  return {
    id: all.id(index),
    homeMs: homeMsAt(all, index),
    lat: all.lat[index]!,
    lon: all.lon[index]!,
    radiusMetres: all.radius[index]!,
    place: word('place'),
    region: word('region'),
    sector: word('sector'),
    conduct: word('conduct'),
    means: word('means'),
    target: word('target'),
    certainty: word('certainty'),
    author: word('author'),
    accounts: all.accounts[index]!,
    contested: all.contested[index] === 1,
    killedMax: known(all.killed[index]!),
    injuredMax: known(all.injured[index]!),
  };
}

export const homeMsAt = (all: Incidents, index: number): number => all.baseMs + all.home[index]! * 1000;

/** @throws Error where the body is not what it says to be */
export async function readIncidents(
  body: ReadableStream<Uint8Array>,
  more: (incidents: Incidents) => void,
): Promise<void> {
  let made: Growing | undefined;
  for await (const { header, data } of blocksIn(body)) {
    made ??= startOf(header);
    take(made, header, data);
    more({ ...made.incidents, length: made.filled });
  }
  if (!made) throw new Error('the answer is empty');
  if (made.filled !== made.incidents.total) {
    throw new Error(`${made.incidents.total} incidents were promised, ${made.filled} came`);
  }
}

interface Header {
  readonly rows: number;
  readonly columns: readonly {
    readonly name: string;
    readonly type: keyof typeof ARRAYS | 'text';
    readonly bytes: number;
  }[];
  readonly format?: string;
  readonly total?: number;
  readonly baseMs?: number;
  readonly dictionaries?: Readonly<Record<Coded, readonly string[]>>;
}
const ARRAYS = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
};

interface Growing {
  readonly incidents: Incidents;
  readonly columns: Readonly<Record<string, InstanceType<(typeof ARRAYS)[keyof typeof ARRAYS]>>>;
  readonly ids: IdBlock[];
  filled: number;
}

interface IdBlock {
  readonly from: number;
  /** Joined by line feeds; split when one of them is asked for. */
  readonly bytes: Uint8Array;
  list?: readonly string[];
}

function startOf({ format, total, baseMs, dictionaries, columns: described }: Header): Growing {
  if (format !== FORMAT || total === undefined || baseMs === undefined || !dictionaries) {
    throw new Error(`expected ${FORMAT}, found ${format}`);
  }
  const columns = Object.fromEntries(
    described.flatMap(({ name, type }) => (type === 'text' ? [] : [[name, new ARRAYS[type](total)]])),
  );
  const ids: IdBlock[] = [];
  const incidents = {
    total,
    baseMs,
    length: 0,
    ...(columns as unknown as Pick<
      Incidents,
      'home' | 'lat' | 'lon' | 'radius' | 'contested' | 'accounts' | 'killed' | 'injured'
    >),
    codes: columns as Incidents['codes'],
    words: dictionaries,
    id: (index: number) => idIn(ids, index),
  };
  return { incidents, columns, ids, filled: 0 };
}

function take(made: Growing, { rows, columns }: Header, data: Uint8Array): void {
  let at = 0;
  for (const { name, type, bytes } of columns) {
    const from = data.byteOffset + at;
    if (type === 'text') made.ids.push({ from: made.filled, bytes: data.slice(at, at + bytes) });
    else made.columns[name]?.set(new ARRAYS[type](data.buffer as ArrayBuffer, from, rows), made.filled);
    at += eight(bytes);
  }
  made.filled += rows;
}

function idIn(blocks: readonly IdBlock[], index: number): string {
  const block = blocks.findLast(({ from }) => from <= index);
  if (!block) return '';
  block.list ??= new TextDecoder().decode(block.bytes).split('\n');
  return block.list[index - block.from] ?? '';
}

/** Blocks as they become whole, each in memory of its own that begins at a multiple of 8. */
async function* blocksIn(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<{ readonly header: Header; readonly data: Uint8Array }> {
  const bytes = new Pieces(body.getReader());
  for (;;) {
    const start = await bytes.next(4);
    if (!start) return;
    const head = await bytes.next(new DataView(start.buffer, start.byteOffset).getUint32(0, true));
    if (!head) throw new Error('the answer ends within a block');
    const header = JSON.parse(new TextDecoder().decode(head)) as Header;
    const data = await bytes.next(header.columns.reduce((sum, one) => sum + eight(one.bytes), 0));
    if (!data) throw new Error('the answer ends within a block');
    yield { header, data };
  }
}

/** Gives a stream out in the lengths that are asked for. */
class Pieces {
  private rest = new Uint8Array();

  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(reader: ReadableStreamDefaultReader<Uint8Array>) {
    this.reader = reader;
  }

  /** Null: the stream ended before. */
  async next(length: number): Promise<Uint8Array | null> {
    const whole = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      if (this.rest.byteLength === 0) {
        const { done, value } = await this.reader.read();
        if (done) return null;
        this.rest = value as Uint8Array<ArrayBuffer>;
      }
      const part = this.rest.subarray(0, length - filled);
      whole.set(part, filled);
      filled += part.byteLength;
      this.rest = this.rest.subarray(part.byteLength);
    }
    return whole;
  }
}

const eight = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** Of no answer. */
export const NO_INCIDENTS: Incidents = startOf({
  rows: 0,
  format: FORMAT,
  total: 0,
  baseMs: 0,
  dictionaries: Object.fromEntries(CODED.map((name) => [name, []])) as unknown as Incidents['words'],
  columns: [
    ...['home', 'lat', 'lon', 'radius', 'contested', 'accounts', 'killed', 'injured', ...CODED].map(
      (name) => ({
        name,
        type: 'u32' as const,
        bytes: 0,
      }),
    ),
  ],
}).incidents;

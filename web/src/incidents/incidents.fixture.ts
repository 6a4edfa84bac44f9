/** Incidents in columns from a few rows, for tests. */
import { CODED, FORMAT, type Incident, type Incidents, readIncidents } from './columns.ts';

const USUAL: Incident = {
  id: 'inc-1',
  homeMs: 0,
  lat: 50,
  lon: 30,
  radiusMetres: 5_000,
  place: 'Hamlet',
  region: '',
  sector: 'S01',
  conduct: 'strike',
  means: 'drone',
  target: 'energy',
  certainty: 'probable',
  author: 'NORTH',
  accounts: 1,
  contested: false,
  killedMax: null,
  injuredMax: null,
};

/** The body of an answer, as the layout says. @param perBlock rows of a block */
export function bodyOf(given: readonly Partial<Incident>[], perBlock = 1_000): Uint8Array {
  const rows = given.map((one) => ({ ...USUAL, ...one }));
  const words = Object.fromEntries(
    CODED.map((name) => [name, [...new Set(rows.map((row) => row[name] as string))]]),
  );
  const baseMs = Math.floor(Math.min(...rows.map(({ homeMs }) => homeMs)) / 1000) * 1000;
  const parts: Uint8Array[] = [];
  for (let from = 0; from === 0 || from < rows.length; from += perBlock) {
    const some = rows.slice(from, from + perBlock);
    const u32 = (values: number[]): Uint8Array => new Uint8Array(Uint32Array.from(values).buffer);
    const f32 = (values: number[]): Uint8Array => new Uint8Array(Float32Array.from(values).buffer);
    const i32 = (values: number[]): Uint8Array => new Uint8Array(Int32Array.from(values).buffer);
    const columns: [name: string, type: string, data: Uint8Array][] = [
      ['home', 'u32', u32(some.map(({ homeMs }) => Math.floor((homeMs - baseMs) / 1000)))],
      ['lat', 'f32', f32(some.map(({ lat }) => lat))],
      ['lon', 'f32', f32(some.map(({ lon }) => lon))],
      ['radius', 'f32', f32(some.map(({ radiusMetres }) => radiusMetres))],
      ...CODED.map((name): [string, string, Uint8Array] => [
        name,
        'u8',
        Uint8Array.from(some, (row) => words[name]!.indexOf(row[name] as string)),
      ]),
      ['accounts', 'u8', Uint8Array.from(some, ({ accounts }) => accounts)],
      ['contested', 'u8', Uint8Array.from(some, ({ contested }) => Number(contested))],
      ['killed', 'i32', i32(some.map(({ killedMax }) => killedMax ?? -1))],
      ['injured', 'i32', i32(some.map(({ injuredMax }) => injuredMax ?? -1))],
      ['id', 'text', new TextEncoder().encode(some.map(({ id }) => id).join('\n'))],
    ];
    const first = from === 0 ? { format: FORMAT, total: rows.length, baseMs, dictionaries: words } : {};
    const header = JSON.stringify({
      rows: some.length,
      ...first,
      columns: columns.map(([name, type, data]) => ({ name, type, bytes: data.byteLength })),
    });
    const padded = header.padEnd(Math.ceil((4 + header.length) / 8) * 8 - 4);
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, padded.length, true);
    parts.push(length, new TextEncoder().encode(padded));
    for (const [, , data] of columns) parts.push(data, new Uint8Array((8 - (data.byteLength % 8)) % 8));
  }
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** A body that comes in pieces of this many bytes. */
export const inPieces = (body: Uint8Array, bytes: number): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < body.byteLength; at += bytes) controller.enqueue(body.slice(at, at + bytes));
      controller.close();
    },
  });

export async function incidentsOf(rows: readonly Partial<Incident>[]): Promise<Incidents> {
  let last: Incidents | undefined;
  await readIncidents(inPieces(bodyOf(rows), 1 << 16), (incidents) => {
    last = incidents;
  });
  return last!;
}

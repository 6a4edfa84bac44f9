/**
 * Damaged files, by seeded chance: bytes of a sound file are changed, put in or taken out. Nothing is thrown, and every
 * row well away from the damage is taken exactly as from the sound file.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { record } from '../record/record.js';
import type { Format } from './format.js';
import { formatById } from './formats.js';
import { parseAll } from './parse-all.js';

const SETTING = { source: 'feed', timeZone: 'Europe/Vienna', parties: ['north', 'south'] };
const ROUNDS = 150;
const ROWS = 60;

/** Mulberry32, a small seeded generator (T. Ettinger, 2017; public domain). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const day = (i: number): string => `2025-03-${String((i % 28) + 1).padStart(2, '0')}`;
const rows = Array.from({ length: ROWS }, (_, i) => i);

/** Each sample is a head and rows that are all distinct; some texts are quoted, some run over two lines. */
const SAMPLES: Record<
  string,
  { readonly head: string; readonly rows: readonly string[]; readonly tail?: string }
> = {
  viina: {
    head: 'datetime,lon,lat,place_name,event_type,headline\n',
    rows: rows.map((i) => {
      const text = [`Подія ${i}`, `"Подія ${i}, ""гучна"""`, `"Подія ${i}\nдругий рядок, ${i}"`][i % 3];
      return `${day(i)} 00:00:00,16.5,48.${100 + i},Село,loc,${text}\n`;
    }),
  },
  alerts: {
    head: 'region,started_at,finished_at\n',
    rows: rows.map((i) => `"Region ${i}",${day(i)} 01:00:00,${day(i)} 0${2 + (i % 7)}:30:00+00:00\n`),
  },
  truceline: {
    head: '',
    rows: rows.map((i) => {
      const time = { start: `${day(i)}T10:00:00Z`, end: `${day(i)}T11:00:00Z`, precision: 'hour' };
      return `${JSON.stringify({ kind: 'observation', id: `o${i}`, source: 'feed', time, text: `Події "${i}"` })}\n`;
    }),
  },
  geojson: {
    head: '{"type":"FeatureCollection","features":[\n',
    rows: rows.map((i) => {
      const geometry = { type: 'Point', coordinates: [16.5, 48 + i / 100] };
      const properties = { time: day(i), text: `Події {${i}]` };
      return `${JSON.stringify({ type: 'Feature', geometry, properties })}${i === ROWS - 1 ? '' : ','}\n`;
    }),
    tail: ']}\n',
  },
};

/** Bytes that hurt parsers most, and any other. */
const NASTY = Buffer.from('"",;\n\r\0{}[]\\ \t0-:\xff\xd0', 'latin1');

function damage(bytes: Buffer, from: number, chance: () => number): { damaged: Buffer; at: number } {
  const at = from + Math.floor(chance() * (bytes.length - from));
  const byte = chance() < 0.7 ? NASTY[Math.floor(chance() * NASTY.length)]! : Math.floor(chance() * 256);
  const before = bytes.subarray(0, at);
  const kind = chance();
  if (kind < 0.4)
    return { damaged: Buffer.concat([before, Buffer.from([byte]), bytes.subarray(at + 1)]), at };
  if (kind < 0.7) return { damaged: Buffer.concat([before, Buffer.from([byte]), bytes.subarray(at)]), at };
  return { damaged: Buffer.concat([before, bytes.subarray(at + 1)]), at };
}

/** Rows next to the damaged one may be drawn into it: a line break taken out joins two, a quote reaches the next. */
const NEIGHBOURS = 1;

for (const [id, sample] of Object.entries(SAMPLES)) {
  test(`${id}: one damaged byte costs no row but its neighbours`, async () => {
    const format: Format = formatById(id)!;
    const sound = Buffer.from(sample.head + sample.rows.join('') + (sample.tail ?? ''));
    const expected = (await parseAll(format, sound, SETTING)).taken.map((row) => row.record);
    assert.equal(expected.length, ROWS);
    const ends: number[] = [];
    let end = Buffer.byteLength(sample.head);
    const headEnd = end;
    for (const row of sample.rows) {
      end += Buffer.byteLength(row);
      ends.push(end);
    }
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const { damaged, at } = damage(sound, headEnd, seeded(seed));
      const hit = ends.findIndex((rowEnd) => at < rowEnd);
      const { taken } = await parseAll(format, damaged, SETTING);
      const got = new Set(taken.map((row) => JSON.stringify(row.record)));
      expected.forEach((made, i) => {
        const near = hit >= 0 && Math.abs(i - hit) <= NEIGHBOURS;
        assert.ok(
          near || got.has(JSON.stringify(made)),
          `seed ${seed}: row ${i} is lost, the damage is in row ${hit}`,
        );
      });
      for (const row of taken)
        assert.ok(record.safeParse(row.record).success, `seed ${seed}: a record breaks the schema`);
    }
  });

  test(`${id}: many damaged bytes throw nothing and make no record that breaks the schema`, async () => {
    const format: Format = formatById(id)!;
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const chance = seeded(seed * 7919);
      let bytes: Buffer = Buffer.from(sample.head + sample.rows.join('') + (sample.tail ?? ''));
      for (let n = 0; n < 40; n++) bytes = damage(bytes, 0, chance).damaged;
      for (const row of (await parseAll(format, bytes, SETTING)).taken) {
        assert.ok(record.safeParse(row.record).success, `seed ${seed}: a record breaks the schema`);
      }
    }
  });
}

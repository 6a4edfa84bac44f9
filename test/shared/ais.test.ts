/**
 * The vectors of gpsd, libais and pyais in ../shared, where they are present: gpsd's own JSON byte for byte, the fields that
 * libais names as gpsd does, and on every file what gpsdecode prints, where it is installed.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { randomMessage, seeded, sentences } from '../../src/formats/ais/encode.fixture.js';
import { aisToJson } from '../../src/formats/ais/to-json.js';

const data = new URL('../../../shared/data/ais/', import.meta.url);
const skip = !existsSync(data);
const hasPeer = spawnSync('gpsdecode', ['-V']).status === 0;

function decode(bytes: Uint8Array, halves = false): string[] {
  const out: Buffer[] = [];
  const decoder = aisToJson((piece) => out.push(Buffer.from(piece)), { halves });
  decoder.push(bytes);
  decoder.end();
  return Buffer.concat(out).toString('latin1').split('\r\n').slice(0, -1);
}

test("gpsd's sample decodes to its check file, byte for byte", { skip }, () => {
  const expected = readFileSync(new URL('gpsd/sample.aivdm.js.chk', data), 'latin1')
    .split('\r\n')
    .slice(0, -1);
  assert.equal(expected.length, 97);
  assert.deepEqual(decode(readFileSync(new URL('gpsd/sample.aivdm', data))), expected);
});

/** Type and key under which libais has something else: flags the other way round, numbers for words, other units and signs. */
const OTHER_MEANING =
  /^(?:1|2|3)\.turn$|^(?:6|12)\.retransmit$|^27\.(?:status|gnss)$|^21\.name$|^9\.speed$|_text$/;

test('libais: every field that has the same name has the same value', { skip }, () => {
  let compared = 0;
  for (const name of ['typeexamples', 'tagblock']) {
    const mine = decode(readFileSync(new URL(`libais/${name}.nmea`, data)), true).map(
      (line) => JSON.parse(line) as Record<string, unknown>,
    );
    for (const line of readFileSync(new URL(`libais/${name}.json`, data), 'utf8')
      .trim()
      .split('\n')) {
      const expected = JSON.parse(line) as Record<string, unknown>;
      const found = mine.find(
        (one) =>
          one.type === expected.type && one.mmsi === expected.mmsi && same(one.second, expected.second),
      );
      assert.ok(found, line);
      for (const [key, value] of Object.entries(expected)) {
        if (!(key in found) || OTHER_MEANING.test(`${expected.type}.${key}`)) continue;
        assert.ok(same(found[key], value), `${line}\n${key}: ${String(found[key])}`);
        compared++;
      }
    }
  }
  assert.ok(compared > 250, `${compared} fields compared`);
});

/** libais has single-precision floats; gpsd prints positions of types 17 and 27 with one decimal. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== typeof b) return same(Number(a), Number(b));
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 0.051;
  return a === b;
}

/** Lines that gpsd 3.22 writes otherwise on purpose of ours: its line is no JSON, or says what the message does not. */
const REPAIRED = /"dac":1,"fid":(?:16|19),|"dac":200,"fid":(?:21|22|23|24),/;

const FILES = skip
  ? []
  : ['gpsd', 'libais', 'pyais'].flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, data))
        .filter((name) => /aivdm$|\.log$|\.nmea$|\.txt$|\.ais$|messages$/.test(name))
        .map((name) => `${folder}/${name}`),
    );

for (const file of FILES) {
  test(`${file}: what gpsdecode prints, line by line`, { skip: !hasPeer }, () => {
    // gpsdecode waits for the end of the last line.
    const bytes = Buffer.concat([readFileSync(new URL(file, data)), Buffer.from('\n')]);
    const expected = gpsdecode(bytes).filter((line) => line.startsWith('{"class":"AIS"'));
    assert.ok(expected.length > 0);
    assert.deepEqual(decode(bytes), expected);
  });
}

test('random messages of every type: what gpsdecode prints', { skip: !hasPeer }, () => {
  const random = seeded(20_250_325);
  const lines: string[] = [];
  for (let i = 0; i < 20_000; i++) {
    const bits = randomMessage(random, 1 + (i % 27), i % 2 === 0);
    lines.push(...sentences(bits, random() < 0.5 ? 'A' : 'B', i));
  }
  const input = Buffer.from(`${lines.join('\n')}\n`);
  const expected = gpsdecode(input);
  const mine = decode(input);
  assert.equal(mine.length, expected.length);
  const differ = mine.filter((line, i) => line !== expected[i]);
  assert.deepEqual(
    differ.filter((line) => !REPAIRED.test(line)),
    [],
  );
});

function gpsdecode(input: Uint8Array): string[] {
  const done = spawnSync('gpsdecode', ['-j'], { input, maxBuffer: 1 << 28 });
  return done.stdout.toString('latin1').split('\r\n').slice(0, -1);
}
